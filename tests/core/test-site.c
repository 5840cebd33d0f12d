/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-site.h>
#include <desk-test.h>

/* What is fixed by a file that says @text; NULL: its error in @error. */
static DeskSite *
load (const char  *dir,
      const char  *text,
      GError     **error)
{
  g_autofree char *path = g_build_filename (dir, "desk.conf", NULL);

  g_file_set_contents (path, text, -1, error);
  g_assert_no_error (*error);
  g_setenv ("MEMBER_DESK_SITE_FILE", path, TRUE);
  return desk_site_load (error);
}

static void
test_read (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSite) site = load (dir,
                                    "[hub]\n"
                                    "address = hub.example.cn:8443\n"
                                    "ca-file = hub-ca.pem\n"
                                    "[preferences]\n"
                                    "background = false\n"
                                    "reminder-minutes=240\n"
                                    "page=members\n"
                                    "calendar-path='/srv/visits.ics'\n",
                                    &error);
  g_autofree char *ca = g_build_filename (dir, "hub-ca.pem", NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (site->hub_address, ==, "hub.example.cn:8443");
  g_assert_cmpstr (site->ca_file, ==, ca);
  g_assert_cmpuint (g_hash_table_size (site->preferences), ==, 4);
  g_assert_false (g_variant_get_boolean (g_hash_table_lookup (site->preferences, "background")));
  g_assert_cmpint (g_variant_get_int32 (g_hash_table_lookup (site->preferences, "reminder-minutes")),
                   ==, 240);
  g_assert_cmpstr (g_variant_get_string (g_hash_table_lookup (site->preferences, "page"), NULL), ==,
                   "members");
  g_assert_cmpstr (g_variant_get_string (g_hash_table_lookup (site->preferences, "calendar-path"),
                                         NULL),
                   ==, "/srv/visits.ics");
}

static void
test_absolute (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSite) site = load (dir, "[hub]\nca-file=/etc/ssl/hub.pem\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (site->ca_file, ==, "/etc/ssl/hub.pem");
  g_assert_null (site->hub_address);
}

/* Each fault is told with its line; nothing of such a file counts. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } cases[] = {
    { "[hub]\naddress=a\n[prefs]\nbackground=false\n", "line 3" },
    { "[hub]\nadress=a\n", "line 2" },
    { "[hub]\naddress=\n", "line 2" },
    { "[hub]\naddress=a\naddress=b\n", "line 3" },
    { "[preferences]\nno-such=1\n", "line 2" },
    { "[preferences]\n\nbackground=maybe\n", "line 3" },
    { "[preferences]\nreminder-minutes=241\n", "line 2" },
    { "[preferences]\nreminder-minutes=-1\n", "line 2" },
    { "[preferences]\npage=nowhere\n", "line 2" },
    { "address=a\n", "line 1" },
  };
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskSite) site = load (dir, cases[i].text, &error);

      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_null (site);
      g_assert_nonnull (strstr (error->message, "desk.conf"));
      g_assert_nonnull (strstr (error->message, cases[i].line));
    }
}

/* A file that is named has to be there; none need be. */
static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskSite) none = NULL;

  g_setenv ("MEMBER_DESK_SITE_FILE", "/nowhere/desk.conf", TRUE);
  g_assert_null (desk_site_load (&error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  g_setenv ("MEMBER_DESK_SITE_FILE", "", TRUE);
  none = desk_site_load (&error);
  g_assert_no_error (error);
  g_assert_null (none->path);
  g_assert_null (none->hub_address);
  g_assert_null (none->ca_file);
  g_assert_cmpuint (g_hash_table_size (none->preferences), ==, 0);
}

/* The sample is as it should be, also with all that it proposes. */
static void
test_sample (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "desk.conf", NULL);
  g_autoptr (GRegex) proposal = g_regex_new ("^#(?=[a-z])", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DeskSite) site = NULL;
  g_autoptr (DeskSite) proposed = NULL;

  g_file_get_contents (path, &bare, NULL, &error);
  g_assert_no_error (error);
  site = load (dir, bare, &error);
  g_assert_no_error (error);
  g_assert_null (site->hub_address);
  text = g_regex_replace_literal (proposal, bare, -1, 0, "", 0, NULL);
  proposed = load (dir, text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (proposed->hub_address);
  g_assert_nonnull (proposed->ca_file);
  g_assert_cmpuint (g_hash_table_size (proposed->preferences), ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/site/read", test_read);
  g_test_add_func ("/core/site/absolute", test_absolute);
  g_test_add_func ("/core/site/refused", test_refused);
  g_test_add_func ("/core/site/missing", test_missing);
  g_test_add_func ("/core/site/sample", test_sample);

  return g_test_run ();
}
