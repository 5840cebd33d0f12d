/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-check.h"

#include <glib/gi18n-lib.h>

#include <desk-error.h>
#include <desk-table.h>

/* A row of $t that nothing the hub does leaves behind, and what is wrong with it. */
typedef struct
{
  const char *where;
  const char *what;             /* N_() */
} Finding;

static const Finding of_members[] = {
  { "NOT EXISTS (SELECT 1 FROM members AS m WHERE m.member_no = t.member_no)",
    N_("its member is not there; restore the last sound backup") },
  { "EXISTS (SELECT 1 FROM members AS m WHERE m.member_no = t.member_no"
    " AND m.manager_no <> t.manager_no)",
    N_("its member is another manager's; restore the last sound backup") },
};
static const Finding of_all =
  { "t.rev > ifnull ((SELECT rev FROM feeds AS f WHERE f.manager_no = t.manager_no), 0)",
    N_("its manager's feed has not reached its revision; restore the last sound backup") };
static const Finding of_grants =
  { "t.spent_by <> '' AND NOT EXISTS (SELECT 1 FROM service_uses AS u WHERE u.use_id = t.spent_by"
    " AND u.member_no = t.member_no AND u.month = t.month)",
    N_("the use that it became is not there; restore the last sound backup") };

/* TRUE where there is no such row; otherwise the first one is the error. */
static gboolean
find_none (DeskDb         *db,
           const char     *table,
           const char     *key_column,
           const Finding  *finding,
           GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s AS t WHERE %s ORDER BY 1 LIMIT 1",
                                          key_column, table, finding->where);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *key = desk_db_query_text (db, &local_error, sql, "");

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (key == NULL)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("%s: row %s of the table %s: %s"), desk_db_get_path (db), key,
               table, _(finding->what));
  return FALSE;
}

static gboolean
check_table (DeskDb           *db,
             const DeskTable  *table,
             GError          **error)
{
  if (table->member_column > 0)
    for (guint i = 0; i < G_N_ELEMENTS (of_members); i++)
      if (!find_none (db, table->name, table->columns[0], &of_members[i], error))
        return FALSE;
  return find_none (db, table->name, table->columns[0], &of_all, error);
}

/**
 * hub_check_rows:
 *
 * Checks what the rows of the shared tables say of each other: each is of a member who is there, and
 * stands in the feed of that member's manager; and that what was granted and spent is a use.
 * %DESK_ERROR_INVALID with the first row that does not fit.
 */
gboolean
hub_check_rows (DeskDb  *db,
                GError **error)
{
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (!check_table (db, &tables[i], error))
      return FALSE;
  return find_none (db, "grants", "grant_id", &of_grants, error);
}
