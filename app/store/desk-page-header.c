/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-page-header.h"

#include <desk-error.h>
#include <desk-table.h>
#include <desk-time.h>

#include "desk-hub-policy.h"
#include "desk-meta.h"
#include "desk-renumber.h"

static gboolean
fail (GError     **error,
      const char  *what)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "The hub's reply cannot be used: %s (line 1)",
               what);
  return FALSE;
}

static gboolean
check_columns (const char  *name,
               JsonNode    *node,
               GError     **error)
{
  const DeskTable *table = desk_table_find (name);
  JsonArray *columns;

  if (table == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, "a table that is not known here");

  columns = json_node_get_array (node);
  if (json_array_get_length (columns) != table->n_columns)
    return fail (error, "a table with other columns");
  for (guint i = 0; i < table->n_columns; i++)
    {
      JsonNode *column = json_array_get_element (columns, i);

      if (json_node_get_value_type (column) != G_TYPE_STRING ||
          !g_str_equal (json_node_get_string (column), table->columns[i]))
        return fail (error, "a table with other columns");
    }
  return TRUE;
}

static gboolean
check_all_columns (const DeskPageHeader  *self,
                   GError               **error)
{
  JsonNode *node = json_object_get_member (self->json, "columns");
  JsonObjectIter iter;
  const char *name;
  JsonNode *columns;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, "columns that are no object");

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &columns))
    if (!check_columns (name, columns, error))
      return FALSE;
  return TRUE;
}

/* The epoch of a first pull is taken over; another one than before means another hub database. */
static gboolean
check_epoch (const DeskPageHeader  *self,
             DeskDb                *db,
             GError               **error)
{
  const char *epoch = desk_json_get_string (self->json, "epoch", error);
  g_autofree char *known = NULL;

  if (epoch == NULL)
    return FALSE;
  known = desk_meta_load (db, DESK_META_EPOCH, error);
  if (known == NULL)
    return FALSE;
  if (*known == '\0')
    return desk_meta_save (db, DESK_META_EPOCH, epoch, error);
  if (g_str_equal (known, epoch))
    return TRUE;

  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       "The hub's database is another one than before");
  return FALSE;
}

/* A hub that judged fewer operations of this device than it did before has lost some: a copy of its
 * database was put back. */
static gboolean
check_judged (DeskDb  *db,
              gint64   judged,
              GError **error)
{
  gint64 known;

  if (!desk_meta_load_int (db, DESK_META_JUDGED_SEQ, &known, error))
    return FALSE;
  if (judged >= known)
    return desk_meta_raise (db, DESK_META_JUDGED_SEQ, judged, error);

  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_UNSUITABLE,
                       "The hub's database is older than it was");
  return FALSE;
}

static gboolean
save_feed (const DeskPageHeader  *self,
           DeskDb                *db,
           GError               **error)
{
  const char *feed = desk_json_peek_string (self->json, "feed", NULL);
  gint64 feed_ms;

  if (feed == NULL)
    return TRUE;
  return desk_time_from_rfc3339 (feed, &feed_ms, error) &&
         desk_meta_save_int (db, DESK_META_FEED_MS, feed_ms, error);
}

static gboolean
check_revisions (const DeskPageHeader  *self,
                 DeskDb                *db,
                 GError               **error)
{
  gint64 cursor;

  if (!desk_meta_load_int (db, DESK_META_CURSOR, &cursor, error))
    return FALSE;
  if (self->from != cursor)
    return fail (error, "it does not follow what is here");
  if (self->to < self->from || self->head < self->to ||
      (self->more && self->to == self->from))
    return fail (error, "its revisions are out of order");
  return TRUE;
}

/**
 * desk_page_header_read:
 * @self: (out caller-allocates): zeroed, to be cleared
 * @line: the first of a reply
 *
 * Returns: %FALSE with a #DeskError when it is none
 */
gboolean
desk_page_header_read (DeskPageHeader  *self,
                       const char      *line,
                       gsize            length,
                       GError         **error)
{
  self->json = desk_json_parse_object (line, length, error);
  if (self->json == NULL ||
      !desk_json_get_int (self->json, "from", &self->from, error) ||
      !desk_json_get_int (self->json, "to", &self->to, error) ||
      !desk_json_get_int (self->json, "head", &self->head, error))
    return FALSE;
  self->more = desk_json_peek_boolean (self->json, "more", FALSE);
  return TRUE;
}

/**
 * desk_page_header_take:
 *
 * Checks that the page follows what is here, from the same hub database and in tables as they are
 * here, and keeps what the hub says of itself. %DESK_ERROR_UNSUITABLE when that is another database,
 * or an older state of it: then everything must be pulled anew.
 */
gboolean
desk_page_header_take (const DeskPageHeader  *self,
                       DeskLocal             *local,
                       DeskDb                *db,
                       GError               **error)
{
  gint64 judged = desk_json_peek_int (self->json, "last_seq", 0);

  return check_epoch (self, db, error) &&
         check_judged (db, judged, error) &&
         check_all_columns (self, error) &&
         save_feed (self, db, error) &&
         desk_hub_policy_note (local, db, desk_json_peek_string (self->json, "policy", NULL),
                               error) &&
         desk_renumber_follow (local, db, judged, error) &&
         check_revisions (self, db, error);
}

void
desk_page_header_clear (DeskPageHeader *self)
{
  g_clear_pointer (&self->json, json_object_unref);
}
