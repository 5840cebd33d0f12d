/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each page fits a window of 360 pixels, also with letters twice as large. */
#include "config.h"

#include <adwaita.h>
#include <desk-home.h>
#include <desk-outbox.h>
#include <desk-sync-status.h>

#include "desk-ui-fixture.h"

#define NARROW 360
/* What the header of Visits is wider by with large letters: buttons of its own, and a title that does not
 * shrink below five letters. */
#define HEADER 5
#define PLAIN_DPI (96 * 1024)

typedef struct
{
  const char *page;
  int         scale;
} Case;

/* The store answers in the order in which it was asked: the pages have what they asked for by then. */
static void
settle (DeskUiFixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = desk_test_call (desk_store_load_status, fixture->store);
      g_autoptr (DeskSyncStatus) status = desk_store_load_status_finish (fixture->store, result, NULL);

      g_assert_nonnull (status);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static int
get_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/* The way to the widest within, for whoever mends it. */
static void
tell_widest (GtkWidget *widget,
             GString   *path)
{
  GtkWidget *widest = NULL;

  g_string_append_printf (path, " %s %d", gtk_widget_get_css_name (widget), get_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && (widest == NULL || get_width (child) > get_width (widest)))
      widest = child;
  if (widest != NULL && get_width (widest) > NARROW / 3)
    tell_widest (widest, path);
}

static void
open_ticket (DeskUiFixture *fixture)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "ticket", "complaint");
  json_object_set_string_member (args, "text", "The bill has an amount that nobody can explain");
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_TICKET_OPEN, args);
  verdict = desk_store_perform_finish (fixture->store, result, NULL);
  g_assert_true (verdict->accepted);
}

static void
test_page (gconstpointer data)
{
  const Case *case_ = data;
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-23T09:30:00+08:00");
  g_autoptr (DeskSync) sync = desk_sync_new (fixture->store);
  g_autoptr (GString) path = g_string_new (NULL);
  GtkWidget *home;
  GtkWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", PLAIN_DPI * case_->scale, NULL);
  open_ticket (fixture);
  home = desk_home_new (fixture->store, sync);
  window = desk_ui_show (home);
  gtk_window_set_default_size (window, NARROW, 720);
  desk_home_show_page (DESK_HOME (home), case_->page);
  if (g_str_equal (case_->page, "members"))
    desk_home_open_member (DESK_HOME (home), "M0000001");
  settle (fixture);
  tell_widest (home, path);
  g_test_message ("%s at %d00 %%:%s", case_->page, case_->scale, path->str);
  g_assert_cmpint (get_width (home), <=, NARROW + (case_->scale > 1 ? HEADER : 0));
  gtk_window_destroy (window);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

int
main (int   argc,
      char *argv[])
{
  static const char * const pages[] = { "today", "members", "visits", "entitlements", "sync" };
  static Case cases[2 * G_N_ELEMENTS (pages)];

  desk_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = NULL;

      cases[i] = (Case) { pages[i / 2], i % 2 + 1 };
      path = g_strdup_printf ("/ui/narrow/%s/%d", cases[i].page, cases[i].scale);
      g_test_add_data_func (path, &cases[i], test_page);
    }
  return g_test_run ();
}
