/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PIN that was forgotten, and the real hub that vouches for the person by a new one-time code. */
#include "config.h"

#include <desk-lock-page.h>
#include <desk-window.h>
#include <hub-device.h>

#include "desk-ui-sync.h"

#define PIN "2468"
#define MEMBER "M0000001"

typedef struct
{
  DeskSession *session;
  GtkWidget   *window;
} Desk;

static DeskLock *
get_lock (Desk *desk)
{
  return desk_session_get_lock (desk->session);
}

static DeskLockPage *
get_page (Desk *desk)
{
  return DESK_LOCK_PAGE (desk_ui_find (desk->window, DESK_TYPE_LOCK_PAGE));
}

static void
set_pin (const char *dir)
{
  g_autoptr (DeskClock) clock = desk_clock_new ();
  g_autoptr (DeskLock) lock = desk_lock_new (dir, clock);
  g_autoptr (GAsyncResult) result = desk_test_call (desk_lock_set_pin, lock, NULL, PIN);

  g_assert_true (desk_lock_set_pin_finish (lock, result, NULL));
}

/* The app of a laptop whose folder is left to it. */
static void
open_desk (Desk       *desk,
           const char *dir)
{
  desk->session = desk_session_new (dir);
  desk_session_open (desk->session);
  desk->window = desk_window_new (NULL, desk->session);
  gtk_window_present (GTK_WINDOW (desk->window));
  desk_test_wait_until (desk_session_get_state (desk->session) == DESK_SESSION_READY);
}

static void
close_desk (Desk *desk)
{
  g_autoptr (GAsyncResult) closed = NULL;
  GAsyncResult *slot = NULL;

  gtk_window_destroy (GTK_WINDOW (desk->window));
  desk_session_close_async (desk->session, desk_test_ready_cb, &slot);
  closed = desk_test_wait_result (&slot);
  g_assert_true (desk_session_close_finish (desk->session, closed, NULL));
  g_clear_object (&closed);
  desk_test_assert_let_go (desk->session);
}

static void
connect (Desk       *desk,
         const char *code)
{
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "unlock.forgot", NULL);
  desk_lock_page_set_code (get_page (desk), code);
  gtk_widget_activate_action (GTK_WIDGET (get_page (desk)), "unlock.connect", NULL);
  desk_test_wait_until (get_page (desk) == NULL || *desk_lock_page_get_problem (get_page (desk)) != '\0');
}

/* A wrong code changes nothing; with the right one the PIN is gone, and what waited goes to the hub. */
static void
test_forgotten (SyncFixture   *fixture,
                gconstpointer  data)
{
  SyncLaptop *laptop = sync_laptop_new (fixture, "K001");
  g_autoptr (DeskTestDir) dir = laptop->dir;
  g_autofree char *note = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  sync_laptop_round (laptop);
  note = sync_laptop_add_note (laptop, MEMBER, "Waits");
  /* So that it cannot go to the hub before. */
  hub_device_revoke (fixture->db, fixture->clock,
                     desk_store_get_identity (laptop->store)->device_id, &error);
  g_assert_no_error (error);
  set_pin (dir);
  laptop->dir = desk_test_make_dir ();
  sync_laptop_free (laptop);

  open_desk (&desk, dir);
  g_assert_true (desk_lock_is_locked (get_lock (&desk)));
  connect (&desk, "WRONG-CODE");
  g_assert_true (desk_lock_is_locked (get_lock (&desk)));
  g_assert_true (desk_lock_has_pin (get_lock (&desk)));

  code = sync_fixture_code (fixture, "K001");
  connect (&desk, code);
  g_assert_null (get_page (&desk));
  g_assert_false (desk_lock_is_locked (get_lock (&desk)));
  g_assert_false (desk_lock_has_pin (get_lock (&desk)));
  desk_test_wait_until (sync_fixture_count (fixture, "SELECT count (*) FROM notes") == 1);
  close_desk (&desk);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);
  g_setenv ("MEMBER_DESK_NOW", SYNC_FIXTURE_NOW, TRUE);
  sync_fixture_add ("/lock/forgotten", test_forgotten);
  return g_test_run ();
}
