/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-list-apply.h>
#include <desk-list-match.h>

/* Two with one name, two with one phone, one who left. */
static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  store_fixture_set_up (fixture, data);
  test_page_add_manager (page, "guizhou");
  test_page_add_member (page, &(TestMember) { "M1", .name = "王秀英", .phone = "13900000001",
                                              .address = "贵阳市北京路1号", .area = "town" });
  test_page_add_member (page, &(TestMember) { "M2", .name = "王秀英", .phone = "13900000002",
                                              .address = "遵义市中华路2号", .area = "country" });
  test_page_add_member (page, &(TestMember) { "M3", .name = "欧阳 娜", .phone = "0851-86660003",
                                              .address = "贵阳市", .area = "town" });
  test_page_add_member (page, &(TestMember) { "M4", .name = "李雷", .phone = "0851-86660003" });
  test_page_add_member (page, &(TestMember) { "M5", .name = "韩梅", .phone = "13900000005",
                                              .closed = TRUE });
  test_page_add_account (page, &(TestAccount) { "GZ800000001", "M1" });
  test_page_add_account (page, &(TestAccount) { "13911110004", "M4" });
  test_page_apply (page, fixture->store);
}

/* What a list says of somebody. */
typedef struct
{
  const char *member_no;
  const char *number;
  const char *name;
  const char *area;
  const char *note;
  const char *tag;
} Said;

static void
add_row (GPtrArray  *rows,
         const Said *said)
{
  DeskListRow *row = g_new0 (DeskListRow, 1);
  const char *numbers[] = { said->number, NULL };
  const char *tags[] = { said->tag, NULL };

  row->row_no = rows->len + 1;
  row->said_no = g_strdup (said->member_no);
  row->numbers = said->number != NULL ? g_strdupv ((GStrv) numbers) : NULL;
  row->said_name = g_strdup (said->name);
  row->said_area = g_strdup (said->area);
  row->note = g_strdup (said->note);
  row->tags = said->tag != NULL ? g_strdupv ((GStrv) tags) : NULL;
  row->outcome = DESK_LIST_MATCHED;
  g_ptr_array_add (rows, row);
}

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) desk_list_row_free);
}

static void
match (StoreFixture *fixture,
       GPtrArray    *rows)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = desk_test_call (desk_store_match_rows, fixture->store, rows, 0, rows->len);
  g_assert_true (desk_store_match_rows_finish (fixture->store, result, &error));
  g_assert_no_error (error);
}

static gboolean
apply (StoreFixture  *fixture,
       GPtrArray     *rows,
       GCancellable  *cancellable,
       guint         *n_added,
       GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  gint n_done = 0;

  desk_store_apply_rows_async (fixture->store, rows, &n_done, cancellable, desk_test_ready_cb,
                               &slot);
  result = desk_test_wait_result (&slot);
  return desk_store_apply_rows_finish (fixture->store, result, n_added, error);
}

typedef struct
{
  Said             said;
  DeskListOutcome  outcome;
  DeskListProblem  problem;
  const char      *member_no;
} Case;

