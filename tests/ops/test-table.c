/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-table.h>

#include "ops-test.h"

#define ACCOUNT "[\"189\",\"M1\",\"GM001\",\"mobile\",\"prepaid\",\"in-use\",1999,null,\"\",5]"

static gboolean
put (OpsTest     *self,
     const char  *table,
     const char  *values,
     gint64       rev,
     GError     **error)
{
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  g_assert_true (desk_feed_row_read (row, values, strlen (values)));
  return desk_table_put (desk_table_find (table), self->db, row->values, row->n_values, rev, error);
}

/* The descriptors say what the scripts say: the same columns in the same order, the key first, beside
 * rev, which comes before those of later scripts. */
static void
test_matches_schema (OpsTest       *self,
                     gconstpointer  data)
{
  guint n;
  const DeskTable *tables = desk_table_list (&n);

  for (guint t = 0; t < n; t++)
    {
      const DeskTable *table = &tables[t];
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskStmt) stmt = desk_db_query (
          self->db, &error, "SELECT name, type, pk FROM pragma_table_info ($1)"
          " ORDER BY name = 'rev', cid", "s", table->name);

      g_assert_no_error (error);
      for (guint i = 0; i < table->n_columns; i++)
        {
          g_assert_true (desk_stmt_step (stmt, &error));
          g_assert_cmpstr (desk_stmt_text (stmt, 0), ==, table->columns[i]);
          g_assert_cmpstr (desk_stmt_text (stmt, 1), ==, table->integers[i] ? "BIGINT" : "TEXT");
          g_assert_cmpint (desk_stmt_int (stmt, 2), ==, i == 0);
        }
      g_assert_true (desk_stmt_step (stmt, &error));
      g_assert_cmpstr (desk_stmt_text (stmt, 0), ==, "rev");
      g_assert_false (desk_stmt_step (stmt, &error));
      if (table->member_column >= 0)
        g_assert_cmpstr (table->columns[table->member_column], ==, "member_no");
      g_assert_cmpstr (desk_table_names ()[t], ==, table->name);
      g_assert_true (desk_table_find (table->name) == table);
    }
  g_assert_null (desk_table_names ()[n]);
  g_assert_null (desk_table_find ("devices"));
}

static void
test_put (OpsTest       *self,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *row = NULL;

  g_assert_true (put (self, "accounts", ACCOUNT, 3, &error));
  row = ops_test_text (
      self,
      "SELECT balance_fen || ' ' || (arrears_fen IS NULL) || ' ' || low_since_ms || ' ' || rev "
      "FROM accounts WHERE number = '189'");
  g_assert_cmpstr (row, ==, "1999 1 5 3");
}

static void
test_put_again_replaces (OpsTest       *self,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *row = NULL;

  g_assert_true (put (self, "accounts", ACCOUNT, 3, &error));
  g_assert_true (put (
      self, "accounts",
      "[\"189\",\"M2\",\"GM002\",\"fixed\",\"postpaid\",\"suspended\",null,7,\"2026-01-01\",0]", 4,
      &error));
  g_assert_no_error (error);
  row = ops_test_text (
      self,
      "SELECT member_no || manager_no || kind || payment || state || (balance_fen IS NULL) || "
      "arrears_fen || arrears_since || low_since_ms || rev FROM accounts");
  g_assert_cmpstr (row, ==, "M2GM002fixedpostpaidsuspended172026-01-0104");
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM accounts"), ==, 1);
}

/* Only a row that is there, of the same member; its index entries stay as they are. */
static void
test_renew (OpsTest       *self,
            gconstpointer  data)
{
  const DeskTable *table = desk_table_find ("accounts");
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *renewed_row = NULL;
  gboolean renewed = TRUE;

  g_assert_true (desk_feed_row_read (row, ACCOUNT, strlen (ACCOUNT)));
  g_assert_true (desk_table_renew (table, self->db, row->values, row->n_values, 4, &renewed,
                                   &error));
  g_assert_false (renewed);
  g_assert_true (put (self, "accounts",
                      "[\"189\",\"M2\",\"GM001\",\"fixed\",\"postpaid\",\"in-use\",1,2,\"x\",0]", 3,
                      &error));
  g_assert_true (desk_table_renew (table, self->db, row->values, row->n_values, 4, &renewed,
                                   &error));
  g_assert_false (renewed);
  ops_test_put (self, "accounts",
                "[\"189\",\"M1\",\"GM002\",\"fixed\",\"postpaid\",\"in-use\",1,2,\"x\",0]");
  g_assert_true (desk_table_renew (table, self->db, row->values, row->n_values, 4, &renewed,
                                   &error));
  g_assert_no_error (error);
  g_assert_true (renewed);
  renewed_row = ops_test_text (self,
                               "SELECT member_no || manager_no || kind || payment || state || "
                               "balance_fen || (arrears_fen IS NULL) || low_since_ms || rev "
                               "FROM accounts");
  g_assert_cmpstr (renewed_row, ==, "M1GM001mobileprepaidin-use1999154");
}

