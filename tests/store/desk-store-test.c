/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-json.h>
#include <desk-member-facet.h>
#include <desk-meta.h>
#include <desk-test-db.h>

/* Calls an async method with its arguments and waits; `result` is then there for its finish. */
void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = desk_test_make_dir ();
  fixture->policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  fixture->clock = desk_clock_new_stopped (desk_test_time (TEST_NOW));
  fixture->store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  test_open (fixture->store, &error);
  g_assert_no_error (error);
  test_enrol (fixture->store);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  test_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->store);
  g_object_unref (fixture->clock);
  g_object_unref (fixture->policy);
  desk_test_remove_dir (fixture->dir);
}

/* Opens a folder whose store was closed. */
static void
open_again (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (fixture->store);
  fixture->store = desk_store_new (fixture->dir, fixture->policy, fixture->clock);
  test_open (fixture->store, &error);
  g_assert_no_error (error);
}

void
store_fixture_reopen (StoreFixture *fixture)
{
  test_close (fixture->store);
  open_again (fixture);
}

/* A second connection to the store's file. (transfer full) */
DeskDb *
store_fixture_peek (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->dir, "desk.db", NULL);
  DeskDb *db = desk_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

void
store_fixture_forget (StoreFixture *fixture)
{
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);
  g_autoptr (GError) error = NULL;

  test_close (fixture->store);
  desk_db_run (db, &error, "DELETE FROM meta WHERE key IN ($1, $2)", "ss", DESK_META_DEVICE_ID,
               DESK_META_TOKEN);
  g_assert_no_error (error);
  open_again (fixture);
}

gint64
store_fixture_query_int (StoreFixture *fixture,
                         const char   *sql)
{
  g_autoptr (DeskDb) db = store_fixture_peek (fixture);

  return desk_test_ask (db, sql);
}

gboolean
test_open (DeskStore  *store,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_open, store);
  return desk_store_open_finish (store, result, error);
}

void
test_close (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_close, store);

  desk_store_close_finish (store, result, &error);
  g_assert_no_error (error);
}

void
test_save_identity (DeskStore  *store,
                    const char *manager_no,
                    const char *device_id,
                    const char *epoch)
{
  g_autoptr (GError) error = NULL;
  const DeskIdentity identity = {
    .hub_url = (char *) "https://hub.example.net",
    .device_id = (char *) device_id,
    .token = (char *) "token-of-a-test",
    .manager_no = (char *) manager_no,
    .manager_name = (char *) "王经理",
    .region = (char *) "guizhou",
  };
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_save_identity, store, &identity,
                                                    epoch);

  desk_store_save_identity_finish (store, result, &error);
  g_assert_no_error (error);
}

void
test_enrol (DeskStore *store)
{
  test_save_identity (store, TEST_MANAGER, TEST_DEVICE, TEST_EPOCH);
}

DeskSyncPoint *
test_load_sync_point (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_sync_point, store);
  DeskSyncPoint *point = desk_store_load_sync_point_finish (store, result, &error);

  g_assert_no_error (error);
  return point;
}

GArray *
test_find (DeskStore       *store,
           DeskMemberQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_find_members, store, query);
  GArray *ids = desk_store_find_members_finish (store, result, &error);

  g_assert_no_error (error);
  return ids;
}

GPtrArray *
test_load_rows (DeskStore *store,
                GArray    *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_rows, store,
                                                    (gint64 *) (void *) ids->data, ids->len, NULL);
  GPtrArray *rows = desk_store_load_rows_finish (store, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, ids->len);
  return rows;
}

/* The member numbers a query answers, in order, with a space between. */
char *
test_list_members (DeskStore       *store,
                   DeskMemberQuery *query)
{
  g_autoptr (GArray) ids = test_find (store, query);
  g_autoptr (GPtrArray) rows = test_load_rows (store, ids);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DeskMemberRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (list, "%s%s", i > 0 ? " " : "", row->member_no);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
test_search (DeskStore  *store,
             const char *text)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  g_free (query->text);
  query->text = g_strdup (text);
  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  return test_list_members (store, query);
}

/* (transfer full) (nullable) */
DeskMemberRow *
test_load_row (DeskStore  *store,
               const char *member_no)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GArray) ids = test_find (store, query);
  g_autoptr (GPtrArray) rows = test_load_rows (store, ids);

  for (guint i = 0; i < rows->len; i++)
    {
      const DeskMemberRow *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->member_no, member_no))
        return desk_member_row_copy (row);
    }
  return NULL;
}

DeskMemberFile *
test_load_member (DeskStore   *store,
                  const char  *member_no,
                  GError     **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_member, store, member_no);
  return desk_store_load_member_finish (store, result, error);
}

