/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The member that was open when the app ended is open at its next start. */
#include "config.h"

#include <desk-home.h>
#include <desk-member-view.h>
#include <desk-settings.h>

#include "desk-ui-fixture.h"

typedef struct
{
  DeskUiFixture *desk;
  DeskSync      *sync;
  GSettings     *settings;
  GtkWidget     *home;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  fixture->sync = desk_sync_new (fixture->desk->store);
  fixture->settings = desk_settings_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->settings, "member");
  g_object_unref (fixture->settings);
  g_object_unref (fixture->sync);
  desk_ui_fixture_free (fixture->desk);
}

static GtkWindow *
start (Fixture *fixture)
{
  GtkWindow *window;

  fixture->home = desk_home_new (fixture->desk->store, fixture->sync);
  window = desk_ui_show (fixture->home);
  desk_home_show_page (DESK_HOME (fixture->home), "members");
  desk_home_restore (DESK_HOME (fixture->home));
  return window;
}

static const char *
get_open (Fixture *fixture)
{
  GtkWidget *view = desk_ui_find (fixture->home, DESK_TYPE_MEMBER_VIEW);

  return view != NULL ? desk_member_view_get_member (DESK_MEMBER_VIEW (view)) : NULL;
}

static void
test_member (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWindow *window = start (fixture);

  g_assert_null (get_open (fixture));
  desk_home_open_member (DESK_HOME (fixture->home), "M0000001");
  gtk_window_destroy (window);

  window = start (fixture);
  desk_test_wait_until (g_strcmp0 (get_open (fixture), "M0000001") == 0);
  gtk_window_destroy (window);
}

/* Who has gone meanwhile is not missed, and who was opened meanwhile stays. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWindow *window;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskMemberFile) file = NULL;

  g_settings_set_string (fixture->settings, "member", "M9999999");
  window = start (fixture);
  result = desk_test_call (desk_store_load_member, fixture->desk->store, "M0000001");
  file = desk_store_load_member_finish (fixture->desk->store, result, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (get_open (fixture));
  gtk_window_destroy (window);

  g_settings_set_string (fixture->settings, "member", "M0000002");
  window = start (fixture);
  desk_home_open_member (DESK_HOME (fixture->home), "M0000001");
  g_clear_object (&result);
  g_clear_pointer (&file, desk_member_file_free);
  result = desk_test_call (desk_store_load_member, fixture->desk->store, "M0000001");
  file = desk_store_load_member_finish (fixture->desk->store, result, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_open (fixture), ==, "M0000001");
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, test) g_test_add ("/ui/restore/" name, Fixture, NULL, set_up, test, tear_down)
  add ("member", test_member);
  add ("gone", test_gone);
#undef add

  return g_test_run ();
}
