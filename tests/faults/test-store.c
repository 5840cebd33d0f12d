/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-store-test.h>

#include "fault-loop.h"

/* Every way in which the laptop's database changes, with the disk failing at every step of it. */

#define QUESTION                                                                                 \
  "SELECT 'member ' || member_no || ' ' || rev FROM members"                                     \
  " UNION ALL SELECT 'account ' || number || ' ' || balance_fen || ' ' || rev FROM accounts"     \
  " UNION ALL SELECT 'use ' || member_no || ' ' || rev || ' ' || count (*) FROM service_uses"    \
  "   GROUP BY member_no, rev"                                                                   \
  " UNION ALL SELECT 'waits ' || seq || ' ' || kind || ' ' || state || ' ' || rev || ' '"        \
  "   || (changeset IS NULL) || (reason IS NULL) FROM outbox"                                    \
  " UNION ALL SELECT 'confirmed ' || kind || ' ' || count (*) FROM confirmed GROUP BY kind"      \
  " UNION ALL SELECT 'line ' || member_no || ' ' || tier || ' ' || low_balance FROM lines"   \
  " UNION ALL SELECT 'meta ' || key || ' ' || value FROM meta WHERE key != 'incarnation'"        \
  " ORDER BY 1"

#define STORE_DEED(prepare_, act_, ...)                                                          \
  { .database = "desk.db", .question = QUESTION, .prepare = prepare_, .begin = begin_open,       \
    .act = act_, .end = end_store, ##__VA_ARGS__ }

static gpointer
begin_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy = desk_policy_new_builtin (&error);
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_test_time (TEST_NOW));

  g_assert_no_error (error);
  return desk_store_new (folder, policy, clock);
}

static gpointer
begin_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  DeskStore *store = begin_store (folder);

  test_open (store, &error);
  g_assert_no_error (error);
  return store;
}

static void
end_store (gpointer subject)
{
  g_autoptr (DeskStore) store = subject;

  test_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
prepare_nothing (const char *folder)
{
}

static void
prepare_new (const char *folder)
{
  end_store (begin_open (folder));
}

static void
add_first_page (DeskStore *store)
{
  TestPage *page = test_page_new (0);

  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M2", "王芳", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M3", "刘洋" });
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 1000 });
  test_page_apply (page, store);
}

static void
prepare_members (const char *folder)
{
  DeskStore *store = begin_open (folder);

  test_enrol (store);
  add_first_page (store);
  end_store (store);
}

/* Two operations, both on their way to the hub. */
static void
prepare_sent (const char *folder)
{
  DeskStore *store = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) batch = NULL;

  prepare_members (folder);
  store = begin_open (folder);
  first = test_use (store, "M1");
  second = test_use (store, "M1");
  batch = test_take_batch (store, 10);
  end_store (store);
}

static DeskVerdict *
make_verdict (DeskStore *store,
              guint      index,
              gint64     rev)
{
  g_autoptr (GPtrArray) entries = test_list_outbox (store);
  const DeskOutboxEntry *entry = g_ptr_array_index (entries, index);
  DeskVerdict *verdict = desk_verdict_new (entry->op_id);

  if (rev > 0)
    verdict->rev = rev;
  else
    desk_verdict_refuse (verdict, desk_reason_new ("no-such-member", "E6"));
  return verdict;
}

/* The first turned away, the second taken. */
static gboolean
act_settle (gpointer   subject,
            GError   **error)
{
  g_autoptr (GPtrArray) verdicts = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_verdict_free);
  g_ptr_array_add (verdicts, make_verdict (subject, 0, 0));
  g_ptr_array_add (verdicts, make_verdict (subject, 1, 6));
  result = desk_test_call (desk_store_settle, subject, verdicts, 0);
  return desk_store_settle_finish (subject, result, error);
}

static void
prepare_settled (const char *folder)
{
  DeskStore *store = NULL;

  prepare_sent (folder);
  store = begin_open (folder);
  act_settle (store, NULL);
  end_store (store);
}

static gboolean
act_open (gpointer   subject,
          GError   **error)
{
  return test_open (subject, error);
}

static gboolean
act_enrol (gpointer   subject,
           GError   **error)
{
  const DeskIdentity identity = {
    .hub_url = (char *) "https://hub.example.net",
    .device_id = (char *) TEST_DEVICE,
    .token = (char *) "token-of-a-test",
    .manager_no = (char *) "K0002",
    .manager_name = (char *) "李经理",
    .region = (char *) "guizhou",
  };
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (desk_store_save_identity, subject, &identity, TEST_EPOCH);
  return desk_store_save_identity_finish (subject, result, error);
}