DeskToday *
test_load_today (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_today, store);
  DeskToday *today = desk_store_load_today_finish (store, result, &error);

  g_assert_no_error (error);
  return today;
}

DeskSyncStatus *
test_load_status (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_status, store);
  DeskSyncStatus *status = desk_store_load_status_finish (store, result, &error);

  g_assert_no_error (error);
  return status;
}

GPtrArray *
test_list_outbox (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_list_outbox, store);
  GPtrArray *entries = desk_store_list_outbox_finish (store, result, &error);

  g_assert_no_error (error);
  return entries;
}

DeskVerdict *
test_perform (DeskStore   *store,
              const char  *kind,
              const char  *args,
              GError     **error)
{
  g_autoptr (JsonObject) object = desk_json_parse_object (args, -1, NULL);

  g_assert_nonnull (object);
  {
    g_autoptr (GAsyncResult) result = desk_test_call (desk_store_perform, store, kind, object);
    return desk_store_perform_finish (store, result, error);
  }
}

/* @saved: what desk_member_query_save() writes. */
void
test_save_filter (DeskStore  *store,
                  const char *name,
                  const char *saved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberQuery) query = desk_member_query_restore (saved, &error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_no_error (error);
  result = desk_test_call (desk_store_save_filter, store, name, query, FALSE);
  desk_store_save_filter_finish (store, result, &error);
  g_assert_no_error (error);
}

/* An emergency reactivation that must be accepted. Returns: (transfer full): the operation's id */
char *
test_use (DeskStore  *store,
          const char *member_no)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autofree char *args = NULL;

  args = g_strdup_printf ("{\"member_no\":\"%s\",\"service\":\"emergency-reactivation\"}",
                          member_no);
  verdict = test_perform (store, DESK_OP_SERVICE_USE, args, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

gboolean
test_resolve (DeskStore       *store,
              const char      *op_id,
              DeskResolution   resolution,
              DeskVerdict    **verdict,
              GError         **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_resolve, store, op_id, resolution);
  return desk_store_resolve_finish (store, result, verdict, error);
}

DeskVerdict *
test_amend (DeskStore   *store,
            const char  *op_id,
            const char  *kind,
            const char  *args,
            GError     **error)
{
  g_autoptr (JsonNode) node = json_from_string (args, NULL);

  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_amend, store, op_id, kind,
                                                    json_node_get_object (node));
  return desk_store_amend_finish (store, result, error);
}

GPtrArray *
test_take_batch (DeskStore *store,
                 guint      limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_take_batch, store, limit);
  GPtrArray *texts = desk_store_take_batch_finish (store, result, &error);

  g_assert_no_error (error);
  return texts;
}

void
test_unsend (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_unsend, store);

  desk_store_unsend_finish (store, result, &error);
  g_assert_no_error (error);
}

static void
settle_one (DeskStore   *store,
            DeskVerdict *verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) verdicts = NULL;

  verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_verdict_free);
  g_ptr_array_add (verdicts, verdict);
  {
    g_autoptr (GAsyncResult) result = desk_test_call (desk_store_settle, store, verdicts, 0);
    desk_store_settle_finish (store, result, &error);
  }
  g_assert_no_error (error);
}

void
test_accept (DeskStore  *store,
             const char *op_id,
             gint64      rev)
{
  DeskVerdict *verdict = desk_verdict_new (op_id);

  verdict->rev = rev;
  settle_one (store, verdict);
}

void
test_reject (DeskStore  *store,
             const char *op_id,
             const char *code)
{
  DeskVerdict *verdict = desk_verdict_new (op_id);

  desk_verdict_refuse (verdict, desk_reason_new (code, "E6"));
  settle_one (store, verdict);
}

gboolean
test_apply (DeskStore  *store,
            GBytes     *bytes,
            DeskPage   *page,
            GError    **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_apply_page, store, bytes);
  return desk_store_apply_page_finish (store, result, page, error);
}

void
test_start_over (DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_start_over, store);

  desk_store_start_over_finish (store, result, &error);
  g_assert_no_error (error);
}

void
test_note_end (DeskStore    *store,
               DeskRoundEnd  end,
               gint64        skew_ms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_note_round, store, end, skew_ms);

  desk_store_note_round_finish (store, result, &error);
  g_assert_no_error (error);
}

void
test_note_round (DeskStore *store,
                 gboolean   reached)
{
  test_note_end (store, reached ? DESK_ROUND_WHOLE : DESK_ROUND_UNREACHED, DESK_SKEW_UNKNOWN);
}
