/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-care.h>

#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"
#define CALL                                                                                       \
  "{\"member_no\":\"M1\",\"occasion\":\"low-balance\",\"channel\":\"call\",\"result\":\"已告知\"}"

static void
test_recorded (OpsTest       *self,
               gconstpointer  data)
{
  g_autofree char *row = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING, CALL));
  row = ops_test_text (
      self, "SELECT member_no || '|' || manager_no || '|' || occasion || '|' || channel || '|' || "
            "result || '|' || reached || '|' || contact_ms || '|' || rev FROM contacts");
  g_assert_cmpstr (row, ==, "M1|GM001|low-balance|call|已告知|1|1795311000000|0");
}

static void
test_not_reached (OpsTest       *self,
                  gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_plain (
      ops_test_apply (self, DESK_OP_CARE_LOG, MORNING,
                      "{\"member_no\":\"M1\",\"occasion\":\"birthday\",\"channel\":\"sms\","
                      "\"result\":\"no answer\",\"reached\":false}"));
  g_assert_cmpint (
      ops_test_count (self, "SELECT count (*) FROM contacts WHERE reached = 0 AND channel = 'sms'"),
      ==, 1);
}

/* What took place is recorded, whatever the member's state has become. */
static void
test_closed_member (OpsTest       *self,
                    gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_close_member (self, "M1");
  ops_test_assert_plain (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING, CALL));
}

static void
test_whose_member (OpsTest       *self,
                   gconstpointer  data)
{
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING, CALL), "no-such-member",
                           "");
  ops_test_add_member (self, "M1", OTHER_MANAGER, "gold");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING, CALL), "not-yours", "");
}

typedef struct
{
  const char *region;
  const char *time;
  gboolean    quiet;
} Moment;

/* H2: half-open bounds, two hours later in Xinjiang and Tibet; never refused. */
static void
test_quiet_hours (OpsTest       *self,
                  gconstpointer  data)
{
  static const Moment moments[] = {
    { "guizhou", "07:59:59.999", TRUE }, { "guizhou", "08:00:00", FALSE },
    { "guizhou", "11:59:59.999", FALSE }, { "guizhou", "12:00:00", TRUE },
    { "guizhou", "13:59:59.999", TRUE }, { "guizhou", "14:00:00", FALSE },
    { "guizhou", "19:59:59.999", FALSE }, { "guizhou", "20:00:00", TRUE },
    { "guizhou", "00:00:00", TRUE },
    { "xinjiang", "09:59:59.999", TRUE }, { "xinjiang", "10:00:00", FALSE },
    { "xinjiang", "13:59:59.999", FALSE }, { "xinjiang", "14:00:00", TRUE },
    { "xinjiang", "15:59:59.999", TRUE }, { "xinjiang", "16:00:00", FALSE },
    { "tibet", "21:59:59.999", FALSE }, { "tibet", "22:00:00", TRUE },
    { "", "08:00:00", FALSE }, { "", "07:59:59.999", TRUE },
  };

  ops_test_add_member (self, "M1", MANAGER, "gold");
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      const Moment *moment = &moments[i];
      g_autofree char *made = g_strdup_printf ("2026-11-22T%s+08:00", moment->time);
      DeskVerdict *verdict;

      g_test_message ("%s %s", moment->region, moment->time);
      ops_test_add_manager (self, MANAGER, moment->region);
      verdict = ops_test_apply (self, DESK_OP_CARE_LOG, made, CALL);
      if (moment->quiet)
        ops_test_assert_warned (verdict, "quiet-hours", "H2");
      else
        ops_test_assert_plain (verdict);
    }
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM contacts"), ==,
                   G_N_ELEMENTS (moments));
}

