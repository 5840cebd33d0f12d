/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-first-frame.h"

#include "desk-bench.h"

/* Longer than a database thread waits before it gives its memory back, and what still comes after the
 * first frame takes. */
#define REST_MS 6000

typedef struct
{
  GtkWindow          *window;
  DeskFirstFrameFunc  is_there;
  DeskFirstFrameFunc  is_done;
  gboolean            drawn;
  gboolean            told;
} Watch;

/* A clock ticks before anything is drawn; only a frame that was rendered counts. */
static gboolean
render_hook (GSignalInvocationHint *hint,
             guint                  n_values,
             const GValue          *values,
             gpointer               user_data)
{
  ((Watch *) user_data)->drawn = TRUE;
  return TRUE;
}

/* As it is while nobody is at it, if that is asked for. */
static gboolean
rested_cb (gpointer user_data)
{
  Watch *watch = user_data;
  GtkApplication *application = gtk_window_get_application (watch->window);

  g_print ("%f\n", desk_bench_read_memory ("self", "VmRSS"));
  /* The app would go on without a window. */
  if (g_action_group_has_action (G_ACTION_GROUP (application), "quit"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  else
    gtk_window_close (watch->window);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Watch         *watch)
{
  if (!watch->told && (!watch->drawn || !watch->is_there (watch->window)))
    return;
  if (!watch->told)
    g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  watch->told = TRUE;
  if (!watch->is_done (watch->window))
    return;
  g_signal_handlers_disconnect_by_data (clock, watch);
  g_timeout_add (g_getenv ("DESK_BENCH_REST") != NULL ? REST_MS : 0, rested_cb, watch);
}

static void
realize_cb (GtkWidget *window,
            Watch     *watch)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    watch);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Watch          *watch)
{
  if (watch->window != NULL)
    return;
  watch->window = window;
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), watch);
}

void
desk_first_frame_print (GtkApplication     *application,
                        DeskFirstFrameFunc  is_there,
                        DeskFirstFrameFunc  is_done)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->is_there = is_there;
  watch->is_done = is_done;
  g_type_class_ref (GDK_TYPE_SURFACE);
  g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0, render_hook, watch,
                              NULL);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), watch);
}
