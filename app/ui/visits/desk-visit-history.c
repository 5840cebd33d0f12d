/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-history.h"

#include "desk-format.h"
#include "desk-visit-words.h"

#include <desk-visit-event.h>
#include <desk-visit-life.h>
#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 36

/**
 * DeskVisitHistory:
 *
 * What befell a visit, line by line, oldest first; nothing until it is read.
 */
struct _DeskVisitHistory
{
  GtkWidget     parent_instance;

  DeskStore    *store;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskVisitHistory, desk_visit_history, GTK_TYPE_WIDGET)

/* What became of it, and for a move to when. */
static char *
describe_event (const DeskVisitEvent *event,
                gint64                now_ms,
                GTimeZone            *zone)
{
  g_autofree char *made = desk_format_moment (event->made_ms, now_ms, zone);
  g_autofree char *day = NULL;
  g_autofree char *span = NULL;
  g_autofree char *to = NULL;
  const char *label = desk_visit_get_event_label (event->event);
  const char *sep = *event->text != '\0' ? " · " : "";

  if (!g_str_equal (event->event, DESK_VISIT_MOVED))
    return g_strconcat (made, " · ", label, sep, event->text, NULL);
  day = desk_format_day (event->start_ms, zone);
  span = desk_visit_words_span (event->start_ms, event->minutes, zone);
  /* Translators: a day and a span of time */
  to = g_strdup_printf (C_("visit", "%1$s, %2$s"), day, span);
  return g_strconcat (made, " · ", label, " · ", to, sep, event->text, NULL);
}

static void
add_line (DeskVisitHistory *self,
          const char       *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

/* A card without its history is a card still. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskVisitHistory) self = user_data;
  g_autoptr (GPtrArray) events =
    desk_store_list_visit_events_finish (DESK_STORE (source), result, NULL);
  GTimeZone *zone;
  gint64 now_ms;

  if (events == NULL || self->store == NULL)
    return;
  zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  now_ms = desk_clock_now (desk_store_get_clock (self->store));
  for (guint i = 0; i < events->len; i++)
    {
      g_autofree char *text = describe_event (g_ptr_array_index (events, i), now_ms, zone);

      add_line (self, text);
    }
}

static void
desk_visit_history_dispose (GObject *object)
{
  DeskVisitHistory *self = DESK_VISIT_HISTORY (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_visit_history_parent_class)->dispose (object);
}

static void
desk_visit_history_finalize (GObject *object)
{
  g_object_unref (DESK_VISIT_HISTORY (object)->cancellable);

  G_OBJECT_CLASS (desk_visit_history_parent_class)->finalize (object);
}

static void
desk_visit_history_class_init (DeskVisitHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_visit_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_visit_history_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_visit_history_init (DeskVisitHistory *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("History"), -1);
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_visit_history_new:
 *
 * Returns: (transfer floating): the history, which is being read
 */
GtkWidget *
desk_visit_history_new (DeskStore  *store,
                        const char *visit_id)
{
  DeskVisitHistory *self = g_object_new (DESK_TYPE_VISIT_HISTORY, NULL);

  self->store = g_object_ref (store);
  desk_store_list_visit_events_async (store, visit_id, self->cancellable, listed_cb,
                                      g_object_ref (self));
  return GTK_WIDGET (self);
}
