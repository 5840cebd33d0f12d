/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <desk-member-query.h>
#include <desk-outbox.h>
#include <desk-saved-filter.h>
#include <desk-store-sync.h>
#include <desk-sync-status.h>
#include <desk-test.h>
#include <desk-today.h>

G_BEGIN_DECLS

#define TEST_MANAGER "K0001"
#define TEST_DEVICE  "0193c5a0-0000-7000-8000-000000000001"
#define TEST_EPOCH   "0193c5a0-0000-7000-8000-0000000000ee"

/* A store on a real file, the clock stopped at a Sunday, 10:00 in Guizhou. */
typedef struct
{
  DeskTestDir *dir;
  DeskPolicy  *policy;
  DeskClock   *clock;
  DeskStore   *store;
} StoreFixture;

#define TEST_NOW "2026-11-22T10:00:00+08:00"

/* How a row of visits goes on after the moment it was changed: nothing more was said. */
#define TEST_VISIT_REST ",0,\"\",null,0,\"\",\"\""

void             store_fixture_set_up       (StoreFixture        *fixture,
                                             gconstpointer        data);
void             store_fixture_tear_down    (StoreFixture        *fixture,
                                             gconstpointer        data);
/* Closes the store and opens the same folder again, as after a new start. */
void             store_fixture_reopen       (StoreFixture        *fixture);
/* As before the enrolment, but for what came with it. */
void             store_fixture_forget       (StoreFixture        *fixture);
DeskDb          *store_fixture_peek         (StoreFixture        *fixture);
gint64           store_fixture_query_int    (StoreFixture        *fixture,
                                             const char          *sql);

/* Every method of the store, waited for. */
gboolean         test_open                  (DeskStore           *store,
                                             GError             **error);
void             test_close                 (DeskStore           *store);
void             test_enrol                 (DeskStore           *store);
void             test_save_identity         (DeskStore           *store,
                                             const char          *manager_no,
                                             const char          *device_id,
                                             const char          *epoch);
DeskSyncPoint   *test_load_sync_point       (DeskStore           *store);
GArray          *test_find                  (DeskStore           *store,
                                             DeskMemberQuery     *query);
GPtrArray       *test_load_rows             (DeskStore           *store,
                                             GArray              *ids);
char            *test_list_members          (DeskStore           *store,
                                             DeskMemberQuery     *query);
char            *test_search                (DeskStore           *store,
                                             const char          *text);
DeskMemberRow   *test_load_row              (DeskStore           *store,
                                             const char          *member_no);
DeskMemberFile  *test_load_member           (DeskStore           *store,
                                             const char          *member_no,
                                             GError             **error);
DeskToday       *test_load_today            (DeskStore           *store);
DeskSyncStatus  *test_load_status           (DeskStore           *store);
GPtrArray       *test_list_outbox           (DeskStore           *store);
DeskVerdict     *test_perform               (DeskStore           *store,
                                             const char          *kind,
                                             const char          *args,
                                             GError             **error);
void             test_save_filter           (DeskStore           *store,
                                             const char          *name,
                                             const char          *saved);
char            *test_use                   (DeskStore           *store,
                                             const char          *member_no);
gboolean         test_resolve               (DeskStore           *store,
                                             const char          *op_id,
                                             DeskResolution       resolution,
                                             DeskVerdict        **verdict,
                                             GError             **error);
DeskVerdict     *test_amend                 (DeskStore           *store,
                                             const char          *op_id,
                                             const char          *kind,
                                             const char          *args,
                                             GError             **error);
GPtrArray       *test_take_batch            (DeskStore           *store,
                                             guint                limit);
void             test_unsend                (DeskStore           *store);
void             test_accept                (DeskStore           *store,
                                             const char          *op_id,
                                             gint64               rev);
void             test_reject                (DeskStore           *store,
                                             const char          *op_id,
                                             const char          *code);
gboolean         test_apply                 (DeskStore           *store,
                                             GBytes              *bytes,
                                             DeskPage            *page,
                                             GError             **error);
void             test_start_over            (DeskStore           *store);
void             test_note_round            (DeskStore           *store,
                                             gboolean             reached);
void             test_note_end              (DeskStore           *store,
                                             DeskRoundEnd         end,
                                             gint64               skew_ms);

/* A page as the hub would write it. Absent members of these are sensible: a 天翼 member without a
 * card who has no phone; a prepaid account in use with 100 yuan. */
typedef struct
{
  const char *member_no;
  const char *name;
  const char *brand;
  const char *card_tier;
  const char *card_expires;
  const char *phone;
  const char *address;
  const char *area;
  const char *birthday;
  gint64      spend_fen;
  gint64      package_fen;
  gboolean    closed;
} TestMember;

typedef struct
{
  const char *number;
  const char *member_no;
  const char *payment;
  const char *state;
  gint64      balance_fen;
  gint64      arrears_fen;
  const char *arrears_since;
  const char *low_since;
} TestAccount;

typedef struct _TestPage TestPage;

TestPage        *test_page_new              (gint64               from);
void             test_page_set_epoch        (TestPage            *page,
                                             const char          *epoch);
void             test_page_set_feed         (TestPage            *page,
                                             const char          *feed);
void             test_page_set_last_seq     (TestPage            *page,
                                             gint64               last_seq);
void             test_page_set_more         (TestPage            *page);
void             test_page_add              (TestPage            *page,
                                             const char          *table,
                                             const char          *values);
void             test_page_add_manager      (TestPage            *page,
                                             const char          *region);
void             test_page_add_member       (TestPage            *page,
                                             const TestMember    *member);
void             test_page_add_account      (TestPage            *page,
                                             const TestAccount   *account);
void             test_page_add_use          (TestPage            *page,
                                             const char          *use_id,
                                             const char          *member_no,
                                             const char          *service,
                                             const char          *used);
void             test_page_add_contact      (TestPage            *page,
                                             const char          *contact_id,
                                             const char          *member_no,
                                             gboolean             reached,
                                             const char          *contact);
void             test_page_add_visit        (TestPage            *page,
                                             const char          *visit_id,
                                             const char          *member_no,
                                             const char          *status,
                                             const char          *start);
void             test_page_add_note         (TestPage            *page,
                                             const char          *note_id,
                                             const char          *member_no,
                                             const char          *text);
void             test_page_add_feed_change  (TestPage            *page,
                                             const char          *id,
                                             const char          *member_no,
                                             const char          *change,
                                             const char          *moment);
void             test_page_remove           (TestPage            *page,
                                             const char          *table,
                                             const char          *key);
gint64           test_page_get_rev          (TestPage            *page);
GBytes          *test_page_end              (TestPage            *page);
/* Ends the page and applies it, which must succeed. */
void             test_page_apply            (TestPage            *page,
                                             DeskStore           *store);

G_END_DECLS
