/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yardstick of bench-app: the least that a libadwaita program can show. */

#include "desk-first-frame.h"

#include <adwaita.h>
#include <locale.h>

#define N_FRAMES 10

static gboolean
is_there (GtkWindow *window)
{
  return TRUE;
}

/* From the second frame on a window keeps what the first one was drawn on. */
static gboolean
is_done (GtkWindow *window)
{
  static guint n_frames;

  gtk_widget_queue_draw (GTK_WIDGET (window));
  return ++n_frames > N_FRAMES;
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (window), "Empty");
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 720);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = adw_application_new ("org.memberdesk.Empty", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  desk_first_frame_print (GTK_APPLICATION (application), is_there, is_done);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
