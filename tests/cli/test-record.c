/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"
#include "feed-facts.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo: a low balance, not frozen */
#define FROZEN "M0000271"       /* of K001, in data/demo: a diamond card in arrears */

static void
assert_use (CliFixture *fixture,
            gint64      uses,
            guint       warnings)
{
  g_autoptr (JsonObject) use = cli_fixture_object (fixture);

  g_assert_cmpuint (strlen (json_object_get_string_member (use, "id")), ==, 36);
  g_assert_cmpstr (json_object_get_string_member (use, "month"), ==, "2026-11");
  g_assert_cmpint (json_object_get_int_member (use, "uses"), ==, uses);
  g_assert_cmpint (json_object_get_int_member (use, "uses_limit"), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (use, "warnings")), ==,
                    warnings);
}

static gint64
count_listed_uses (CliFixture *fixture,
                   const char *member_no)
{
  g_autoptr (JsonArray) rows = NULL;

  cli_fixture_run (fixture, 0, "members", "--json", "--search", member_no, NULL);
  rows = cli_fixture_array (fixture);
  return json_object_get_int_member (json_array_get_object_element (rows, 0), "uses");
}

/* E6: three in a natural month, both kinds together; of the fourth, refused, nothing is left. */
static void
test_use_e6 (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr (JsonArray) waiting = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", "--hours", "24", "--json",
                   NULL);
  assert_use (fixture, 1, 0);
  cli_fixture_run (fixture, 0, "use", DIAMOND, "delayed-suspension", "--note", "出差在外", "--json",
                   NULL);
  assert_use (fixture, 2, 0);
  cli_fixture_run (fixture, 0, "--json", "use", "--hours", "8", DIAMOND, "emergency-reactivation",
                   NULL);
  assert_use (fixture, 3, 0);
  cli_fixture_run (fixture, 1, "use", DIAMOND, "delayed-suspension", "--json", NULL);
  cli_fixture_assert_said (fixture, "3");
  g_assert_cmpint (count_listed_uses (fixture, DIAMOND), ==, 3);
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  waiting = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (waiting), ==, 3);
}

/* E2, E4, E7: an amount, points, and a thing that comes back. */
static void
test_use_takes (CliFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr (JsonObject) lent = NULL;
  const char *use_id;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 1, "use", DIAMOND, "credit-raise", "--amount", "200.01", NULL);
  cli_fixture_assert_said (fixture, "200.00");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "credit-raise", "--amount", "200", NULL);
  cli_fixture_run (fixture, 1, "use", DIAMOND, "credit-raise", "--amount", "much", NULL);
  cli_fixture_run (fixture, 1, "use", DIAMOND, "points-redemption", "--points", "99999999", NULL);
  cli_fixture_run (fixture, 0, "use", DIAMOND, "points-activity", "--points", "500", "--day",
                   "2026-12-31", NULL);
  cli_fixture_run (fixture, 0, "use", DIAMOND, "points-redemption", "--points", "500", NULL);

  cli_fixture_run (fixture, 0, "use", DIAMOND, "spare-sim", "--note", "7788", "--json", NULL);
  lent = cli_fixture_object (fixture);
  use_id = json_object_get_string_member (lent, "id");
  cli_fixture_run (fixture, 0, "loan", "return", DIAMOND, use_id, NULL);
  cli_fixture_run (fixture, 1, "loan", "return", DIAMOND, use_id, NULL);
  cli_fixture_run (fixture, 0, "loan", "return", DIAMOND, use_id, "--not-after-all", NULL);
}

/* The month is that of the policy's zone, wherever the computer thinks that it is: in UTC this is
 * still November. */
static void
test_use_next_month_e6 (CliFixture    *fixture,
                        gconstpointer  zone)
{
  g_autoptr (JsonObject) use = NULL;

  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  cli_fixture_enrol (fixture, "K001");
  fixture->now = g_strdup ("2026-11-30T23:59:59+08:00");
  for (guint i = 0; i < 3; i++)
    cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", NULL);
  cli_fixture_run (fixture, 1, "use", DIAMOND, "emergency-reactivation", NULL);
  g_free (fixture->now);
  fixture->now = g_strdup ("2026-12-01T00:00:00+08:00");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "emergency-reactivation", "--json", NULL);
  use = cli_fixture_object (fixture);
  g_assert_cmpstr (json_object_get_string_member (use, "month"), ==, "2026-12");
  g_assert_cmpint (json_object_get_int_member (use, "uses"), ==, 1);
}

