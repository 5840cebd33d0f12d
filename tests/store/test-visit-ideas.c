/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom to visit and why; today is a Sunday, 2026-11-22. */

#include "desk-store-test.h"

#include <desk-error.h>
#include <desk-visit-ideas.h>

/* Each as "M1 35 92 visit-overdue", the reasons with a + between. */
static char *
describe (GPtrArray *ideas)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ideas->len; i++)
    {
      const DeskVisitIdea *idea = g_ptr_array_index (ideas, i);

      g_string_append_printf (text, "%s%s %d %d", i > 0 ? "; " : "", idea->member_no, idea->weight,
                              idea->visited_days);
      for (guint j = 0; j < idea->reasons->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "+" : " ",
                                ((DeskReason *) g_ptr_array_index (idea->reasons, j))->code);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
find (StoreFixture   *fixture,
      DeskIdeaQuery   query,
      GError        **error)
{
  g_autoptr (GAsyncResult) result =
    desk_test_call (desk_store_find_visit_ideas, fixture->store, &query);

  return desk_store_find_visit_ideas_finish (fixture->store, result, error);
}

static void
assert_ideas (StoreFixture  *fixture,
              DeskIdeaQuery  query,
              const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas = find (fixture, query, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe (ideas);
  g_assert_cmpstr (text, ==, expected);
}

static void
add_diamond (TestPage   *page,
             const char *member_no)
{
  test_page_add_member (page, &(TestMember) { member_no, .card_tier = "diamond" });
}

/* A quarter has 92 days at most: the 22nd of August is 92 days ago to its last minute, the 23rd is
 * not. The silver card is due each year: 366 days ago, not 365. */
static void
test_due (StoreFixture  *fixture,
          gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  add_diamond (page, "M1");
  add_diamond (page, "M2");
  test_page_add_member (page, &(TestMember) { "M3", .card_tier = "silver" });
  test_page_add_member (page, &(TestMember) { "M4", .card_tier = "silver" });
  test_page_add_visit (page, "v0", "M1", "done", "2026-01-05T10:00:00+08:00");
  test_page_add_visit (page, "v1", "M1", "done", "2026-08-22T23:59:00+08:00");
  test_page_add_visit (page, "v2", "M2", "done", "2026-08-23T00:00:00+08:00");
  test_page_add_visit (page, "v3", "M3", "done", "2025-11-21T10:00:00+08:00");
  test_page_add_visit (page, "v4", "M4", "done", "2025-11-22T10:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { NULL }, "M1 35 92 visit-overdue; M3 25 366 visit-overdue");
}

/* Only what took place is a visit. */
static void
test_never (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  add_diamond (page, "M1");
  add_diamond (page, "M2");
  add_diamond (page, "M3");
  test_page_add_member (page, &(TestMember) { "M4" });
  test_page_add_visit (page, "v1", "M1", "missed", "2026-11-20T10:00:00+08:00");
  test_page_add_visit (page, "v2", "M2", "cancelled", "2026-11-25T10:00:00+08:00");
  /* Held before the hour that was planned. */
  test_page_add_visit (page, "v3", "M3", "done", "2026-11-23T10:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { NULL }, "M1 30 -1 never-visited; M2 30 -1 never-visited");
}

/* From today's midnight on; one that nobody closed yesterday is not ahead. */
static void
test_ahead (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *member_no;
    const char *status;
    const char *start;
  } visits[] = {
    { "M1", "planned", "2026-11-21T23:59:00+08:00" },
    { "M2", "planned", "2026-11-22T00:00:00+08:00" },
    { "M3", "confirmed", "2027-06-01T10:00:00+08:00" },
    { "M4", "arrived", "2026-11-22T09:30:00+08:00" },
  };
  TestPage *page = test_page_new (0);

  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autofree char *visit_id = g_strdup_printf ("v%u", i);

      add_diamond (page, visits[i].member_no);
      test_page_add_visit (page, visit_id, visits[i].member_no, visits[i].status, visits[i].start);
    }
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { NULL }, "M1 30 -1 never-visited");
}

/* E5, L3 and the card, which counts from the 60th day before on; closed members never. */
static void
test_causes (StoreFixture  *fixture,
             gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  test_page_add_member (page, &(TestMember) { "M1" });
  test_page_add_member (page, &(TestMember) { "M2", .card_tier = "gold" });
  test_page_add_member (page, &(TestMember) { "M3", .card_tier = "gold",
                                              .card_expires = "2027-01-21" });
  test_page_add_member (page, &(TestMember) { "M4", .card_tier = "gold",
                                              .card_expires = "2027-01-22" });
  test_page_add_member (page, &(TestMember) { "M5", .card_tier = "diamond", .closed = TRUE });
  test_page_add_account (page, &(TestAccount) { "A1", "M1", .balance_fen = 1999,
                                                .low_since = "2026-11-20T06:00:00+08:00" });
  test_page_add_account (page, &(TestAccount) { "A2", "M2", "postpaid", .arrears_fen = 5000,
                                                .arrears_since = "2026-10-01" });
  for (guint i = 2; i <= 4; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("M%u", i);

      test_page_add_visit (page, member_no, member_no, "done", "2026-11-21T10:00:00+08:00");
    }
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { NULL },
                "M3 40 1 card-expires; M2 35 1 frozen; M1 10 -1 balance-low");
}

