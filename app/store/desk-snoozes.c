/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-snoozes.h"

/* Until when, and why. */
typedef struct
{
  gint64  until_ms;
  char   *why;
} Snooze;

static void
free_snooze (gpointer data)
{
  Snooze *snooze = data;

  g_free (snooze->why);
  g_free (snooze);
}

static void
free_item (gpointer data)
{
  DeskSnoozedItem *item = data;

  g_free (item->member_no);
  g_free (item->name);
  g_free (item->salutation);
  g_free (item->cause);
  g_free (item->why);
  g_free (item);
}

static int
compare_until (gconstpointer a,
               gconstpointer b)
{
  const DeskSnoozedItem *first = *(const DeskSnoozedItem * const *) a;
  const DeskSnoozedItem *second = *(const DeskSnoozedItem * const *) b;

  return (first->until_ms > second->until_ms) - (first->until_ms < second->until_ms);
}

static const Snooze *
find_snooze (GHashTable          *snoozes,
             const DeskSnoozable *snoozable,
             gpointer             item)
{
  const char *cause = G_STRUCT_MEMBER (char *, item, snoozable->cause);
  g_autofree char *id = g_strconcat (G_STRUCT_MEMBER (char *, item, snoozable->member_no), "\t",
                                     cause, NULL);

  return cause != NULL ? g_hash_table_lookup (snoozes, id) : NULL;
}

static DeskSnoozedItem *
make_item (const DeskSnoozable *snoozable,
           gpointer             from,
           const Snooze        *snooze)
{
  DeskSnoozedItem *item = g_new0 (DeskSnoozedItem, 1);

  item->member_no = g_strdup (G_STRUCT_MEMBER (char *, from, snoozable->member_no));
  item->name = g_strdup (G_STRUCT_MEMBER (char *, from, snoozable->name));
  item->salutation = g_strdup (G_STRUCT_MEMBER (char *, from, snoozable->salutation));
  item->tier = G_STRUCT_MEMBER (DeskTier, from, snoozable->tier);
  item->cause = g_strdup (G_STRUCT_MEMBER (char *, from, snoozable->cause));
  item->why = g_strdup (snooze->why);
  item->until_ms = snooze->until_ms;
  return item;
}

GPtrArray *
desk_snoozed_items_new (void)
{
  return g_ptr_array_new_with_free_func (free_item);
}

char *
desk_snoozed_item_get_occasion (const DeskSnoozedItem *self)
{
  return g_strndup (self->cause, strcspn (self->cause, ":"));
}

/**
 * desk_snoozes_load:
 *
 * Returns: (transfer full) (nullable): what is not wanted at @now_ms, by member and cause
 */
GHashTable *
desk_snoozes_load (DeskDb  *db,
                   gint64   now_ms,
                   GError **error)
{
  g_autoptr (GHashTable) snoozes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          free_snooze);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error, "SELECT snooze_id, until_ms, why FROM snoozes WHERE until_ms > $1",
                   "i", now_ms);

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      Snooze *snooze = g_new0 (Snooze, 1);

      snooze->until_ms = desk_stmt_int (stmt, 1);
      snooze->why = desk_stmt_dup_text (stmt, 2);
      g_hash_table_insert (snoozes, desk_stmt_dup_text (stmt, 0), snooze);
    }
  if (local_error == NULL)
    return g_steal_pointer (&snoozes);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * desk_snoozes_take:
 * @snoozes: as of desk_snoozes_load()
 * @items: of one kind; loses those that are not wanted now
 * @snoozed: gets those, the next to come back first
 */
void
desk_snoozes_take (GHashTable          *snoozes,
                   const DeskSnoozable *snoozable,
                   GPtrArray           *items,
                   GPtrArray           *snoozed)
{
  for (guint i = 0; i < items->len;)
    {
      gpointer item = g_ptr_array_index (items, i);
      const Snooze *snooze = find_snooze (snoozes, snoozable, item);

      if (snooze == NULL)
        {
          i++;
          continue;
        }
      g_ptr_array_add (snoozed, make_item (snoozable, item, snooze));
      g_ptr_array_remove_index (items, i);
    }
  g_ptr_array_sort (snoozed, compare_until);
}
