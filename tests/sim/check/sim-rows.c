/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-rows.h"

void
sim_rows_compare (SimReport  *report,
                  const char *kind,
                  const char *whose,
                  const char *whose_expected,
                  GHashTable *expected,
                  GHashTable *rows)
{
  GHashTableIter iter;
  const char *key;
  const char *row;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &row))
    {
      const char *other = g_hash_table_lookup (rows, key);

      if (g_strcmp0 (row, other) != 0)
        sim_report_fail (report, kind, "%s row is %s, %s is %s", whose_expected, row, whose,
                         other != NULL ? other : "not there");
    }
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &row))
    if (!g_hash_table_contains (expected, key))
      sim_report_fail (report, kind, "%s row %s is none of %s", whose, row, whose_expected);
}
