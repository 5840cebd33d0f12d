/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define NOON "2026-11-22T12:00:00+08:00"
#define USE "{\"member_no\":\"M1\",\"service\":\"emergency-reactivation\"}"
#define REVEAL "{\"member_no\":\"M1\",\"field\":\"phone\"}"
#define DOCUMENT                                                                                   \
  "{\"id\":\"0193a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b\",\"kind\":\"service.use\","                     \
  "\"device\":\"0193a1b2-0000-7000-8000-00000000d001\",\"seq\":1,\"made\":\"" NOON                 \
  "\",\"args\":" USE "}"

typedef struct
{
  gint64      rev;
  int         calls;
  const char *manager_no;
} Revisions;

static gint64
next_rev_cb (DeskDb      *db,
             const char  *manager_no,
             gpointer     user_data,
             GError     **error)
{
  Revisions *revisions = user_data;

  revisions->calls++;
  revisions->manager_no = manager_no;
  if (revisions->rev < 0)
    {
      g_set_error (error, DESK_DB_ERROR, DESK_DB_ERROR_FULL, "full");
      return -1;
    }
  return ++revisions->rev;
}

static void
test_kinds (OpsTest       *self,
            gconstpointer  data)
{
  g_assert_true (desk_ops_is_known (DESK_OP_SERVICE_USE));
  g_assert_true (desk_ops_is_known (DESK_OP_CARE_LOG));
  g_assert_true (desk_ops_is_known (DESK_OP_SECRECY_REVEAL));
  g_assert_false (desk_ops_is_known (""));
  g_assert_false (desk_ops_is_known ("service.use "));
  ops_test_assert_refused (ops_test_apply (self, "service.undo", NOON, "{}"), "unknown-kind", "");
}

static void
test_revision (OpsTest       *self,
               gconstpointer  data)
{
  Revisions revisions = { 41, 0, NULL };
  DeskVerdict *verdict;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  self->context.next_rev = next_rev_cb;
  self->context.user_data = &revisions;
  verdict = ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, USE);
  g_assert_cmpint (verdict->rev, ==, 42);
  ops_test_assert_plain (verdict);
  verdict = ops_test_apply (self, DESK_OP_SECRECY_REVEAL, NOON, REVEAL);
  g_assert_cmpint (verdict->rev, ==, 43);
  ops_test_assert_plain (verdict);
  g_assert_cmpint (ops_test_count (self, "SELECT rev FROM service_uses"), ==, 42);
  g_assert_cmpint (ops_test_count (self, "SELECT rev FROM reveals"), ==, 43);
  g_assert_cmpstr (revisions.manager_no, ==, MANAGER);
}

/* A refusal uses up no revision. */
static void
test_refusal_takes_no_revision (OpsTest       *self,
                                gconstpointer  data)
{
  Revisions revisions = { 41, 0, NULL };

  self->context.next_rev = next_rev_cb;
  self->context.user_data = &revisions;
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_SERVICE_USE, NOON, USE), "no-such-member",
                           "");
  g_assert_cmpint (revisions.calls, ==, 0);
}

static DeskVerdict *
apply_document (OpsTest  *self,
                GError  **error)
{
  g_autoptr (DeskOp) op = desk_op_new_parse (DOCUMENT, -1, error);

  g_assert_nonnull (op);
  return desk_ops_apply (&self->context, op, error);
}

static void
test_revision_fails (OpsTest       *self,
                     gconstpointer  data)
{
  Revisions revisions = { -1, 0, NULL };
  g_autoptr (GError) error = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  self->context.next_rev = next_rev_cb;
  self->context.user_data = &revisions;
  g_assert_null (apply_document (self, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_FULL);
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM service_uses"), ==, 0);
}

/* Callers see to it that an operation runs once; if one did not, the second run is an error. */
static void
test_twice_is_an_error (OpsTest       *self,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  ops_test_assert_plain (apply_document (self, &error));
  g_assert_null (apply_document (self, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_CONSTRAINT);
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM service_uses"), ==, 1);
}

/* A database that fails is an error, never a verdict. */
static void
test_database_fails (OpsTest       *self,
                     gconstpointer  table)
{
  g_autofree char *drop = g_strdup_printf ("DROP TABLE %s", (const char *) table);
  g_autoptr (GError) error = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  desk_db_exec (self->db, drop, &error);
  g_assert_no_error (error);
  g_assert_null (apply_document (self, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_ENGINE);
}

static void
test_migrate_again (OpsTest       *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  ops_test_add_member (self, "M1", MANAGER, "diamond");
  g_assert_true (desk_ops_migrate (self->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM members"), ==, 1);
}

static void
test_newer (OpsTest       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  desk_db_exec (self->db, "UPDATE schema_parts SET version = 1000 WHERE part = 'ops'", &error);
  g_assert_no_error (error);
  g_assert_false (desk_ops_migrate (self->db, &error));
  g_assert_error (error, DESK_DB_ERROR, DESK_DB_ERROR_NEWER);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/ops/kinds", NULL, test_kinds);
  OPS_TEST_ADD ("/ops/revision", NULL, test_revision);
  OPS_TEST_ADD ("/ops/revision/refusal-takes-none", NULL, test_refusal_takes_no_revision);
  OPS_TEST_ADD ("/ops/revision/fails", NULL, test_revision_fails);
  OPS_TEST_ADD ("/ops/twice-is-an-error", NULL, test_twice_is_an_error);
  OPS_TEST_ADD ("/ops/database-fails/members", "members", test_database_fails);
  OPS_TEST_ADD ("/ops/database-fails/accounts", "accounts", test_database_fails);
  OPS_TEST_ADD ("/ops/database-fails/uses", "service_uses", test_database_fails);
  OPS_TEST_ADD ("/ops/migrate/again", NULL, test_migrate_again);
  OPS_TEST_ADD ("/ops/migrate/newer", NULL, test_newer);

  return g_test_run ();
}
