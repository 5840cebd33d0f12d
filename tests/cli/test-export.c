/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"
#include "feed-facts.h"

#include <glib/gstdio.h>
#ifdef G_OS_UNIX
#include <sys/stat.h>
#endif

#define MEMBER "M0000001"       /* of K001, in data/demo */

static char *
export (CliFixture *fixture,
        const char *what,
        const char *name)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  cli_fixture_run (fixture, 0, "export", what, path, NULL);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 0);
  return g_steal_pointer (&text);
}

static guint
count_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strv_length (lines) - 1;
}

static gint64
count_outbox (CliFixture *fixture)
{
  g_autoptr (JsonArray) waiting = NULL;

  cli_fixture_run (fixture, 0, "outbox", "--json", NULL);
  waiting = cli_fixture_array (fixture);
  return json_array_get_length (waiting);
}

/* A line for each member of the feed, the numbers hidden. */
static void
test_members (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer value;

  cli_fixture_enrol (fixture, "K001");
  text = export (fixture, "members", "members.csv");
  g_assert_cmpuint (count_lines (text), ==, g_hash_table_size (facts) + 1);
  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const FeedFact *fact = value;
      g_autofree char *start =
        g_strdup_printf ("\n\"%s\",\"%s\",", fact->member_no, fact->name);

      g_assert_nonnull (strstr (text, start));
      g_assert_null (strstr (text, fact->phone));
      g_assert_null (strstr (text, fact->address));
    }
  g_assert_cmpint (count_outbox (fixture), ==, 0);
}

/* Shown in full, and that it was is recorded: phone and address of each. */
static void
test_members_shown (CliFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  const FeedFact *fact = g_hash_table_lookup (facts, MEMBER);
  g_autofree char *path = g_build_filename (fixture->data_dir, "all.csv", NULL);
  g_autofree char *text = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "export", "members", path, "--show-phones", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, fact->phone));
  g_assert_nonnull (strstr (text, fact->address));
  g_assert_cmpint (count_outbox (fixture), ==, 2 * g_hash_table_size (facts));
}

static void
test_cards (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  g_autofree char *text = NULL;
  g_auto (GStrv) cards = NULL;

  cli_fixture_enrol (fixture, "K001");
  text = export (fixture, "members", "members.vcf");
  cards = g_strsplit (text, "END:VCARD\r\n", -1);
  g_assert_cmpuint (g_strv_length (cards) - 1, ==, g_hash_table_size (facts));
}

static void
test_care_and_uses (CliFixture    *fixture,
                    gconstpointer  data)
{
  g_autofree char *care = NULL;
  g_autofree char *uses = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "care", MEMBER, "low-balance", "--channel", "call", "--result",
                   "=已告知", NULL);
  cli_fixture_run (fixture, 0, "use", MEMBER, "emergency-reactivation", "--hours", "24", "--note",
                   "出差", NULL);
  care = export (fixture, "care", "care.csv");
  g_assert_cmpuint (count_lines (care), ==, 2);
  g_assert_nonnull (strstr (care, ",\"'=已告知\",\"Yes\"\r\n"));
  uses = export (fixture, "uses", "uses.csv");
  g_assert_cmpuint (count_lines (uses), ==, 2);
  g_assert_nonnull (strstr (uses, ",24,\"出差\",\"Yes\"\r\n"));
}

static void
test_visits (CliFixture    *fixture,
             gconstpointer  data)
{
  g_autofree char *visits = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, "2026-11-23T12:00:00+08:00", "--minutes",
                   "45", "--purpose", "payment", "--amount", "200.50", NULL);
  visits = export (fixture, "visits", "visits.csv");
  g_assert_cmpuint (count_lines (visits), ==, 2);
  g_assert_nonnull (strstr (visits, "\n2026-11-23 12:00,45,\"" MEMBER "\","));
  g_assert_nonnull (strstr (visits, ",\"Payment\",200.50,\"Planned\",\"\",\"\",\"Yes\"\r\n"));
}

