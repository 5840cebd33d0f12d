/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "feed-facts.h"

#include <string.h>

#define LOW_FEN 2000            /* E5: strictly under */
#define PACKAGE_FEN 8000        /* T7 */

static void
fact_free (gpointer data)
{
  FeedFact *fact = data;

  g_free (fact->member_no);
  g_free (fact->name);
  g_free (fact->brand);
  g_free (fact->phone);
  g_free (fact->address);
  g_free (fact->card_expires);
  g_ptr_array_unref (fact->low);
  g_ptr_array_unref (fact->numbers);
  g_free (fact);
}

/* The demo feed has no quotes, and its amounts always two decimals or none at all. */
static GPtrArray *
read_rows (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strchr (text, '"'));
  g_strdelimit (text, "\r", '\n');
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], ",", -1));
  return rows;
}

static const char *
get (GPtrArray  *rows,
     guint       i,
     const char *column)
{
  char **names = g_ptr_array_index (rows, 0);
  char **cells = g_ptr_array_index (rows, i);

  for (guint c = 0; names[c] != NULL; c++)
    if (g_str_equal (names[c], column))
      return cells[c];
  g_assert_not_reached ();
}

static gint64
get_fen (GPtrArray  *rows,
         guint       i,
         const char *column)
{
  g_auto (GStrv) parts = g_strsplit (get (rows, i, column), ".", 2);

  if (parts[0] == NULL)
    return 0;
  return g_ascii_strtoll (parts[0], NULL, 10) * 100 +
         (parts[1] != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : 0);
}

static FeedFact *
read_member (GPtrArray *rows,
             guint      i)
{
  FeedFact *fact = g_new0 (FeedFact, 1);
  const char *card = get (rows, i, "card_tier");

  fact->member_no = g_strdup (get (rows, i, "member_no"));
  fact->name = g_strdup (get (rows, i, "name"));
  fact->brand = g_strdup (get (rows, i, "brand"));
  fact->phone = g_strdup (get (rows, i, "phone"));
  fact->address = g_strdup (get (rows, i, "address"));
  fact->card_expires = g_strdup (get (rows, i, "card_expires"));
  fact->has_card = *card != '\0';
  if (fact->has_card)
    fact->tier = g_intern_string (card);
  else
    fact->tier = get_fen (rows, i, "package_monthly") >= PACKAGE_FEN ? "non-card" : "none";
  fact->low = g_ptr_array_new_with_free_func (g_free);
  fact->numbers = g_ptr_array_new_with_free_func (g_free);
  return fact;
}

static void
add_account (FeedFact  *fact,
             GPtrArray *rows,
             guint      i)
{
  gboolean closed = g_str_equal (get (rows, i, "state"), "closed");
  gint64 balance = get_fen (rows, i, "balance");

  g_ptr_array_add (fact->numbers, g_strdup (get (rows, i, "number")));
  if (closed)
    return;
  if (fact->has_card && get_fen (rows, i, "arrears") > 0)
    fact->frozen = TRUE;
  if (!g_str_equal (get (rows, i, "payment"), "prepaid"))
    return;
  if (balance < LOW_FEN)
    g_ptr_array_add (fact->low, g_strdup (get (rows, i, "number")));
  if (!fact->has_balance || balance < fact->lowest_fen)
    fact->lowest_fen = balance;
  fact->has_balance = TRUE;
}

GHashTable *
feed_facts_load (const char *manager_no)
{
  g_autoptr (GPtrArray) members = read_rows ("members.csv");
  g_autoptr (GPtrArray) accounts = read_rows ("accounts.csv");
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, fact_free);

  for (guint i = 1; i < members->len; i++)
    if (g_str_equal (get (members, i, "manager_no"), manager_no))
      {
        FeedFact *fact = read_member (members, i);

        g_hash_table_insert (facts, fact->member_no, fact);
      }
  for (guint i = 1; i < accounts->len; i++)
    {
      FeedFact *fact = g_hash_table_lookup (facts, get (accounts, i, "member_no"));

      if (fact != NULL)
        add_account (fact, accounts, i);
    }
  g_assert_cmpuint (g_hash_table_size (facts), >, 0);
  return facts;
}
