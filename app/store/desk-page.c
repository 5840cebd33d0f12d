/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-page.h"

#include <string.h>

#include <desk-error.h>
#include <desk-json.h>
#include <desk-table.h>

#include "desk-confirmed.h"
#include "desk-directory.h"
#include "desk-fresh.h"
#include "desk-grants.h"
#include "desk-meta.h"
#include "desk-page-header.h"
#include "desk-replay.h"

/* A page being read: NDJSON, a header, rows and tombstones, and an end that proves it is whole. */
typedef struct
{
  DeskLocal      *local;
  DeskDb         *db;
  DeskChange     *change;
  DeskFeedRow    *row;          /* the line at hand, if it is one */
  const char     *at;
  const char     *end;
  guint           line;
  DeskPageHeader  header;
  gboolean        fresh;        /* everything is being pulled anew */
  gboolean        quotas;       /* who may draw on what may have changed */
  gint64          rev;          /* of the last row */
  guint           n_rows;
} Reading;

static void
clear_reading (Reading *reading)
{
  desk_page_header_clear (&reading->header);
  desk_feed_row_free (reading->row);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static gboolean
fail (Reading     *reading,
      GError     **error,
      const char  *what)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               "The hub's reply cannot be used: %s (line %u)", what, reading->line);
  return FALSE;
}

/* The next line, without its end; FALSE at the end of the reply. */
static gboolean
take_line (Reading     *reading,
           const char **line,
           gsize       *length)
{
  const char *stop;

  if (reading->at >= reading->end)
    return FALSE;
  stop = memchr (reading->at, '\n', reading->end - reading->at);
  if (stop == NULL)
    stop = reading->end;
  *line = reading->at;
  *length = stop - reading->at;
  reading->at = stop + 1;
  reading->line++;
  return TRUE;
}

static gboolean
read_header (Reading  *reading,
             GError  **error)
{
  const char *line;
  gsize length;

  if (!take_line (reading, &line, &length))
    return fail (reading, error, "it has no header");
  if (!desk_page_header_read (&reading->header, line, length, error))
    return FALSE;
  reading->rev = reading->header.from;
  return desk_page_header_take (&reading->header, reading->local, reading->db, error);
}

/* The member that a row belongs to before it is replaced or removed; "" for none. */
static gboolean
note_old_member (Reading          *reading,
                 const DeskTable  *table,
                 const char       *key,
                 GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *member_no = NULL;

  if (reading->change->everything || table->member_column <= 0)
    return TRUE;

  sql = g_strdup_printf ("SELECT member_no FROM %s WHERE %s = $1", table->name, table->columns[0]);
  member_no = desk_db_query_text (reading->db, &local_error, sql, "s", key);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  desk_change_add_member (reading->change, member_no, DESK_TOUCH_LINE);
  return TRUE;
}

/* Most of what comes is there already, as the same member's. While everything is pulled anew
 * nothing is. */
static gboolean
put_values (Reading              *reading,
            const DeskTable      *table,
            const DeskFeedValue  *values,
            guint                 n_values,
            gboolean             *renewed,
            GError              **error)
{
  *renewed = FALSE;
  if (!reading->change->everything &&
      !desk_table_renew (table, reading->db, values, n_values, reading->rev, renewed, error))
    return FALSE;
  return *renewed ||
         (note_old_member (reading, table, values[0].text, error) &&
          desk_table_put (table, reading->db, values, n_values, reading->rev, error));
}

/* Visits are shown with the member's name and address. */
static void
note_table (Reading    *reading,
            const char *table_name)
{
  gboolean members = g_str_equal (table_name, "members");

  reading->change->visits |= members || g_str_equal (table_name, "visits");
  reading->quotas |= members || g_str_equal (table_name, "service_uses");
}

static gboolean
put_row (Reading     *reading,
         const char  *name,
         GError     **error)
{
  DeskFeedRow *row = reading->row;
  const DeskTable *table = desk_table_find (name);
  g_autoptr (GError) local_error = NULL;
  gboolean renewed;

  if (table == NULL || row->n_outer != 2)
    return fail (reading, error, "a row of a table that is not known here");
  if (desk_feed_row_get_text (row, row->n_outer) == NULL)
    return fail (reading, error, "a row without a key");

  if (!put_values (reading, table, row->values + row->n_outer, row->n_values - row->n_outer,
                   &renewed, &local_error))
    {
      if (g_error_matches (local_error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT))
        return fail (reading, error, "a row that lacks something");
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  note_table (reading, name);
  if (table->member_column >= 0)
    desk_change_add_member (reading->change,
                            desk_feed_row_get_text (row, row->n_outer + table->member_column),
                            desk_directory_get_touch (table, renewed));
  return TRUE;
}

/* Who left takes everything along: nothing of a member stays without the member. */
static gboolean
remove_member_rows (Reading     *reading,
                    const char  *member_no,
                    GError     **error)
{
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = NULL;

      if (tables[i].member_column < 0)
        continue;
      sql = g_strdup_printf ("DELETE FROM %s WHERE member_no = $1", tables[i].name);
      if (desk_db_run (reading->db, error, sql, "s", member_no) < 0)
        return FALSE;
    }
  desk_change_add_member (reading->change, member_no, DESK_TOUCH_LINE);
  return TRUE;
}