/* Every shared table can be renewed by its own statement. */
static void
test_renew_all (OpsTest       *self,
                gconstpointer  data)
{
  guint n;
  const DeskTable *tables = desk_table_list (&n);

  for (guint t = 0; t < n; t++)
    {
      DeskFeedValue values[DESK_FEED_ROW_VALUES] = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean renewed = TRUE;

      for (guint i = 0; i < tables[t].n_columns; i++)
        values[i] = tables[t].integers[i] ? (DeskFeedValue) { DESK_FEED_INT, .number = i }
                                          : (DeskFeedValue) { DESK_FEED_TEXT, .text = "x" };
      g_assert_true (desk_table_renew (&tables[t], self->db, values, tables[t].n_columns, 1,
                                       &renewed, &error));
      g_assert_false (renewed);
      g_assert_true (desk_table_put (&tables[t], self->db, values, tables[t].n_columns, 1, &error));
      g_assert_true (desk_table_renew (&tables[t], self->db, values, tables[t].n_columns, 2,
                                       &renewed, &error));
      g_assert_no_error (error);
      g_assert_true (renewed);
    }
}

static void
test_prepared_once (OpsTest       *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint64 before = desk_db_get_n_steps (self->db);

  for (int i = 0; i < 10; i++)
    g_assert_true (put (self, "accounts", ACCOUNT, i, &error));
  g_assert_cmpuint (desk_db_get_n_steps (self->db) - before, ==, 10);
}

static void
test_remove (OpsTest       *self,
             gconstpointer  data)
{
  const DeskTable *table = desk_table_find ("accounts");
  g_autoptr (GError) error = NULL;

  g_assert_true (put (self, "accounts", ACCOUNT, 3, &error));
  g_assert_true (desk_table_remove (table, self->db, "no such number", &error));
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM accounts"), ==, 1);
  g_assert_true (desk_table_remove (table, self->db, "189", &error));
  g_assert_no_error (error);
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM accounts"), ==, 0);
}

static void
test_does_not_fit (OpsTest       *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (put (self, "accounts", data, 3, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "accounts"));
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM accounts"), ==, 0);
}

static void
test_null_where_none_may_be (OpsTest       *self,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (put (self, "managers", "[\"GM009\",null,\"guizhou\",\"\"]", 3, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT);
}

#define MISFIT(name, values) OPS_TEST_ADD ("/table/does-not-fit/" name, values, test_does_not_fit)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/table/matches-schema", NULL, test_matches_schema);
  OPS_TEST_ADD ("/table/put", NULL, test_put);
  OPS_TEST_ADD ("/table/put-again-replaces", NULL, test_put_again_replaces);
  OPS_TEST_ADD ("/table/renew", NULL, test_renew);
  OPS_TEST_ADD ("/table/renew-all", NULL, test_renew_all);
  OPS_TEST_ADD ("/table/prepared-once", NULL, test_prepared_once);
  OPS_TEST_ADD ("/table/remove", NULL, test_remove);
  OPS_TEST_ADD ("/table/null-where-none-may-be", NULL, test_null_where_none_may_be);
  MISFIT ("few", "[\"189\"]");
  MISFIT ("many",
          "[\"189\",\"M1\",\"GM001\",\"mobile\",\"prepaid\",\"in-use\",1999,null,\"\",5,6]");
  MISFIT ("text-for-number",
          "[\"189\",\"M1\",\"GM001\",\"mobile\",\"prepaid\",\"in-use\",\"1999\",null,\"\",5]");
  MISFIT ("number-for-text",
          "[189,\"M1\",\"GM001\",\"mobile\",\"prepaid\",\"in-use\",1999,null,\"\",5]");

  return g_test_run ();
}
