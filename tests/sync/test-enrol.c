/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

static void
assert_not_enrolled (SyncLaptop *laptop)
{
  g_assert_null (desk_store_get_identity (laptop->store));
}

static void
refuse (SyncLaptop    *laptop,
        const char    *url,
        const char    *code,
        DeskSyncError  expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sync_laptop_enrol (laptop, url, code, &error));
  g_assert_error (error, DESK_SYNC_ERROR, (int) expected);
  g_assert_null (strchr (error->message, '\n'));
  assert_not_enrolled (laptop);
}

static void
test_enrol (SyncFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, "K001");
  const DeskIdentity *identity = desk_store_get_identity (laptop->store);
  g_autofree char *address = g_strdup (desk_front_get_uri (fixture->front));

  g_assert_cmpstr (identity->manager_no, ==, "K001");
  g_assert_cmpstr (identity->manager_name, ==, "董泰");
  g_assert_cmpstr (identity->region, ==, "guizhou");
  g_assert_cmpuint (strlen (identity->token), >=, 32);
  address[strlen (address) - 1] = '\0';
  g_assert_cmpstr (identity->hub_url, ==, address);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM devices"), ==, 1);
}

/* As people type it: in lower case, with blanks around, without a scheme. */
static void
test_as_typed (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K002");
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *typed = g_strdup_printf ("  %s\n", lower);
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front) + strlen ("http://"), typed,
                     &error);
  g_assert_no_error (error);
  g_assert_cmpstr (desk_store_get_identity (laptop->store)->manager_no, ==, "K002");
}

static void
test_wrong_code (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  const char *url = desk_front_get_uri (fixture->front);
  g_autoptr (GError) error = NULL;

  refuse (laptop, url, "AAAA-AAAA", DESK_SYNC_ERROR_CODE);
  refuse (laptop, url, "", DESK_SYNC_ERROR_CODE);
  refuse (laptop, url, "\" OR 1=1", DESK_SYNC_ERROR_CODE);
  sync_laptop_enrol (laptop, url, code, &error);
  g_assert_no_error (error);
}

static void
test_expired_code (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");

  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + 11 * 60 * 1000);
  refuse (laptop, desk_front_get_uri (fixture->front), code, DESK_SYNC_ERROR_CODE);
}

static void
test_used_code (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) first = sync_laptop_new (fixture, NULL);
  g_autoptr (SyncLaptop) second = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  const char *url = desk_front_get_uri (fixture->front);
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (first, url, code, &error);
  g_assert_no_error (error);
  refuse (second, url, code, DESK_SYNC_ERROR_CODE);
}

static void
test_no_hub (SyncFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *hub = g_strdup (hub_server_get_uri (fixture->hub));

  sync_fixture_stop_hub (fixture);
  refuse (laptop, hub, "AAAA-AAAA", DESK_SYNC_ERROR_UNREACHABLE);
  refuse (laptop, "https://nowhere.invalid", "AAAA-AAAA", DESK_SYNC_ERROR_UNREACHABLE);
  refuse (laptop, "http://nowhere.invalid", "AAAA-AAAA", DESK_SYNC_ERROR_ADDRESS);
}

/* Not the hub's trouble, but a bound against guessing: a minute later it goes on. */
static void
test_too_many_codes (SyncFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  const char *url = desk_front_get_uri (fixture->front);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    refuse (laptop, url, "AAAA-AAAA", DESK_SYNC_ERROR_CODE);
  sync_laptop_enrol (laptop, url, code, &error);
  g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB);
  g_assert_nonnull (strstr (error->message, "Wait a minute"));
  g_clear_error (&error);
  desk_clock_set (fixture->clock, desk_clock_now (fixture->clock) + 61 * 1000);
  sync_laptop_enrol (laptop, url, code, &error);
  g_assert_no_error (error);
}

static void
test_something_else (SyncFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  const char *url = desk_front_get_uri (fixture->front);
  g_autoptr (GError) error = NULL;

  desk_front_set_fault (fixture->front, DESK_FRONT_HTML);
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 200, NULL, "{\"hello\":\"world\"}");
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 200, NULL, "[1,2");
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 404, NULL, NULL);
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 403, NULL, NULL);
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 302, NULL, NULL);
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 501, NULL, NULL);
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 200, NULL, "");
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 401, NULL, "{\"error\":\"unauthorized\"}");
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 403, NULL, "{\"error\":\"forbidden\"}");
  refuse (laptop, url, code, DESK_SYNC_ERROR_NOT_A_HUB);
  desk_front_set_answer (fixture->front, 503, NULL, NULL);
  refuse (laptop, url, code, DESK_SYNC_ERROR_HUB);
  desk_front_set_answer (fixture->front, 426, NULL, "{\"error\":\"update\",\"message\":\"\"}");
  refuse (laptop, url, code, DESK_SYNC_ERROR_UPDATE);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  desk_front_set_path (fixture->front, "/elsewhere");
  sync_laptop_enrol (laptop, url, code, &error);
  g_assert_no_error (error);
}

/* Where the organisation fixed the hub, no other is taken; its address may be typed as people do. */
static void
test_fixed_hub (SyncFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = sync_laptop_new (fixture, NULL);
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "desk.conf", NULL);
  g_autofree char *text =
    g_strdup_printf ("[hub]\naddress=%s\n", desk_front_get_uri (fixture->front) + strlen ("http://"));
  g_autoptr (GError) error = NULL;

  g_setenv ("MEMBER_DESK_SITE_FILE", path, TRUE);
  g_assert_true (g_file_set_contents (path, "[hub]\naddress=hub.example.cn\n", -1, NULL));
  refuse (laptop, desk_front_get_uri (fixture->front), code, DESK_SYNC_ERROR_ADDRESS);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
  g_unsetenv ("MEMBER_DESK_SITE_FILE");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sync_fixture_add ("/sync/enrol/enrol", test_enrol);
  sync_fixture_add ("/sync/enrol/as-typed", test_as_typed);
  sync_fixture_add ("/sync/enrol/wrong-code", test_wrong_code);
  sync_fixture_add ("/sync/enrol/expired-code", test_expired_code);
  sync_fixture_add ("/sync/enrol/used-code", test_used_code);
  sync_fixture_add ("/sync/enrol/too-many-codes", test_too_many_codes);
  sync_fixture_add ("/sync/enrol/no-hub", test_no_hub);
  sync_fixture_add ("/sync/enrol/something-else", test_something_else);
  sync_fixture_add ("/sync/enrol/fixed-hub", test_fixed_hub);
  return g_test_run ();
}
