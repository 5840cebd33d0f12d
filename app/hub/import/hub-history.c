/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-history.h"

#include <desk-balance.h>
#include <desk-feed-change.h>

/* The columns whose changes are kept. */
static const char * const kept_columns[] = {
  DESK_FEED_CHANGE_CARD_TIER, DESK_FEED_CHANGE_CARD_EXPIRES, DESK_FEED_CHANGE_CLOSED,
  DESK_FEED_CHANGE_STATE,     DESK_FEED_CHANGE_ARREARS,      DESK_FEED_CHANGE_BALANCE,
  DESK_FEED_CHANGE_POINTS,    NULL,
};

/* A value before and after the feed, as texts; "" for none. */
typedef struct
{
  const char *field;
  char       *was;
  char       *became;
} Change;

static void
clear_change (Change *change)
{
  g_free (change->was);
  g_free (change->became);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, clear_change)

static char *
word_cell (const HubCell *cell)
{
  if (cell->is_null)
    return g_strdup ("");
  if (cell->text != NULL)
    return g_strdup (cell->text);
  return g_strdup_printf ("%" G_GINT64_FORMAT, cell->number);
}

static const char *
get_loaded (HubImportPass *pass,
            const char    *column)
{
  const char *text = hub_row_writer_loaded_text (pass->writer,
                                                 hub_import_pass_find_column (pass, column));

  return text != NULL ? text : "";
}

/* A text of 0 or less, or none, is nothing owed. */
static gboolean
is_owed (const char *fen)
{
  return g_ascii_strtoll (fen, NULL, 10) > 0;
}

/* Only a prepaid account has a balance that can run out (E5); what is owed grows with each feed. */
static gboolean
is_kept (HubImportPass *pass,
         const Change  *change)
{
  if (g_str_equal (change->field, DESK_FEED_CHANGE_BALANCE))
    return g_str_equal (get_loaded (pass, "payment"), "prepaid") && *change->was != '\0' &&
           *change->became != '\0' && !g_str_equal (change->was, change->became);
  if (g_str_equal (change->field, DESK_FEED_CHANGE_ARREARS))
    return is_owed (change->was) != is_owed (change->became);
  return !g_str_equal (change->was, change->became);
}

static gboolean
has_number (HubImportPass *pass)
{
  return pass->table->member_column != 0;
}

/* Balances take turns in a few places, so that the table does not grow with the feeds: the change of
   a feed takes the place of the one that many feeds before. */
static char *
make_id (HubImportPass *pass,
         const Change  *change,
         const char    *member_no,
         const char    *number)
{
  gint64 place = pass->import->feed_no;

  if (g_str_equal (change->field, DESK_FEED_CHANGE_BALANCE))
    place %= DESK_FEED_CHANGE_N_BALANCES;
  if (g_str_equal (change->field, DESK_FEED_CHANGE_POINTS))
    place = 0;
  return g_strdup_printf ("%s/%s/%s/%" G_GINT64_FORMAT, member_no, number, change->field, place);
}

/* What it takes to tell later whether a balance was low then (E5). */
static DeskFeedValue
get_low (HubImportPass *pass,
         const Change  *change)
{
  if (!g_str_equal (change->field, DESK_FEED_CHANGE_BALANCE))
    return (DeskFeedValue) { DESK_FEED_NULL };
  return (DeskFeedValue) { DESK_FEED_INT, NULL, desk_balance_low_limit (pass->import->policy) };
}

static gboolean
put_change (HubImportPass  *pass,
            const Change   *change,
            const char     *member_no,
            GError        **error)
{
  HubImport *import = pass->import;
  const DeskTable *table = desk_table_find ("feed_changes");
  const char *manager_no = pass->key->manager_no;
  const char *number = has_number (pass) ? pass->key->key : "";
  g_autofree char *id = make_id (pass, change, member_no, number);
  gint64 rev = hub_feed_batch_next (import->db, manager_no, import->feeds, error);
  const DeskFeedValue values[] = {
    { DESK_FEED_TEXT, id },
    { DESK_FEED_TEXT, member_no },
    { DESK_FEED_TEXT, manager_no },
    { DESK_FEED_TEXT, number },
    { DESK_FEED_TEXT, change->field },
    { DESK_FEED_TEXT, change->was },
    { DESK_FEED_TEXT, change->became },
    { DESK_FEED_INT, NULL, import->now_ms },
    get_low (pass, change),
  };

  return rev >= 0 &&
         desk_table_put (table, import->db, values, G_N_ELEMENTS (values), rev, error);
}

static const HubCell *
find_cell (HubImportPass *pass,
           const char    *column)
{
  return &pass->cells[hub_import_pass_find_column (pass, column)];
}

static gboolean
note_column (HubImportPass  *pass,
             const char     *column,
             const char     *member_no,
             GError        **error)
{
  g_auto (Change) change = { column };

  change.was = g_strdup (get_loaded (pass, column));
  change.became = word_cell (find_cell (pass, column));
  return !is_kept (pass, &change) || put_change (pass, &change, member_no, error);
}

/**
 * hub_history_note_change:
 *
 * Keeps what the row at hand changes about the one that was loaded. Of an account that went to
 * another member nothing: what it was is not theirs. The row has been written.
 */
gboolean
hub_history_note_change (HubImportPass  *pass,
                         GError        **error)
{
  const char *member_no = find_cell (pass, "member_no")->text;

  if (!g_str_equal (get_loaded (pass, "member_no"), member_no))
    return TRUE;
  for (guint i = 0; i < pass->table->n_columns; i++)
    if (g_strv_contains (kept_columns, pass->table->columns[i]) &&
        !note_column (pass, pass->table->columns[i], member_no, error))
      return FALSE;
  return TRUE;
}

/**
 * hub_history_note_opening:
 *
 * Keeps that a member who was there before this feed has got an account. The row has been written.
 */
gboolean
hub_history_note_opening (HubImportPass  *pass,
                          GError        **error)
{
  const char *member_no = find_cell (pass, "member_no")->text;
  const HubKey *member = hub_key_set_find (pass->import->members, member_no);
  g_auto (Change) change = { DESK_FEED_CHANGE_STATE, g_strdup ("") };

  if (!has_number (pass) || !member->open)
    return TRUE;
  change.became = word_cell (find_cell (pass, change.field));
  return put_change (pass, &change, member_no, error);
}

/**
 * hub_history_note_closing:
 *
 * Keeps that the feed no longer has a member or an account: the one at the pass's key.
 */
gboolean
hub_history_note_closing (HubImportPass  *pass,
                          GError        **error)
{
  const char *field = has_number (pass) ? DESK_FEED_CHANGE_STATE : DESK_FEED_CHANGE_CLOSED;
  const char *became = has_number (pass) ? "closed" : "1";
  g_auto (Change) change = { field, NULL, g_strdup (became) };
  g_autofree char *member_no = NULL;

  if (!hub_row_writer_load (pass->writer, pass->key->key, error))
    return FALSE;
  change.was = g_strdup (get_loaded (pass, field));
  member_no = g_strdup (get_loaded (pass, "member_no"));
  return put_change (pass, &change, member_no, error);
}
