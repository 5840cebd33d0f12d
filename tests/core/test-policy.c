/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-policy-check.h>
#include <desk-policy-schema.h>
#include <desk-test.h>

#include "core-fixture.h"

static void
assert_fen (DeskPolicy *policy,
            const char *group,
            const char *key,
            gint64      expected)
{
  gint64 fen = -7;

  g_assert_true (desk_policy_lookup_fen (policy, group, key, &fen));
  g_assert_cmpint (fen, ==, expected);
}

/* The figures of the standard. */
static void
test_builtin (void)
{
  static const char * const windows[] = { "08:00-12:00", "14:00-20:00", NULL };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  gint64 hours = 0;
  gboolean includes = TRUE;

  g_assert_cmpstr (desk_policy_get_version (policy), ==, "guizhou-2010.2");
  g_assert_cmpstr (g_time_zone_get_identifier (desk_policy_get_zone (policy)), ==, "Asia/Shanghai");
  assert_fen (policy, "tier.ehome", "silver", 108000);
  assert_fen (policy, "tier.tianyi", "silver", 103200);
  assert_fen (policy, "tier.other", "diamond", 360000);
  assert_fen (policy, "tier.organisation", "diamond", 30000000);
  assert_fen (policy, "tier.non-card", "package_monthly", 8000);
  assert_fen (policy, "balance", "low", 2000);
  assert_fen (policy, "visit", "payment_from", 20000);
  assert_fen (policy, "credit", "raise_limit", 20000);
  g_assert_true (desk_policy_lookup_integer (policy, "hours.notify", "later_hours", &hours));
  g_assert_cmpint (hours, ==, 2);
  g_assert_true (desk_policy_lookup_boolean (policy, "balance", "low_includes_limit", &includes));
  g_assert_false (includes);
  g_assert_cmpstr (desk_policy_lookup_text (policy, "hours.visit", "open"), ==, "08:00");
  g_assert_true (g_strv_equal (desk_policy_lookup_list (policy, "hours.notify", "windows"),
                               windows));
}

/* Every figure names where it comes from. */
static void
test_sources (void)
{
  static const char * const groups[] = {
    "policy", "tier.ehome", "tier.tianyi", "tier.other", "tier.government", "tier.organisation",
    "tier.non-card", "hours.visit", "hours.notify", "balance", "quota", "visit", "credit",
  };
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_assert_nonnull (desk_policy_get_source (policy, groups[i]));
}

static void
test_not_set (void)
{
  g_autoptr (DeskPolicy) policy = load_policy ("");
  gint64 number = 5;
  gboolean truth = TRUE;

  g_assert_false (desk_policy_lookup_fen (policy, "balance", "low", &number));
  g_assert_false (desk_policy_lookup_integer (policy, "balance", "low", &number));
  g_assert_false (desk_policy_lookup_boolean (policy, "balance", "low_includes_limit", &truth));
  g_assert_null (desk_policy_lookup_text (policy, "balance", "low"));
  g_assert_null (desk_policy_lookup_list (policy, "balance", "low"));
  g_assert_null (desk_policy_get_source (policy, "balance"));
  g_assert_null (desk_policy_lookup_text (policy, "policy", "name"));
  g_assert_cmpint (number, ==, 5);
  g_assert_true (truth);
  g_assert_cmpuint (g_strv_length ((GStrv) desk_policy_list_services (policy)), ==, 0);
}