/* Of one weight: never before long ago, and by name as they are read aloud. */
static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  test_page_add_member (page, &(TestMember) { "M1", "张三", .card_tier = "silver" });
  test_page_add_member (page, &(TestMember) { "M2", "李四", .card_tier = "silver" });
  test_page_add_member (page, &(TestMember) { "M3", "阿强", .card_tier = "diamond" });
  test_page_add_member (page, &(TestMember) { "M4", "王五", .card_tier = "diamond" });
  /* 92 and 95 days: the same week. */
  test_page_add_visit (page, "v3", "M3", "done", "2026-08-22T10:00:00+08:00");
  test_page_add_visit (page, "v4", "M4", "done", "2026-08-19T10:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { NULL },
                "M4 35 95 visit-overdue; M3 35 92 visit-overdue;"
                " M2 20 -1 never-visited; M1 20 -1 never-visited");
  assert_ideas (fixture, (DeskIdeaQuery) { .limit = 2 },
                "M4 35 95 visit-overdue; M3 35 92 visit-overdue");
  assert_ideas (fixture, (DeskIdeaQuery) { .limit = 5 },
                "M4 35 95 visit-overdue; M3 35 92 visit-overdue;"
                " M2 20 -1 never-visited; M1 20 -1 never-visited");
}

static void
test_area (StoreFixture  *fixture,
           gconstpointer  data)
{
  TestPage *page = test_page_new (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas = NULL;
  const DeskVisitIdea *idea;

  test_page_add_member (page, &(TestMember) { "M1", .card_tier = "gold" });
  test_page_add_member (page, &(TestMember) { "M2", "李四", .card_tier = "gold", .area = "country",
                                              .address = "遵义市龙坑镇1号" });
  test_page_apply (page, fixture->store);
  ideas = find (fixture, (DeskIdeaQuery) { .area = "country" }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ideas->len, ==, 1);
  idea = g_ptr_array_index (ideas, 0);
  g_assert_cmpstr (idea->member_no, ==, "M2");
  g_assert_cmpstr (idea->name, ==, "李四");
  g_assert_cmpstr (idea->salutation, ==, "mr");
  g_assert_cmpstr (idea->area, ==, "country");
  g_assert_cmpstr (idea->address, ==, "遵义市龙坑镇1号");
  g_assert_cmpint (idea->tier, ==, DESK_TIER_GOLD);
  g_assert_cmpint (idea->id, ==,
                   store_fixture_query_int (fixture,
                                            "SELECT id FROM directory WHERE member_no = 'M2'"));
}

static void
add_neighbour (TestPage   *page,
               const char *member_no,
               const char *address,
               const char *visited)
{
  test_page_add_member (page, &(TestMember) { member_no, .address = address });
  if (visited != NULL)
    test_page_add_visit (page, member_no, member_no, "done", visited);
}

/* On the street or in the district, not on one that only begins so; who was visited yesterday comes
 * last, with no reason. */
static void
test_near (StoreFixture  *fixture,
           gconstpointer  data)
{
  TestPage *page = test_page_new (0);
  g_autoptr (GError) error = NULL;

  add_neighbour (page, "M1", "贵阳市南明区延安中路1号", NULL);
  add_neighbour (page, "M2", "贵阳市南明区延安中路88号", "2026-11-21T10:00:00+08:00");
  add_neighbour (page, "M3", "贵阳市南明区市南路5号", "2026-10-23T10:00:00+08:00");
  add_neighbour (page, "M4", "贵阳市云岩区延安中路3号", NULL);
  add_neighbour (page, "M5", "贵阳市南明区云关乡2号", NULL);
  add_neighbour (page, "M6", "贵阳市南明区油榨街道9号", NULL);
  add_neighbour (page, "M7", "", NULL);
  test_page_add_visit (page, "v6", "M6", "planned", "2026-11-24T10:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { .near_member_no = "M1" }, "M3 0 30; M2 0 1");
  assert_ideas (fixture, (DeskIdeaQuery) { .near_member_no = "M2" }, "M1 0 -1; M3 0 30");
  assert_ideas (fixture, (DeskIdeaQuery) { .near_member_no = "M2", .limit = 1 }, "M1 0 -1");
  assert_ideas (fixture, (DeskIdeaQuery) { "country", "M2" }, "");
  assert_ideas (fixture, (DeskIdeaQuery) { .near_member_no = "M7" }, "");
  g_assert_null (find (fixture, (DeskIdeaQuery) { .near_member_no = "M9" }, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
}

/* Near a member the reasons are told, and do not change the order. */
static void
test_near_reasons (StoreFixture  *fixture,
                   gconstpointer  data)
{
  TestPage *page = test_page_new (0);

  add_diamond (page, "M1");
  add_diamond (page, "M2");
  test_page_add_member (page, &(TestMember) { "M3" });
  test_page_add_visit (page, "v2", "M2", "done", "2026-08-22T10:00:00+08:00");
  test_page_apply (page, fixture->store);
  assert_ideas (fixture, (DeskIdeaQuery) { .near_member_no = "M1" },
                "M3 0 -1; M2 35 92 visit-overdue");
}

#define ADD(name, func)                                                                         \
  g_test_add ("/store/visit-ideas/" name, StoreFixture, NULL, store_fixture_set_up, func,        \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("due", test_due);
  ADD ("never", test_never);
  ADD ("ahead", test_ahead);
  ADD ("causes-E5-L3", test_causes);
  ADD ("order", test_order);
  ADD ("area", test_area);
  ADD ("near", test_near);
  ADD ("near-reasons", test_near_reasons);

  return g_test_run ();
}
