/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-facts.h"

#include <desk-anniversary.h>
#include "desk-local.h"

static void
free_known (gpointer known)
{
  desk_known_fact_free (known);
}

/* NULL: a later version wrote it. */
static DeskKnownFact *
read_known (DeskStmt   *stmt,
            const char *today)
{
  DeskFact *fact = desk_fact_new_parse (desk_stmt_text (stmt, 0), desk_stmt_text (stmt, 1));
  DeskKnownFact *known;

  if (fact == NULL)
    return NULL;
  known = g_new0 (DeskKnownFact, 1);
  known->fact = fact;
  known->version = desk_stmt_dup_text (stmt, 2);
  known->changed_ms = desk_stmt_int (stmt, 3);
  known->provisional = desk_stmt_int (stmt, 4) != 0;
  known->next = *fact->day != '\0' ? desk_anniversary_find_next (fact->day, fact->lunar, today)
                                   : g_strdup ("");
  return known;
}

static int
find_place (const DeskKnownFact *known)
{
  const char * const *kinds = desk_fact_list ();
  int place = 0;

  while (kinds[place] != NULL && !g_str_equal (kinds[place], known->fact->kind))
    place++;
  return place;
}

/* By kind; occasions in the order in which they come. */
static int
compare_known (gconstpointer a,
               gconstpointer b)
{
  const DeskKnownFact *left = *(DeskKnownFact * const *) a;
  const DeskKnownFact *right = *(DeskKnownFact * const *) b;
  int places = find_place (left) - find_place (right);
  int days = strcmp (left->next, right->next);

  return places != 0 ? places : days != 0 ? days : strcmp (left->fact->name, right->fact->name);
}

/**
 * desk_known_fact_copy:
 *
 * Returns: (transfer full): the same, of its own
 */
DeskKnownFact *
desk_known_fact_copy (const DeskKnownFact *self)
{
  DeskKnownFact *copy = g_memdup2 (self, sizeof *self);

  copy->fact = desk_fact_copy (self->fact);
  copy->version = g_strdup (self->version);
  copy->next = g_strdup (self->next);
  return copy;
}

void
desk_known_fact_free (DeskKnownFact *self)
{
  desk_fact_free (self->fact);
  g_free (self->version);
  g_free (self->next);
  g_free (self);
}

/**
 * desk_facts_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type DeskKnownFact) (nullable): what the manager knows of a
 *   member, by kind, without what was removed
 */
GPtrArray *
desk_facts_load (DeskDb      *db,
                 const char  *member_no,
                 const char  *today,
                 GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (free_known);
  g_autoptr (DeskStmt) stmt =
    desk_db_query (db, error,
                   "SELECT kind, value, version, changed_ms, rev = 0 FROM facts"
                   " WHERE member_no = $1 AND removed = 0",
                   "s", member_no);

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      DeskKnownFact *known = read_known (stmt, today);

      if (known != NULL)
        g_ptr_array_add (facts, known);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_ptr_array_sort (facts, compare_known);
  return g_steal_pointer (&facts);
}

/**
 * desk_facts_load_birthday:
 * @birthday: (out) (nullable): the day that the manager put in the place of the feed's
 */
gboolean
desk_facts_load_birthday (DeskDb      *db,
                          const char  *member_no,
                          DeskFact   **birthday,
                          GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value =
    desk_db_query_text (db, &local_error,
                        "SELECT value FROM facts WHERE member_no = $1 AND kind = $2"
                        " AND removed = 0",
                        "ss", member_no, DESK_FACT_BIRTHDAY);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *birthday = value != NULL ? desk_fact_new_parse (DESK_FACT_BIRTHDAY, value) : NULL;
  return TRUE;
}