/* Lines count from 1; POLICY_HEAD has three. */
static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *why;
  } cases[] = {
    { "[tier.ehom]\nsilver=3\n", "line 4:", "no such group" },
    { "[service.]\n", "line 4:", "no such group" },
    { "[tier.ehome]\nslver=3\n", "line 5:", "no such key" },
    { "[tier.ehome]\nbureau=gold\n", "line 5:", "no such key" },
    { "[service.x]\nper_month.platinum=3\n", "line 5:", "no such key" },
    { "[tier.ehome]\nsilver=-1\n", "line 5:", "not negative" },
    { "[tier.ehome]\nsilver=1,080\n", "line 5:", "commas" },
    { "[tier.ehome]\nsilver=\n", "line 5:", "empty" },
    { "[tier.ehome]\nsilver=2000\ngold=1000\n", "line 6:", "not above" },
    { "[tier.ehome]\nsilver=2000\ngold=2000\n", "line 6:", "not above" },
    { "[tier.ehome]\nsilver=2000\ndiamond=1000\n", "line 6:", "not above" },
    { "[tier.government]\nbureau=platinum\n", "line 5:", "diamond, gold or silver" },
    { "[tier.government]\nbureau=none\n", "line 5:", "diamond, gold or silver" },
    { "[hours.visit]\nopen=8:00\nclose=20:00\n", "line 5:", "HH:MM" },
    { "[hours.visit]\nopen=08:00\nclose=24:01\n", "line 6:", "HH:MM" },
    { "[hours.visit]\nopen=08:60\nclose=20:00\n", "line 5:", "HH:MM" },
    { "[hours.visit]\nopen=20:00\nclose=08:00\n", "line 6:", "before it opens" },
    { "[hours.visit]\nopen=20:00\nclose=20:00\n", "line 6:", "before it opens" },
    { "[hours.visit]\nopen=08:00\n", "line 4:", "belong together" },
    { "[hours.notify]\nwindows=\n", "line 5:", "empty" },
    { "[hours.notify]\nwindows=08:00-12:00;11:59-13:00\n", "line 5:", "overlap" },
    { "[hours.notify]\nwindows=14:00-20:00;08:00-12:00\n", "line 5:", "overlap" },
    { "[hours.notify]\nwindows=12:00-08:00\n", "line 5:", "HH:MM-HH:MM" },
    { "[hours.notify]\nwindows=08:00\n", "line 5:", "HH:MM-HH:MM" },
    { "[hours.notify]\nlater_hours=two\n", "line 5:", "whole number" },
    { "[balance]\nlow=20\nlow_includes_limit=yes\n", "line 6:", "true or false" },
    { "[card]\nremind_days=60;soon\n", "line 5:", "whole number" },
    { "[service.x]\nper_month.diamond=-3\n", "line 5:", "whole number" },
    { "[service.x]\nper_month.diamond=3.5\n", "line 5:", "whole number" },
    { "[service.x]\ncounts_with=y\n", "line 5:", "not there" },
    { "[policy]\nname=again\n", "line 4:", "twice" },
    { "[balance]\nlow=20\nlow=30\n", "line 6:", "twice" },
    { "nonsense\n", "line 4:", "neither" },
    { "\n# fine\n[balance\n", "line 6:", "neither" },
    { "# \xff\n", "line 4:", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *data = g_strconcat (POLICY_HEAD, cases[i].text, NULL);

      g_test_message ("%s", cases[i].why);
      g_assert_null (desk_policy_new_from_data (data, strlen (data), "test.ini", &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "test.ini, line"));
      g_assert_nonnull (strstr (error->message, cases[i].line));
      g_assert_nonnull (strstr (error->message, cases[i].why));
    }
}