/* L5: for people in arrears it warns and records; what needs an active card is refused. */
static void
test_use_frozen_l5 (CliFixture    *fixture,
                    gconstpointer  data)
{
  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", FROZEN, "emergency-reactivation", "--json", NULL);
  assert_use (fixture, 1, 1);
  cli_fixture_run (fixture, 0, "use", FROZEN, "emergency-reactivation", NULL);
  g_assert_nonnull (strstr (fixture->out, "Warning: "));
  cli_fixture_run (fixture, 1, "use", FROZEN, "airport-lounge", NULL);
  cli_fixture_assert_said (fixture, "frozen");
}

/* E7: no limit is given, so none is shown. */
static void
test_use_unlimited_e7 (CliFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr (JsonObject) use = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "use", DIAMOND, "airport-lounge", "--json", NULL);
  use = cli_fixture_object (fixture);
  g_assert_true (json_object_get_null_member (use, "uses_limit"));
  g_assert_cmpint (json_object_get_int_member (use, "uses"), ==, 1);
  g_assert_cmpint (count_listed_uses (fixture, DIAMOND), ==, 0);
}

static JsonArray *
load_care (CliFixture *fixture)
{
  g_autoptr (JsonObject) today = NULL;

  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  today = cli_fixture_object (fixture);
  return json_array_ref (json_object_get_array_member (today, "care"));
}

static guint
count_low_accounts (GHashTable *facts)
{
  GHashTableIter iter;
  gpointer fact;
  guint n = 0;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &fact))
    n += ((const FeedFact *) fact)->low->len;
  return n;
}

static void
test_today_e5 (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  g_autoptr (JsonArray) care = NULL;
  gint64 last = 0;

  cli_fixture_enrol (fixture, "K001");
  care = load_care (fixture);
  g_assert_cmpuint (json_array_get_length (care), ==, count_low_accounts (facts));
  for (guint i = 0; i < json_array_get_length (care); i++)
    {
      JsonObject *item = json_array_get_object_element (care, i);
      const FeedFact *fact =
        g_hash_table_lookup (facts, json_object_get_string_member (item, "member_no"));

      g_assert_nonnull (fact);
      g_assert_cmpstr (json_object_get_string_member (item, "occasion"), ==, "low-balance");
      g_assert_true (g_ptr_array_find_with_equal_func (
        fact->low, json_object_get_string_member (item, "number"), g_str_equal, NULL));
      g_assert_cmpint (json_object_get_int_member (item, "balance_fen"), >=, last);
      g_assert_true (json_object_get_boolean_member (item, "callable_now"));
      last = json_object_get_int_member (item, "balance_fen");
    }
}

/* H2, H3: at 12:00 sharp no call may be made; the window opens at 14:00 in the policy's zone. */
static void
test_today_quiet_h3 (CliFixture    *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *now;
    gboolean callable;
    const char *from;
  } cases[] = {
    { "2026-11-22T07:59:59+08:00", FALSE, "2026-11-22T08:00:00+08:00" },
    { "2026-11-22T08:00:00+08:00", TRUE, "2026-11-22T08:00:00+08:00" },
    { "2026-11-22T12:00:00+08:00", FALSE, "2026-11-22T14:00:00+08:00" },
    { "2026-11-22T20:00:00+08:00", FALSE, "2026-11-23T08:00:00+08:00" },
    { "2026-11-22T00:30:00Z", TRUE, "2026-11-22T08:30:00+08:00" },
  };

  cli_fixture_enrol (fixture, "K001");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonArray) care = NULL;
      JsonObject *item;

      g_free (fixture->now);
      fixture->now = g_strdup (cases[i].now);
      care = load_care (fixture);
      item = json_array_get_object_element (care, 0);
      g_assert_cmpint (json_object_get_boolean_member (item, "callable_now"), ==,
                       cases[i].callable);
      g_assert_true (
        g_str_has_prefix (json_object_get_string_member (item, "callable_from"), cases[i].from) ||
        g_str_equal (json_object_get_string_member (item, "callable_from"), cases[i].from));
    }
}

