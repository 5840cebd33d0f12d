/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-page.h"

#include <desk-table.h>
#include <desk-time.h>
#include <hub-database.h>

#include "hub-writer.h"

/**
 * Source:
 *
 * One of the streams that a page is merged from: the rows of a table, or (@table is %NULL) the
 * tombstones, each in the order of its revisions. @rev is that of the row at hand, 0 at the end.
 */
typedef struct
{
  const DeskTable *table;
  DeskStmt        *stmt;
  gint64           rev;
  gboolean         used;
} Source;

static void
clear_source (Source *source)
{
  g_clear_pointer (&source->stmt, desk_stmt_free);
}

static gboolean
step (Source  *source,
      GError **error)
{
  g_autoptr (GError) failure = NULL;

  source->rev = desk_stmt_step (source->stmt, &failure) ? desk_stmt_int (source->stmt, 0) : 0;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
open_source (HubPage          *page,
             const DeskTable  *table,
             const char       *sql,
             GError          **error)
{
  Source source = { .table = table };

  source.stmt = desk_db_query (page->context->db, error, sql, "si", page->manager_no, page->cursor);
  if (source.stmt == NULL)
    return FALSE;
  g_array_append_val (page->sources, source);
  return step (&g_array_index (page->sources, Source, page->sources->len - 1), error);
}

static gboolean
open_table (HubPage          *page,
            const DeskTable  *table,
            GError          **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT rev");

  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, ", %s", table->columns[i]);
  g_string_append_printf (sql, " FROM %s WHERE manager_no = $1 AND rev > $2 ORDER BY rev",
                          table->name);
  return open_source (page, table, sql->str, error);
}

static gboolean
open_sources (HubPage  *page,
              GError  **error)
{
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!open_table (page, &tables[i], error))
      return FALSE;
  return open_source (page, NULL,
                      "SELECT rev, table_name, row_key, reason FROM tombstones"
                      " WHERE manager_no = $1 AND rev > $2 ORDER BY rev", error);
}

static void
write_row (Source  *source,
           GString *json)
{
  const DeskTable *table = source->table;

  g_string_append (json, "[\"");
  g_string_append (json, table->name);
  g_string_append (json, "\",");
  hub_writer_add_int (json, source->rev);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (json, i == 0 ? ",[" : ",");
      if (desk_stmt_is_null (source->stmt, i + 1))
        g_string_append (json, "null");
      else if (table->integers[i])
        hub_writer_add_int (json, desk_stmt_int (source->stmt, i + 1));
      else
        hub_writer_add_text (json, desk_stmt_text (source->stmt, i + 1));
    }
  g_string_append (json, "]]\n");
}

static void
write_tombstone (Source  *source,
                 GString *json)
{
  g_string_append (json, "[\"-\",");
  hub_writer_add_int (json, source->rev);
  for (int column = 1; column <= 3; column++)
    {
      g_string_append_c (json, ',');
      hub_writer_add_text (json, desk_stmt_text (source->stmt, column));
    }
  g_string_append (json, "]\n");
}

static Source *
find_lowest (HubPage *page)
{
  Source *lowest = NULL;

  for (guint i = 0; i < page->sources->len; i++)
    {
      Source *source = &g_array_index (page->sources, Source, i);

      if (source->rev != 0 && (lowest == NULL || source->rev < lowest->rev))
        lowest = source;
    }
  return lowest;
}

static gboolean
is_full (HubPage *page,
         GString *json)
{
  return page->n_rows >= page->limit || json->len >= HUB_PULL_BYTES;
}

/* Rows of one revision are never parted: a cursor between them would skip the rest. */
static gboolean
write_rows (HubPage  *page,
            GString  *json,
            GError  **error)
{
  for (Source *source; (source = find_lowest (page)) != NULL;)
    {
      if (is_full (page, json) && source->rev != page->to)
        {
          page->more = TRUE;
          return TRUE;
        }
      if (source->table != NULL)
        write_row (source, json);
      else
        write_tombstone (source, json);
      source->used = TRUE;
      page->to = source->rev;
      page->n_rows++;
      if (!step (source, error))
        return FALSE;
    }
  page->to = page->head;
  return TRUE;
}