static void
test_refuses_head (void)
{
  static const char * const texts[] = {
    "", "[policy]\nversion=1\n", "[policy]\nzone=Asia/Shanghai\n",
    "[policy]\nversion=1\nzone=Mars/Olympus\n", "[policy]\nversion=1\nzone=\n", "version=1\n",
    "GIF89a\001\002",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_policy_new_from_data (texts[i], strlen (texts[i]), "test.ini", &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
    }
}

static void
test_windows_text (void)
{
  static const char text[] = "\xef\xbb\xbf[policy]\r\nversion=crlf\r\nzone=Asia/Shanghai\r\n"
                             "[balance]\r\nlow=20.50\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy = NULL;

  policy = desk_policy_new_from_data (text, strlen (text), "test.ini", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_policy_get_version (policy), ==, "crlf");
  assert_fen (policy, "balance", "low", 2050);
}

static void
test_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "own.ini", NULL);
  g_autoptr (DeskPolicy) builtin = NULL;
  g_autoptr (DeskPolicy) own = NULL;

  g_unsetenv ("MEMBER_DESK_POLICY");
  builtin = desk_policy_new_default (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_policy_get_version (builtin), ==, "guizhou-2010.2");

  g_assert_true (g_file_set_contents (path, POLICY_HEAD, -1, NULL));
  g_setenv ("MEMBER_DESK_POLICY", path, TRUE);
  own = desk_policy_new_default (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_policy_get_version (own), ==, "test");

  g_setenv ("MEMBER_DESK_POLICY", "/nowhere/at.all", TRUE);
  g_assert_null (desk_policy_new_default (&error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unsetenv ("MEMBER_DESK_POLICY");
}

/* All of them, in the order of the lines. */
static void
test_all_faults (void)
{
  const char *text = POLICY_HEAD "[tier.ehome]\nsilver=20\ngold=10\nslver=3\n[balance]\nlow=x\n";
  g_autoptr (DeskIni) ini = desk_ini_new_from_data (text, strlen (text), "test.ini", NULL);
  g_autoptr (GPtrArray) faults = desk_policy_find_faults (ini);
  static const struct
  {
    guint line;
    const char *key;
    gboolean unknown;
  } expected[] = { { 6, "gold", FALSE }, { 7, "slver", TRUE }, { 9, "low", FALSE } };

  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < faults->len; i++)
    {
      const DeskPolicyFault *fault = g_ptr_array_index (faults, i);

      g_assert_cmpuint (fault->line, ==, expected[i].line);
      g_assert_cmpstr (fault->key, ==, expected[i].key);
      g_assert_cmpint (fault->unknown, ==, expected[i].unknown);
    }
}

/* What was checked by a newer program may know more, but must make sense. */
static void
test_checked (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) newer =
    desk_policy_new_checked (POLICY_HEAD "[balance]\nlow=30\nhigh=9\n[weather]\nrain=1\n", "hub",
                             &error);
  g_autoptr (DeskPolicy) wrong = NULL;

  g_assert_no_error (error);
  assert_fen (newer, "balance", "low", 3000);
  wrong = desk_policy_new_checked (POLICY_HEAD "[weather]\nrain=1\n[balance]\nlow=x\n", "hub",
                                   &error);
  g_assert_null (wrong);
  g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "hub, line 7: [balance] low"));
}

static void
test_explained (void)
{
  g_autoptr (DeskPolicy) policy = load_builtin_policy ();
  const char * const *groups = desk_policy_list_groups (policy);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) keys = desk_policy_schema_list_keys (groups[i]);

      g_assert_cmpuint (keys->len, >, 1);
      for (guint j = 0; j < keys->len; j++)
        {
          const DeskPolicyKey *key = g_ptr_array_index (keys, j);

          g_assert_true (g_str_has_suffix (desk_policy_schema_explain (groups[i], key->key), "."));
        }
    }
  g_assert_null (desk_policy_schema_explain ("balance", "high"));
  g_assert_cmpstr (desk_policy_schema_get_rule ("service.emergency-reactivation"), ==, "E6");
  g_assert_cmpstr (desk_policy_schema_get_rule ("service.airport-lounge"), ==, "E7");
  g_assert_null (desk_policy_schema_get_rule ("card"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/builtin", test_builtin);
  g_test_add_func ("/policy/sources", test_sources);
  g_test_add_func ("/policy/not-set", test_not_set);
  g_test_add_func ("/policy/refuses", test_refuses);
  g_test_add_func ("/policy/refuses-head", test_refuses_head);
  g_test_add_func ("/policy/windows-text", test_windows_text);
  g_test_add_func ("/policy/default", test_default);
  g_test_add_func ("/core/policy/all-faults", test_all_faults);
  g_test_add_func ("/core/policy/checked", test_checked);
  g_test_add_func ("/core/policy/explained", test_explained);
  return g_test_run ();
}