/* L3: those frozen, by the feed. */
static void
test_today_freezes_l3 (CliFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  g_autoptr (JsonObject) today = NULL;
  JsonArray *freezes;
  GHashTableIter iter;
  gpointer fact;
  guint frozen = 0;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "today", "--json", NULL);
  today = cli_fixture_object (fixture);
  freezes = json_object_get_array_member (today, "freezes");
  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &fact))
    frozen += ((const FeedFact *) fact)->frozen;
  g_assert_cmpuint (json_array_get_length (freezes), ==, frozen);
  for (guint i = 0; i < json_array_get_length (freezes); i++)
    {
      JsonObject *item = json_array_get_object_element (freezes, i);
      const FeedFact *member =
        g_hash_table_lookup (facts, json_object_get_string_member (item, "member_no"));

      g_assert_true (member->frozen);
      g_assert_cmpint (json_object_get_int_member (item, "arrears_fen"), >, 0);
    }
  g_assert_true (json_object_has_member (today, "visits"));
  g_assert_true (json_object_has_member (today, "tickets"));
  g_assert_true (json_object_has_member (today, "renewals"));
}

/* A recorded call leaves the list, and the hub has it after the next sync. */
static void
test_care (CliFixture    *fixture,
           gconstpointer  data)
{
  g_autoptr (JsonArray) before = NULL;
  g_autoptr (JsonArray) after = NULL;

  cli_fixture_enrol (fixture, "K001");
  before = load_care (fixture);
  cli_fixture_run (fixture, 0, "care", DIAMOND, "low-balance", "--channel", "call", "--result",
                   "已告知，明天充值", NULL);
  after = load_care (fixture);
  g_assert_cmpuint (json_array_get_length (after), ==, json_array_get_length (before) - 1);
  g_assert_cmpint (sync_fixture_count (&fixture->hub, "SELECT count (*) FROM contacts"), ==, 0);
  cli_fixture_run (fixture, 0, "sync", NULL);
  g_assert_cmpint (
    sync_fixture_count (&fixture->hub,
                        "SELECT count (*) FROM contacts WHERE member_no = 'M0000001' AND"
                        " occasion = 'low-balance' AND result = '已告知，明天充值'"),
    ==, 1);
}

static void
test_care_not_reached (CliFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr (JsonArray) before = NULL;
  g_autoptr (JsonArray) after = NULL;

  cli_fixture_enrol (fixture, "K001");
  before = load_care (fixture);
  cli_fixture_run (fixture, 0, "care", DIAMOND, "low-balance", "--channel", "call", "--result",
                   "无人接听", "--not-reached", NULL);
  after = load_care (fixture);
  g_assert_cmpuint (json_array_get_length (after), ==, json_array_get_length (before));
}

/* H2: a contact in a quiet hour is a fact; it is kept, with a warning. */
static void
test_care_quiet_h2 (CliFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr (JsonObject) care = NULL;

  cli_fixture_enrol (fixture, "K001");
  fixture->now = g_strdup ("2026-11-22T20:00:00+08:00");
  cli_fixture_run (fixture, 0, "care", DIAMOND, "low-balance", "--channel", "sms", "--result",
                   "已发短信", "--json", NULL);
  care = cli_fixture_object (fixture);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (care, "warnings")), ==, 1);
}

static void
test_refused (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (JsonArray) waiting = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 1, "use", "M9999999", "emergency-reactivation", NULL);
  cli_fixture_assert_said (fixture, "M9999999");
  cli_fixture_run (fixture, 1, "use", "M0000002", "emergency-reactivation", NULL);
  cli_fixture_run (fixture, 1, "use", DIAMOND, "emergency-reactivation", "--hours", "0", NULL);
  cli_fixture_assert_said (fixture, "9999");
  cli_fixture_run (fixture, 1, "use", DIAMOND, "emergency-reactivation", "--hours", "-1", NULL);
  cli_fixture_assert_said (fixture, "9999");
  cli_fixture_run (fixture, 1, "use", DIAMOND, "emergency-reactivation", "--hours", "99999999999",
                   NULL);
  cli_fixture_run (fixture, 2, "use", DIAMOND, "emergency-reactivation", "--hours", "x", NULL);
  cli_fixture_assert_said (fixture, "“x”");
  cli_fixture_run (fixture, 2, "use", DIAMOND, "emergency-reactivation", "--hours", "", NULL);
  cli_fixture_run (fixture, 1, "care", "M9999999", "low-balance", "--channel", "call", "--result",
                   "x", NULL);
  cli_fixture_run (fixture, 1, "member", "M9999999", "--reveal", NULL);
  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  waiting = cli_fixture_array (fixture);
  g_assert_cmpuint (json_array_get_length (waiting), ==, 0);
}

