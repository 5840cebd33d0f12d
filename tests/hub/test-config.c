/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hub-config.h>

#include <desk-error.h>
#include <desk-test.h>

/* Reads what the administrator wrote. */
static gboolean
read_text (HubConfig   *config,
           const char  *text,
           GError     **error)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "hub.conf", NULL);
  g_autoptr (GError) own = NULL;

  g_file_set_contents (path, text, -1, &own);
  g_assert_no_error (own);
  return hub_config_read (config, path, error);
}

static void
test_all (void)
{
  g_auto (HubConfig) config = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_text (&config,
                            "# ours\n[hub]\ndb=sqlite:/srv/hub.db\npolicy=/etc/p.ini\n"
                            "listen = 0.0.0.0:8427\ntls-cert=/a.pem\ntls-key=/a.key\n"
                            "keep-tombstones=3650\n",
                            &error));
  g_assert_no_error (error);
  g_assert_cmpstr (config.db_uri, ==, "sqlite:/srv/hub.db");
  g_assert_cmpstr (config.policy_file, ==, "/etc/p.ini");
  g_assert_cmpstr (config.listen, ==, "0.0.0.0:8427");
  g_assert_cmpstr (config.tls_cert, ==, "/a.pem");
  g_assert_cmpstr (config.tls_key, ==, "/a.key");
  g_assert_cmpint (config.keep_days, ==, 3650);
}

static void
test_little (void)
{
  g_auto (HubConfig) config = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_text (&config, "[hub]\nkeep-tombstones=1\n", &error));
  g_assert_no_error (error);
  g_assert_null (config.db_uri);
  g_assert_null (config.listen);
  g_assert_cmpint (config.keep_days, ==, 1);
}

static void
test_sample (void)
{
  g_auto (HubConfig) config = { 0 };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "hub", "hub.conf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hub_config_read (&config, path, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (config.listen, ==, "127.0.0.1:8427");
  g_assert_cmpint (config.keep_days, ==, 180);
}

/* What cannot be meant is told with its line. */
static void
test_nonsense (void)
{
  const struct { const char *text; const char *line; } cases[] = {
    { "[hub]\nkeep-tombstones=0\n", "line 2" },
    { "[hub]\nkeep-tombstones=3651\n", "line 2" },
    { "[hub]\n\nkeep-tombstones=ten\n", "line 3" },
    { "[hub]\ndatabase=sqlite:/a.db\n", "line 2" },
    { "[hub]\nlisten=\n", "line 2" },
    { "[hub]\nlisten=a\nlisten=b\n", "line 3" },
    { "[hub]\n[server]\nlisten=a\n", "line 2" },
    { "listen=a\n", "line 1" },
    { "", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (HubConfig) config = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (read_text (&config, cases[i].text, &error));
      g_assert_error (error, DESK_ERROR, DESK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].line));
    }
}

static void
test_missing (void)
{
  g_auto (HubConfig) config = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (hub_config_read (&config, "/nowhere/hub.conf", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/config/all", test_all);
  g_test_add_func ("/hub/config/little", test_little);
  g_test_add_func ("/hub/config/sample", test_sample);
  g_test_add_func ("/hub/config/nonsense", test_nonsense);
  g_test_add_func ("/hub/config/missing", test_missing);
  return g_test_run ();
}
