/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#include <desk-changeset.h>
#include <desk-json.h>
#include <desk-table.h>
#include <desk-test-db.h>

void
ops_test_set_up (OpsTest       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->db = desk_db_open (":memory:", &error);
  g_assert_no_error (error);
  desk_ops_migrate (self->db, &error);
  g_assert_no_error (error);
  self->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  self->clock = desk_clock_new_stopped (0);
  self->seq = 0;
  self->context = (DeskOpsContext) { self->db, self->policy, MANAGER, NULL, NULL };

  ops_test_add_manager (self, MANAGER, "guizhou");
  ops_test_add_manager (self, OTHER_MANAGER, "guizhou");
}

void
ops_test_tear_down (OpsTest       *self,
                    gconstpointer  data)
{
  g_clear_object (&self->db);
  g_clear_object (&self->policy);
  g_clear_object (&self->clock);
}

void
ops_test_change_policy (OpsTest    *self,
                        const char *old_text,
                        const char *new_text)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "data", "policy", "guizhou-2010.ini", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (contents);
  g_assert_cmpuint (g_string_replace (changed, old_text, new_text, 0), >, 0);
  g_clear_object (&self->policy);
  self->policy = desk_policy_new_from_data (changed->str, changed->len, path, &error);
  g_assert_no_error (error);
  self->context.policy = self->policy;
}

void
ops_test_put (OpsTest    *self,
              const char *table,
              const char *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskFeedRow) row = desk_feed_row_new ();

  g_assert_true (desk_feed_row_read (row, values, strlen (values)));
  desk_table_put (desk_table_find (table), self->db, row->values, row->n_values, 1, &error);
  g_assert_no_error (error);
}

void
ops_test_add_manager (OpsTest    *self,
                      const char *manager_no,
                      const char *region)
{
  g_autofree char *values = g_strdup_printf ("[\"%s\",\"李雷\",\"%s\",\"\"]", manager_no, region);

  ops_test_put (self, "managers", values);
}

void
ops_test_add_member (OpsTest    *self,
                     const char *member_no,
                     const char *manager_no,
                     const char *card_tier)
{
  g_autofree char *values = g_strdup_printf (
      "[\"%s\",\"%s\",\"王秀英\",\"ms\",\"personal\",\"\",\"\",\"\",\"tianyi\",500000,null,null,"
      "\"%s\",\"2027-06-30\",null,\"18900000001\",\"贵阳市\",\"town\",\"1970-01-31\",0]",
      member_no, manager_no, card_tier);

  ops_test_put (self, "members", values);
}

void
ops_test_close_member (OpsTest    *self,
                       const char *member_no)
{
  g_autoptr (GError) error = NULL;

  desk_db_run (self->db, &error, "UPDATE members SET closed = 1 WHERE member_no = $1", "s",
               member_no);
  g_assert_no_error (error);
}

void
ops_test_add_account (OpsTest    *self,
                      const char *number,
                      const char *member_no,
                      gint64      arrears_fen)
{
  g_autofree char *values =
    g_strdup_printf ("[\"%s\",\"%s\",\"" MANAGER
                     "\",\"mobile\",\"postpaid\",\"in-use\",null,%" G_GINT64_FORMAT ",\"%s\",0]",
                     number, member_no, arrears_fen, arrears_fen > 0 ? "2026-10-01" : "");

  ops_test_put (self, "accounts", values);
}

gint64
ops_test_count (OpsTest    *self,
                const char *sql)
{
  return desk_test_ask (self->db, sql);
}

char *
ops_test_text (OpsTest    *self,
               const char *sql)
{
  return desk_test_ask_text (self->db, sql);
}

DeskVerdict *
ops_test_apply (OpsTest    *self,
                const char *kind,
                const char *made,
                const char *args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = desk_json_parse_object (args, -1, &error);
  g_autoptr (DeskOp) op = NULL;
  g_autoptr (DeskRecorder) recorder = NULL;
  g_autoptr (GBytes) changes = NULL;
  DeskVerdict *verdict;

  g_assert_no_error (error);
  desk_clock_set (self->clock, desk_test_time (made));
  op = desk_op_new (kind, object, OPS_TEST_DEVICE, ++self->seq, self->clock,
                    desk_policy_get_zone (self->policy));

  desk_db_begin (self->db, &error);
  g_assert_no_error (error);
  recorder = desk_recorder_start (self->db, desk_table_names (), &error);
  g_assert_no_error (error);
  verdict = desk_ops_apply (&self->context, op, &error);
  g_assert_no_error (error);
  changes = desk_recorder_finish (recorder, &error);
  g_assert_no_error (error);
  desk_db_commit (self->db, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (verdict->op_id, ==, op->op_id);
  g_assert_true (verdict->accepted == (g_bytes_get_size (changes) > 0));
  return verdict;
}

/* Core has a sentence for the code, and the reason all the values that it needs (others read
 * “…”). */
static void
assert_reason (DeskReason *reason,
               const char *code,
               const char *rule)
{
  g_autofree char *sentence = desk_reason_describe (reason);

  g_assert_cmpstr (reason->code, ==, code);
  g_assert_cmpstr (reason->rule, ==, rule);
  g_assert_null (strstr (sentence, "does not know yet"));
  g_assert_null (strstr (sentence, "…"));
}

void
ops_test_assert_refused (DeskVerdict *verdict,
                         const char  *code,
                         const char  *rule)
{
  g_assert_false (verdict->accepted);
  g_assert_nonnull (verdict->reason);
  assert_reason (verdict->reason, code, rule);
  g_assert_cmpuint (verdict->warnings->len, ==, 0);
  g_assert_cmpint (verdict->rev, ==, 0);
  desk_verdict_free (verdict);
}

void
ops_test_assert_warned (DeskVerdict *verdict,
                        const char  *code,
                        const char  *rule)
{
  g_assert_true (verdict->accepted);
  g_assert_cmpuint (verdict->warnings->len, ==, 1);
  assert_reason (verdict->warnings->pdata[0], code, rule);
  desk_verdict_free (verdict);
}

void
ops_test_assert_plain (DeskVerdict *verdict)
{
  g_assert_true (verdict->accepted);
  g_assert_null (verdict->reason);
  g_assert_cmpuint (verdict->warnings->len, ==, 0);
  desk_verdict_free (verdict);
}