static JsonArray *
load_notes (CliFixture *fixture)
{
  g_autoptr (JsonObject) member = NULL;

  cli_fixture_run (fixture, 0, "member", DIAMOND, "--json", NULL);
  member = cli_fixture_object (fixture);
  return json_array_ref (json_object_get_array_member (member, "notes"));
}

static char *
read_note (CliFixture *fixture,
           const char *name)
{
  g_autoptr (JsonObject) note = cli_fixture_object (fixture);

  return g_strdup (json_object_get_string_member (note, name));
}

static void
test_notes (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *edited = NULL;
  g_autoptr (JsonArray) notes = NULL;
  g_autoptr (JsonArray) none = NULL;
  g_autoptr (JsonArray) some = NULL;
  JsonObject *note;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "--json", "note", "add", DIAMOND, "喜欢喝茶", NULL);
  id = read_note (fixture, "id");
  cli_fixture_run (fixture, 0, "note", "edit", "--json", DIAMOND, id, "不喝茶", NULL);
  edited = read_note (fixture, "id");
  g_assert_cmpstr (edited, ==, id);
  notes = load_notes (fixture);
  g_assert_cmpuint (json_array_get_length (notes), ==, 1);
  note = json_array_get_object_element (notes, 0);
  g_assert_cmpstr (json_object_get_string_member (note, "text"), ==, "不喝茶");
  g_assert_true (json_object_get_boolean_member (note, "provisional"));

  cli_fixture_run (fixture, 0, "sync", NULL);
  cli_fixture_run (fixture, 0, "note", "remove", DIAMOND, id, NULL);
  cli_fixture_run (fixture, 1, "note", "edit", DIAMOND, id, "x", NULL);
  cli_fixture_assert_said (fixture, id);
  none = load_notes (fixture);
  g_assert_cmpuint (json_array_get_length (none), ==, 0);
  cli_fixture_run (fixture, 2, "note", "add", DIAMOND, NULL);
  cli_fixture_assert_said (fixture, "TEXT");
  cli_fixture_run (fixture, 2, "note", "list", NULL);
  cli_fixture_assert_said (fixture, "note list");
  cli_fixture_run (fixture, 2, "note", "add", DIAMOND, "x", "y", NULL);
  cli_fixture_assert_said (fixture, "y");
  cli_fixture_run (fixture, 0, "note", "add", DIAMOND, "--", "-20 元也会来电", NULL);
  some = load_notes (fixture);
  note = json_array_get_object_element (some, 0);
  g_assert_cmpstr (json_object_get_string_member (note, "text"), ==, "-20 元也会来电");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/record/E2/E4/E7/use-takes", test_use_takes);
  cli_fixture_add ("/cli/record/use-e6", test_use_e6);
  cli_fixture_add ("/cli/record/use/E6/mistake-9-next-month", test_use_next_month_e6);
  g_test_add ("/cli/record/use/E6/mistake-9-next-month-west", CliFixture, "America/Los_Angeles",
              cli_fixture_set_up, test_use_next_month_e6, cli_fixture_tear_down);
  g_test_add ("/cli/record/use/E6/mistake-9-next-month-east", CliFixture, "Pacific/Auckland",
              cli_fixture_set_up, test_use_next_month_e6, cli_fixture_tear_down);
  cli_fixture_add ("/cli/record/use-frozen-l5", test_use_frozen_l5);
  cli_fixture_add ("/cli/record/use-unlimited-e7", test_use_unlimited_e7);
  cli_fixture_add ("/cli/record/today-e5", test_today_e5);
  cli_fixture_add ("/cli/record/today-quiet-h3", test_today_quiet_h3);
  cli_fixture_add ("/cli/record/today-freezes-l3", test_today_freezes_l3);
  cli_fixture_add ("/cli/record/care", test_care);
  cli_fixture_add ("/cli/record/care-not-reached", test_care_not_reached);
  cli_fixture_add ("/cli/record/care-quiet-h2", test_care_quiet_h2);
  cli_fixture_add ("/cli/record/refused", test_refused);
  cli_fixture_add ("/cli/record/notes", test_notes);
  return g_test_run ();
}