static void
test_who (StoreFixture  *fixture,
          gconstpointer  data)
{
  static const Case cases[] = {
    { { .member_no = "M1" }, DESK_LIST_MATCHED, 0, "M1" },
    { { .member_no = "m1" }, DESK_LIST_MATCHED, 0, "M1" },
    { { .member_no = "M9" }, DESK_LIST_NOT_FOUND, 0, NULL },
    { { .member_no = "M5" }, DESK_LIST_NOT_FOUND, 0, NULL },
    { { .number = "GZ800000001" }, DESK_LIST_MATCHED, 0, "M1" },
    { { .number = "gz 800000001" }, DESK_LIST_MATCHED, 0, "M1" },
    { { .number = "13911110004" }, DESK_LIST_MATCHED, 0, "M4" },
    { { .number = "+86 139-0000-0002" }, DESK_LIST_MATCHED, 0, "M2" },
    { { .number = "13900000005" }, DESK_LIST_NOT_FOUND, 0, NULL },
    { { .number = "无" }, DESK_LIST_NOT_FOUND, 0, NULL },
    /* Two with one phone: the name tells them apart. */
    { { .number = "085186660003" }, DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_SEVERAL, NULL },
    { { .number = "085186660003", .name = "李雷" }, DESK_LIST_MATCHED, 0, "M4" },
    /* Numbers and names that do not fit together. */
    { { .number = "13900000001", .name = "李雷" },
      DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_OTHER_NAME, NULL },
    { { .member_no = "M1", .number = "13900000002" },
      DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_SEVERAL, NULL },
    { { .member_no = "M1", .name = "王先生" }, DESK_LIST_MATCHED, 0, "M1" },
    { { .number = "13999999999", .name = "李雷" },
      DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_OTHER_NUMBER, NULL },
    /* Names, alone and with an area. */
    { { .name = "欧阳娜" }, DESK_LIST_MATCHED, 0, "M3" },
    { { .name = "歐陽娜女士" }, DESK_LIST_MATCHED, 0, "M3" },
    { { .name = "欧阳" }, DESK_LIST_NOT_FOUND, 0, NULL },
    { { .name = "王秀英" }, DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_SEVERAL, NULL },
    { { .name = "王秀英", .area = "农村" }, DESK_LIST_MATCHED, 0, "M2" },
    { { .name = "王秀英", .area = "北京路" }, DESK_LIST_MATCHED, 0, "M1" },
    { { .name = "王秀英", .area = "贵州省遵义市中华路2号" }, DESK_LIST_MATCHED, 0, "M2" },
    { { .name = "王秀英", .area = "安顺市" }, DESK_LIST_NOT_FOUND, 0, NULL },
    { { .name = "韩梅" }, DESK_LIST_NOT_FOUND, 0, NULL },
    { { .number = "13999999999", .name = "李雷", .area = "town" },
      DESK_LIST_AMBIGUOUS, DESK_LIST_PROBLEM_OTHER_NUMBER, NULL },
    { { .number = "13999999999", .name = "欧阳娜", .area = "贵阳市" }, DESK_LIST_MATCHED, 0, "M3" },
  };
  g_autoptr (GPtrArray) rows = new_rows ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_row (rows, &cases[i].said);
  match (fixture, rows);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DeskListRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (row->outcome, ==, cases[i].outcome);
      g_assert_cmpint (row->problem, ==, cases[i].problem);
      g_assert_cmpstr (row->member_no, ==, cases[i].member_no);
    }
}

/* What was added once is not added again, neither by this list nor by the next. */
static void
test_applied (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const Said said[] = {
    { .member_no = "M1", .note = "爱喝茶" },
    { .member_no = "M4", .note = "=1+1" },
    { .member_no = "M4", .note = "=1+1" },
    { .member_no = "M3", .tag = "VIP" },
    { .member_no = "M3", .tag = "vip", .note = "常出差" },
    { .member_no = "M2" },
    { .member_no = "M9", .note = "谁" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outbox = NULL;
  guint n_added;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GPtrArray) rows = new_rows ();

      for (guint i = 0; i < G_N_ELEMENTS (said); i++)
        add_row (rows, &said[i]);
      match (fixture, rows);
      g_assert_cmpint (((DeskListRow *) rows->pdata[0])->outcome, ==,
                       round == 0 ? DESK_LIST_ADD : DESK_LIST_NOTHING_NEW);
      g_assert_true (apply (fixture, rows, NULL, &n_added, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_added, ==, round == 0 ? 4 : 0);
    }
  outbox = test_list_outbox (fixture->store);
  g_assert_cmpuint (outbox->len, ==, 4);
}

/* All of it, or nothing. */
static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GPtrArray) outbox = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_added;

  add_row (rows, &(Said) { .member_no = "M1", .note = "爱喝茶" });
  match (fixture, rows);
  g_cancellable_cancel (cancellable);
  g_assert_false (apply (fixture, rows, cancellable, &n_added, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  outbox = test_list_outbox (fixture->store);
  g_assert_cmpuint (outbox->len, ==, 0);
}

/* Before enrolment nothing can be added. */
static void
test_not_enrolled (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = new_rows ();
  g_autoptr (GError) error = NULL;
  guint n_added;

  store_fixture_forget (fixture);
  add_row (rows, &(Said) { .member_no = "M1", .note = "爱喝茶" });
  match (fixture, rows);
  g_assert_false (apply (fixture, rows, NULL, &n_added, &error));
  g_assert_nonnull (error);
}

#define ADD(path, test) \
  g_test_add (path, StoreFixture, NULL, set_up, test, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/store/list-match/who", test_who);
  ADD ("/store/list-match/apply", test_applied);
  ADD ("/store/list-match/cancelled", test_cancelled);
  ADD ("/store/list-match/not-enrolled", test_not_enrolled);
  return g_test_run ();
}