/* A calendar has each visit; that the address was shown is recorded of whom it was. */
static void
test_calendar (CliFixture    *fixture,
               gconstpointer  data)
{
  g_autoptr (GHashTable) facts = feed_facts_load ("K001");
  const FeedFact *fact = g_hash_table_lookup (facts, MEMBER);
  g_autofree char *path = g_build_filename (fixture->data_dir, "visits.ics", NULL);
  g_autofree char *sheet = g_build_filename (fixture->data_dir, "visits.csv", NULL);
  g_autofree char *masked = NULL;
  g_autofree char *shown = NULL;

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 0, "visit", "add", MEMBER, "2026-11-23T12:00:00+08:00", "--minutes",
                   "45", "--purpose", "business", NULL);
  masked = export (fixture, "visits", "visits.ics");
  g_assert_true (g_str_has_prefix (masked, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  g_assert_true (g_str_has_suffix (masked, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  g_assert_nonnull (strstr (masked, "\r\nDTSTART:20261123T040000Z\r\n"));
  g_assert_null (strstr (masked, fact->address));
  g_assert_cmpint (count_outbox (fixture), ==, 1);
  cli_fixture_run (fixture, 0, "export", "visits", sheet, "--show-phones", NULL);
  g_assert_cmpint (count_outbox (fixture), ==, 1);
  cli_fixture_run (fixture, 0, "export", "visits", path, "--show-phones", NULL);
  g_assert_true (g_file_get_contents (path, &shown, NULL, NULL));
  g_assert_nonnull (strstr (shown, fact->address));
  g_assert_cmpint (count_outbox (fixture), ==, 2);
}

static void
test_sheet (CliFixture    *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;

  cli_fixture_enrol (fixture, "K001");
  text = export (fixture, "members", "members.xlsx");
  g_assert_true (g_str_has_prefix (text, "PK\003\004"));
}

static void
test_refuses (CliFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->data_dir, "none", "a.csv", NULL);

  cli_fixture_enrol (fixture, "K001");
  cli_fixture_run (fixture, 2, "export", "accounts", "a.csv", NULL);
  cli_fixture_assert_said (fixture, "accounts");
  cli_fixture_run (fixture, 1, "export", "members", "a.doc", NULL);
  cli_fixture_assert_said (fixture, ".xlsx");
  cli_fixture_run (fixture, 1, "export", "members", "a.ics", NULL);
  cli_fixture_assert_said (fixture, "a.ics");
  cli_fixture_run (fixture, 1, "export", "care", "a.vcf", NULL);
  cli_fixture_assert_said (fixture, "a.vcf");
  cli_fixture_run (fixture, 1, "export", "members", nowhere, NULL);
  cli_fixture_assert_said (fixture, nowhere);
}

#ifdef G_OS_UNIX
static void
assert_private (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0077, ==, 0);
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 3);
}

/* S: what is written is for this person alone, whatever the shell would have allowed. */
static void
test_private (CliFixture    *fixture,
              gconstpointer  data)
{
  mode_t before = umask (0);
  g_autofree char *members = NULL;
  g_autofree char *sheet = NULL;

  cli_fixture_enrol (fixture, "K001");
  members = export (fixture, "members", "members.csv");
  sheet = export (fixture, "members", "members.xlsx");
  umask (before);
  assert_private (fixture->data_dir);
}
#endif

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cli_fixture_add ("/cli/export/members", test_members);
  cli_fixture_add ("/cli/export/members-shown", test_members_shown);
  cli_fixture_add ("/cli/export/cards", test_cards);
  cli_fixture_add ("/cli/export/care-and-uses", test_care_and_uses);
  cli_fixture_add ("/cli/export/visits", test_visits);
  cli_fixture_add ("/cli/export/calendar", test_calendar);
  cli_fixture_add ("/cli/export/sheet", test_sheet);
  cli_fixture_add ("/cli/export/refuses", test_refuses);
#ifdef G_OS_UNIX
  cli_fixture_add ("/cli/export/private", test_private);
#endif
  return g_test_run ();
}