static gboolean
write_feed (HubPage  *page,
            GString  *json,
            GError  **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *feed_ms = hub_database_get_meta (page->context->db, HUB_META_FEED_MS, &failure);
  g_autofree char *feed = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_string_append (json, ",\"feed\":");
  if (feed_ms == NULL)
    {
      g_string_append (json, "null");
      return TRUE;
    }
  feed = desk_time_to_rfc3339 (g_ascii_strtoll (feed_ms, NULL, 10),
                               desk_policy_get_zone (page->context->policy));
  hub_writer_add_text (json, feed);
  return TRUE;
}

static void
write_columns (const DeskTable *table,
               GString         *json)
{
  hub_writer_add_text (json, table->name);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append (json, i == 0 ? ":[" : ",");
      hub_writer_add_text (json, table->columns[i]);
    }
  g_string_append_c (json, ']');
}

static void
write_all_columns (HubPage *page,
                   GString *json)
{
  const char *comma = "";

  g_string_append (json, ",\"columns\":{");
  for (guint i = 0; i < page->sources->len; i++)
    {
      Source *source = &g_array_index (page->sources, Source, i);

      if (!source->used || source->table == NULL)
        continue;
      g_string_append (json, comma);
      write_columns (source->table, json);
      comma = ",";
    }
  g_string_append_c (json, '}');
}

static gboolean
write_header (HubPage  *page,
              GString  *json,
              GError  **error)
{
  if (!hub_begin_header (page->context, json, error))
    return FALSE;
  g_string_append_printf (json,
                          ",\"from\":%" G_GINT64_FORMAT ",\"to\":%" G_GINT64_FORMAT
                          ",\"head\":%" G_GINT64_FORMAT ",\"more\":%s"
                          ",\"last_seq\":%" G_GINT64_FORMAT,
                          page->cursor, page->to, page->head, page->more ? "true" : "false",
                          page->last_seq);
  if (!write_feed (page, json, error))
    return FALSE;
  write_all_columns (page, json);
  g_string_append (json, ",\"policy\":");
  hub_writer_add_text (json, desk_policy_get_version (page->context->policy));
  g_string_append (json, "}\n");
  return TRUE;
}

/**
 * hub_page_init:
 * @device: of the manager whose feed it is; outlives the page
 *
 * Prepares an empty page; the caller sets @cursor, @limit and @head.
 */
void
hub_page_init (HubPage    *self,
               HubContext *context,
               HubDevice  *device)
{
  self->context = context;
  self->manager_no = device->manager_no;
  self->last_seq = device->last_seq;
  self->sources = g_array_new (FALSE, TRUE, sizeof (Source));
  g_array_set_clear_func (self->sources, (GDestroyNotify) clear_source);
}

/**
 * hub_page_write:
 * @json: (inout): empty; gets header and rows
 *
 * Reads the rows after the cursor; the caller holds the read transaction in which it read @head.
 *
 * Returns: %FALSE with @error set when the database fails
 */
gboolean
hub_page_write (HubPage  *self,
                GString  *json,
                GError  **error)
{
  g_autoptr (GString) header = g_string_new (NULL);

  self->to = self->cursor;
  /* The counter alone tells that nothing is new: then no table of rows is touched. */
  if (self->cursor < self->head && (!open_sources (self, error) || !write_rows (self, json, error)))
    return FALSE;
  if (!write_header (self, header, error))
    return FALSE;

  /* Only the rows tell how far the page goes. */
  g_string_prepend_len (json, header->str, header->len);
  g_string_append_printf (json, "{\"end\":%u}\n", self->n_rows);
  g_array_set_size (self->sources, 0);
  return TRUE;
}

void
hub_page_clear (HubPage *self)
{
  g_clear_pointer (&self->sources, g_array_unref);
}
