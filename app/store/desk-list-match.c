/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-match.h"

#include <desk-fold.h>
#include <desk-phone.h>
#include <string.h>

#include "desk-list-news.h"
#include "desk-store-private.h"

/* Members that are not closed. A name is looked for with whatever address behind it; the line feed
 * comes after the tab that ends the name. */
#define MEMBER                                                                     \
  "SELECT m.member_no, m.name, m.address, m.area FROM directory AS d"              \
  " JOIN members AS m ON m.member_no = d.member_no"
#define BY_NUMBER  MEMBER " WHERE d.member_no = $1"
#define BY_ACCOUNT MEMBER " JOIN accounts AS a ON a.member_no = d.member_no WHERE a.number = $1"
#define BY_PHONE   MEMBER " WHERE d.phone_key = $1 AND d.phone_key <> ''"
#define BY_NAME    MEMBER " WHERE d.person_key >= $1 || char (9) AND d.person_key < $1 || char (10)"

/* So many are told apart, and named. */
#define MAX_CANDIDATES 100
#define MAX_NAMED      3

typedef struct
{
  GPtrArray *rows;
  guint      first;
  guint      n_rows;
} Rows;

typedef struct
{
  char *member_no;
  char *name;
  char *address;
  char *area;
} Candidate;

static void
free_rows (gpointer data)
{
  Rows *rows = data;

  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->member_no);
  g_free (candidate->name);
  g_free (candidate->address);
  g_free (candidate->area);
  g_free (candidate);
}

static gboolean
holds (GPtrArray  *candidates,
       const char *member_no)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, i);

      if (g_str_equal (candidate->member_no, member_no))
        return TRUE;
    }
  return FALSE;
}

/* Adds whoever the statement finds for @key, once each. */
static gboolean
add_found (DeskDb      *db,
           const char  *sql,
           const char  *key,
           GPtrArray   *candidates,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, sql, "s", key);

  if (stmt == NULL)
    return FALSE;
  while (candidates->len < MAX_CANDIDATES && desk_stmt_step (stmt, &local_error))
    if (!holds (candidates, desk_stmt_text (stmt, 0)))
      {
        Candidate *candidate = g_new0 (Candidate, 1);

        candidate->member_no = desk_stmt_dup_text (stmt, 0);
        candidate->name = desk_stmt_dup_text (stmt, 1);
        candidate->address = desk_stmt_dup_text (stmt, 2);
        candidate->area = desk_stmt_dup_text (stmt, 3);
        g_ptr_array_add (candidates, candidate);
      }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A column of numbers may hold phones as well as accounts. */
static gboolean
add_by_numbers (DeskDb             *db,
                const DeskListRow  *row,
                GPtrArray          *candidates,
                GError            **error)
{
  if (row->said_no != NULL)
    {
      g_autofree char *member_no = desk_phone_compact (row->said_no);

      if (!add_found (db, BY_NUMBER, row->said_no, candidates, error) ||
          !add_found (db, BY_NUMBER, member_no, candidates, error))
        return FALSE;
    }
  for (guint i = 0; row->numbers != NULL && row->numbers[i] != NULL; i++)
    {
      g_autofree char *account = desk_phone_compact (row->numbers[i]);
      g_autofree char *phone = desk_phone_key (row->numbers[i]);

      if (!add_found (db, BY_ACCOUNT, row->numbers[i], candidates, error) ||
          !add_found (db, BY_ACCOUNT, account, candidates, error) ||
          !add_found (db, BY_PHONE, phone, candidates, error))
        return FALSE;
    }
  return TRUE;
}

/* The name without what people are called by behind it. */
static char *
fold_name (const char *name)
{
  static const char * const behind[] = { "先生", "女士", "小姐" };
  char *folded = desk_fold_compact (name);

  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    if (g_str_has_suffix (folded, behind[i]) && strlen (folded) > strlen (behind[i]))
      {
        folded[strlen (folded) - strlen (behind[i])] = '\0';
        break;
      }
  return folded;
}

/* Lists often have a part of the name alone. */
static gboolean
fits_name (const Candidate   *candidate,
           const DeskListRow *row)
{
  g_autofree char *said = row->said_name != NULL ? fold_name (row->said_name) : NULL;
  g_autofree char *name = desk_fold_compact (candidate->name);

  return said == NULL || g_str_has_prefix (name, said) || g_str_has_prefix (said, name);
}

/* Town or country, as members have it; NULL: another word. */
static const char *
find_area (const DeskListRow *row)
{
  static const char * const areas[][2] = {
    { "城镇", "town" }, { "town", "town" }, { "农村", "country" }, { "country", "country" },
  };
  g_autofree char *said = row->said_area != NULL ? desk_fold_compact (row->said_area) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    if (g_strcmp0 (said, areas[i][0]) == 0)
      return areas[i][1];
  return NULL;
}