static gboolean
remove_row (Reading  *reading,
            GError  **error)
{
  const char *name = desk_feed_row_get_text (reading->row, 2);
  const char *key = desk_feed_row_get_text (reading->row, 3);
  const DeskTable *table = name != NULL ? desk_table_find (name) : NULL;

  if (table == NULL || key == NULL)
    return fail (reading, error, "a tombstone that names nothing");
  note_table (reading, name);
  if (table->member_column == 0)
    return remove_member_rows (reading, key, error);
  return note_old_member (reading, table, key, error) &&
         desk_table_remove (table, reading->db, key, error);
}

static gboolean
apply_row (Reading  *reading,
           GError  **error)
{
  DeskFeedRow *row = reading->row;
  const char *name = desk_feed_row_get_text (row, 0);
  gint64 rev = row->n_outer >= 2 ? row->values[1].number : 0;

  /* What is no number counts as 0. */
  if (name == NULL || rev < reading->rev || rev > reading->header.to || rev <= reading->header.from)
    return fail (reading, error, "a row without a revision of this page");

  reading->rev = rev;
  reading->n_rows++;
  return g_str_equal (name, "-") ? remove_row (reading, error) : put_row (reading, name, error);
}

static gboolean
read_end (Reading     *reading,
          const char  *line,
          gsize        length,
          GError     **error)
{
  g_autoptr (JsonObject) end = desk_json_parse_object (line, length, error);
  gint64 n_rows;

  if (end == NULL || !desk_json_get_int (end, "end", &n_rows, error))
    return FALSE;
  if (n_rows != reading->n_rows || reading->at < reading->end)
    return fail (reading, error, "it does not hold what it says");
  return TRUE;
}

/* All rows, up to an end that counts them. */
static gboolean
read_rows (Reading  *reading,
           GError  **error)
{
  const char *line;
  gsize length;

  while (take_line (reading, &line, &length))
    {
      if (length == 0 || *line != '[')
        return read_end (reading, line, length, error);
      if (!desk_feed_row_read (reading->row, line, length))
        return fail (reading, error, "a line that is no row");
      if (!apply_row (reading, error))
        return FALSE;
    }
  return fail (reading, error, "it was cut off");
}

/* The last page of everything anew: what no page held goes, if the list deserves trust. */
static gboolean
remove_old_rows (Reading  *reading,
                 GError  **error)
{
  gboolean whole = TRUE;

  if (!reading->fresh || reading->header.more)
    return TRUE;
  if (!desk_fresh_end (reading->local, reading->db, &whole, error))
    return FALSE;
  return whole || fail (reading, error, "a whole list without the manager");
}

/* What the hub accepted is left out once the rows that hold it are here. */
static gboolean
replay (Reading  *reading,
        GError  **error)
{
  return desk_confirmed_take (reading->local, reading->db, reading->header.to, error) &&
         desk_replay_run (reading->local, reading->db, reading->change, error);
}

/* Nothing new: what was made here can stay as it is. */
static gboolean
is_empty (Reading *reading)
{
  return reading->header.to == reading->header.from && !reading->fresh;
}

static gboolean
begin_change (Reading  *reading,
              GError  **error)
{
  gint64 fresh;

  if (!desk_meta_load_int (reading->db, DESK_META_FRESH, &fresh, error))
    return FALSE;
  reading->fresh = fresh != 0 || reading->header.from == 0;
  reading->change->everything = reading->fresh;
  reading->change->directory = reading->fresh && !reading->header.more;
  reading->change->status = TRUE;
  if (is_empty (reading))
    return TRUE;
  return desk_replay_rewind (reading->db, reading->change, error);
}

/* A list in several pages is complete as of its first one: changes after that are in its pages. */
static gboolean
save_list (Reading  *reading,
           GError  **error)
{
  gboolean under_way = reading->fresh && reading->header.more;

  if (!desk_meta_save_int (reading->db, DESK_META_FRESH, under_way, error))
    return FALSE;
  if (under_way && reading->header.from > 0)
    return TRUE;
  return desk_meta_save_int (reading->db, DESK_META_LIST_HEAD, under_way ? reading->header.head : 0,
                             error);
}

static gboolean
end_change (Reading  *reading,
            GError  **error)
{
  return remove_old_rows (reading, error) &&
         desk_meta_save_int (reading->db, DESK_META_CURSOR, reading->header.to, error) &&
         save_list (reading, error) &&
         (!reading->quotas || desk_grants_note_change (reading->db, error)) &&
         (is_empty (reading) || replay (reading, error));
}

/**
 * desk_page_apply:
 * @bytes: the whole reply
 * @page: (out caller-allocates): what it brought
 *
 * Rewinds what was made here, puts rows, takes out what left, moves the cursor, and runs again what
 * the hub has not confirmed. %DESK_ERROR_INVALID when the reply is cut off or wrong in any way.
 */
gboolean
desk_page_apply (DeskLocal   *local,
                 DeskDb      *db,
                 GBytes      *bytes,
                 DeskPage    *page,
                 DeskChange  *change,
                 GError     **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_auto (Reading) reading = { local, db, change, desk_feed_row_new (), text, text + size };

  if (!read_header (&reading, error) ||
      !begin_change (&reading, error) ||
      !read_rows (&reading, error) ||
      !end_change (&reading, error))
    return FALSE;

  page->rows = reading.n_rows;
  page->cursor = reading.header.to;
  page->head = reading.header.head;
  page->more = reading.header.more;
  return TRUE;
}