static gboolean
act_perform (gpointer   subject,
             GError   **error)
{
  g_autoptr (DeskVerdict) verdict = NULL;

  verdict = test_perform (subject, DESK_OP_SERVICE_USE,
                          "{\"member_no\":\"M1\",\"service\":\"emergency-reactivation\"}", error);
  g_assert_true (verdict == NULL || verdict->accepted);
  return verdict != NULL;
}

static gboolean
act_take (gpointer   subject,
          GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) batch = NULL;

  result = desk_test_call (desk_store_take_batch, subject, 1);
  batch = desk_store_take_batch_finish (subject, result, error);
  return batch != NULL;
}

static void
prepare_queued (const char *folder)
{
  DeskStore *store = NULL;
  g_autofree char *op_id = NULL;

  prepare_members (folder);
  store = begin_open (folder);
  op_id = test_use (store, "M1");
  end_store (store);
}

/* Rows and tombstones under what waits; the accepted one is in it. */
static gboolean
act_page (gpointer   subject,
          GError   **error)
{
  TestPage *page = test_page_new (5);
  g_autoptr (GBytes) bytes = NULL;
  DeskPage applied;

  test_page_add_use (page, "0193c5a0-0000-7000-8000-00000000abcd", "M1", "emergency-reactivation",
                     TEST_NOW);
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 9900 });
  test_page_add_member (page, &(TestMember) { "M4", "陈静" });
  test_page_remove (page, "members", "M3");
  bytes = test_page_end (page);
  return test_apply (subject, bytes, &applied, error);
}

static gboolean
act_start_over (gpointer   subject,
                GError   **error)
{
  g_autoptr (GAsyncResult) result = desk_test_call (desk_store_start_over, subject);

  return desk_store_start_over_finish (subject, result, error);
}

static void
prepare_started_over (const char *folder)
{
  DeskStore *store = NULL;

  prepare_sent (folder);
  store = begin_open (folder);
  test_start_over (store);
  end_store (store);
}

/* The last page of the new list: what is not in it goes. */
static gboolean
act_whole_list (gpointer   subject,
                GError   **error)
{
  TestPage *page = test_page_new (0);
  g_autoptr (GBytes) bytes = NULL;
  DeskPage applied;

  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", "张伟", .card_tier = "diamond" });
  bytes = test_page_end (page);
  return test_apply (subject, bytes, &applied, error);
}

static gboolean
resolve (gpointer         subject,
         DeskResolution   resolution,
         GError         **error)
{
  g_autoptr (GPtrArray) entries = test_list_outbox (subject);
  const DeskOutboxEntry *entry = g_ptr_array_index (entries, 0);

  g_assert_cmpint (entry->state, ==, DESK_OUTBOX_REJECTED);
  return test_resolve (subject, entry->op_id, resolution, NULL, error);
}

static gboolean
act_retry (gpointer   subject,
           GError   **error)
{
  return resolve (subject, DESK_RESOLVE_RETRY, error);
}

static gboolean
act_drop (gpointer   subject,
          GError   **error)
{
  return resolve (subject, DESK_RESOLVE_DROP, error);
}

static const FaultDeed open_deed = {
  .database = "desk.db", .question = QUESTION, .by_steps = TRUE, .prepare = prepare_nothing,
  .begin = begin_store, .act = act_open, .end = end_store
};
static const FaultDeed enrol_deed = STORE_DEED (prepare_new, act_enrol);
static const FaultDeed hand_over_deed = STORE_DEED (prepare_sent, act_enrol);
static const FaultDeed perform_deed = STORE_DEED (prepare_members, act_perform);
static const FaultDeed take_deed = STORE_DEED (prepare_queued, act_take, .fleeting = TRUE);
static const FaultDeed settle_deed = STORE_DEED (prepare_sent, act_settle);
static const FaultDeed page_deed = STORE_DEED (prepare_settled, act_page, .fleeting = TRUE);
static const FaultDeed start_over_deed = STORE_DEED (prepare_sent, act_start_over);
static const FaultDeed whole_list_deed =
  STORE_DEED (prepare_started_over, act_whole_list, .fleeting = TRUE);
static const FaultDeed retry_deed = STORE_DEED (prepare_settled, act_retry);
static const FaultDeed drop_deed = STORE_DEED (prepare_settled, act_drop);

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test_disk_install ();
  g_test_add_data_func ("/faults/store/open", &open_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/enrol", &enrol_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/hand-over", &hand_over_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/perform", &perform_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/take", &take_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/settle", &settle_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/page", &page_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/start-over", &start_over_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/whole-list", &whole_list_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/retry", &retry_deed, fault_loop_run);
  g_test_add_data_func ("/faults/store/drop", &drop_deed, fault_loop_run);
  return g_test_run ();
}