/* Town or country, or a part of the address. */
static gboolean
fits_area (const Candidate   *candidate,
           const DeskListRow *row)
{
  const char *area = find_area (row);
  g_autofree char *said = row->said_area != NULL ? desk_fold_compact (row->said_area) : NULL;
  g_autofree char *address = desk_fold_compact (candidate->address);

  if (area != NULL)
    return g_str_equal (candidate->area, area);
  return said == NULL || strstr (address, said) != NULL ||
         (*address != '\0' && g_str_has_suffix (said, address));
}

static void
keep_fitting (GPtrArray          *candidates,
              const DeskListRow  *row,
              gboolean          (*fits) (const Candidate *, const DeskListRow *))
{
  for (guint i = candidates->len; i > 0; i--)
    if (!fits (g_ptr_array_index (candidates, i - 1), row))
      g_ptr_array_remove_index (candidates, i - 1);
}

static char *
describe (GPtrArray *candidates)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (candidates->len, MAX_NAMED); i++)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", candidate->name,
                              candidate->member_no);
    }
  if (candidates->len > MAX_NAMED)
    g_string_append (text, ", …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
settle (DeskListRow *row,
        GPtrArray   *candidates)
{
  g_autofree char *several = NULL;

  if (candidates->len == 1)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, 0);

      row->outcome = DESK_LIST_MATCHED;
      row->member_no = g_strdup (candidate->member_no);
      row->name = g_strdup (candidate->name);
      return;
    }
  several = describe (candidates);
  desk_list_row_set_problem (row, DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_SEVERAL, several);
}

/* Numbers say who it is; a name beside them must not say otherwise, and tells two with the same
 * phone apart. */
static void
settle_by_numbers (DeskListRow *row,
                   GPtrArray   *candidates)
{
  g_autofree char *found = describe (candidates);

  keep_fitting (candidates, row, fits_name);
  if (candidates->len > 0)
    settle (row, candidates);
  else
    desk_list_row_set_problem (row, DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_OTHER_NAME, found);
}

/* A name alone will do where the row has no number, and only one member bears it; where nobody has
 * the number, the address must speak for the member too. */
static gboolean
settle_by_name (DeskDb       *db,
                DeskListRow  *row,
                GPtrArray    *candidates,
                GError      **error)
{
  g_autofree char *name = row->said_name != NULL ? fold_name (row->said_name) : NULL;
  gboolean has_number = row->said_no != NULL || row->numbers != NULL;

  if (name != NULL && *name != '\0' && !add_found (db, BY_NAME, name, candidates, error))
    return FALSE;
  keep_fitting (candidates, row, fits_area);
  if (candidates->len == 0)
    desk_list_row_set_problem (row, DESK_LIST_NOT_FOUND, DESK_LIST_PROBLEM_NONE, NULL);
  else if (has_number && (row->said_area == NULL || find_area (row) != NULL))
    {
      g_autofree char *found = describe (candidates);

      desk_list_row_set_problem (row, DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_OTHER_NUMBER, found);
    }
  else
    settle (row, candidates);
  return TRUE;
}

static gboolean
match_row (DeskDb       *db,
           DeskListRow  *row,
           GError      **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (free_candidate);
  gboolean adds;

  if (!add_by_numbers (db, row, candidates, error))
    return FALSE;
  if (candidates->len > 0)
    settle_by_numbers (row, candidates);
  else if (!settle_by_name (db, row, candidates, error))
    return FALSE;
  if (row->outcome != DESK_LIST_MATCHED || (row->note == NULL && row->tags == NULL))
    return TRUE;

  if (!desk_list_news_adds (db, row, &adds, error))
    return FALSE;
  row->outcome = adds ? DESK_LIST_ADD : DESK_LIST_NOTHING_NEW;
  return TRUE;
}

static gpointer
match_rows (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  const Rows *rows = data;

  for (guint i = rows->first; i < rows->first + rows->n_rows; i++)
    {
      DeskListRow *row = g_ptr_array_index (rows->rows, i);

      if (row->outcome != DESK_LIST_UNREADABLE && !match_row (db, row, error))
        return NULL;
    }
  return rows->rows;
}

/**
 * desk_store_match_rows_async:
 * @rows: (element-type DeskListRow): not to be touched until it is done
 *
 * Finds the members that rows of a list are about: by member number, account or phone, else by name
 * and area.
 */
void
desk_store_match_rows_async (DeskStore           *store,
                             GPtrArray           *rows,
                             guint                first,
                             guint                n_rows,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Rows wanted = { .first = first, .n_rows = n_rows };

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (rows != NULL && first + n_rows <= rows->len);

  wanted.rows = g_ptr_array_ref (rows);
  desk_store_read (store, match_rows, g_memdup2 (&wanted, sizeof wanted), free_rows, NULL,
                   desk_store_match_rows_async, cancellable, callback, user_data);
}

/**
 * desk_store_match_rows_finish:
 */
gboolean
desk_store_match_rows_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_match_rows_async, error) != NULL;
}