/* P3: a birthday that was missed is recorded; nobody was disturbed, and nobody reached. */
static void
test_no_contact (OpsTest       *self,
                 gconstpointer  data)
{
  const char *at_night = "2026-11-22T23:00:00+08:00";

  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_plain (
    ops_test_apply (self, DESK_OP_CARE_LOG, at_night,
                    "{\"member_no\":\"M1\",\"occasion\":\"birthday\",\"channel\":\"none\","
                    "\"result\":\"missed\",\"reached\":false}"));
  ops_test_assert_refused (
    ops_test_apply (self, DESK_OP_CARE_LOG, at_night,
                    "{\"member_no\":\"M1\",\"occasion\":\"birthday\",\"channel\":\"none\","
                    "\"result\":\"missed\"}"),
    "bad-arguments", "");
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM contacts WHERE channel = 'none'"),
                   ==, 1);
}

#define ARGS(occasion, channel, more) \
  "{\"member_no\":\"M1\",\"occasion\":" occasion ",\"channel\":" channel more "}"

static void
test_words (OpsTest       *self,
            gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING,
                                           ARGS ("\"whim\"", "\"call\"", ",\"result\":\"x\"")),
                           "unknown-occasion", "");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING,
                                           ARGS ("\"other\"", "\"letter\"", ",\"result\":\"x\"")),
                           "unknown-channel", "");

  for (guint i = 0; desk_care_list_occasions ()[i] != NULL; i++)
    {
      const char *occasion = desk_care_list_occasions ()[i];
      g_autofree char *args =
        g_strdup_printf (ARGS ("\"%s\"", "\"sms\"", ",\"result\":\"x\""), occasion);

      ops_test_assert_plain (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING, args));
      g_assert_cmpstr (desk_care_get_occasion_label (occasion), !=, occasion);
    }
  g_assert_cmpstr (desk_care_get_occasion_label ("low-balance"), ==, "Low balance");
  g_assert_cmpstr (desk_care_get_occasion_label ("of a later version"), ==, "of a later version");
  g_assert_cmpstr (desk_care_get_channel_label ("sms"), ==, "Text message");
}

static void
test_bad_arguments (OpsTest       *self,
                    gconstpointer  args)
{
  ops_test_add_member (self, "M1", MANAGER, "gold");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_CARE_LOG, MORNING, args), "bad-arguments",
                           "");
}

#define BAD(name, args) OPS_TEST_ADD ("/care-log/bad-arguments/" name, args, test_bad_arguments)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  OPS_TEST_ADD ("/care-log/recorded", NULL, test_recorded);
  OPS_TEST_ADD ("/care-log/not-reached", NULL, test_not_reached);
  OPS_TEST_ADD ("/care-log/closed-member", NULL, test_closed_member);
  OPS_TEST_ADD ("/care-log/whose-member", NULL, test_whose_member);
  OPS_TEST_ADD ("/care-log/words", NULL, test_words);
  OPS_TEST_ADD ("/care-log/H2-quiet-hours", NULL, test_quiet_hours);
  OPS_TEST_ADD ("/care-log/P3-no-contact", NULL, test_no_contact);
  BAD ("nothing", "{}");
  BAD ("no-member", "{\"occasion\":\"other\",\"channel\":\"call\",\"result\":\"x\"}");
  BAD ("occasion-number", ARGS ("1", "\"call\"", ",\"result\":\"x\""));
  BAD ("occasion-missing", "{\"member_no\":\"M1\",\"channel\":\"call\",\"result\":\"x\"}");
  BAD ("channel-list", ARGS ("\"other\"", "[]", ",\"result\":\"x\""));
  BAD ("result-missing", ARGS ("\"other\"", "\"call\"", ""));
  BAD ("result-empty", ARGS ("\"other\"", "\"call\"", ",\"result\":\"\""));
  BAD ("result-blank", ARGS ("\"other\"", "\"call\"", ",\"result\":\" \\n\\t\""));
  BAD ("result-number", ARGS ("\"other\"", "\"call\"", ",\"result\":1"));
  BAD ("reached-text", ARGS ("\"other\"", "\"call\"", ",\"result\":\"x\",\"reached\":\"yes\""));
  BAD ("reached-number", ARGS ("\"other\"", "\"call\"", ",\"result\":\"x\",\"reached\":1"));
  BAD ("reached-null", ARGS ("\"other\"", "\"call\"", ",\"result\":\"x\",\"reached\":null"));

  return g_test_run ();
}
