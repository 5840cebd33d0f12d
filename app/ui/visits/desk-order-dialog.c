/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-order-dialog.h"

#include "desk-visit-words.h"

#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskOrderDialog:
 *
 * Shows a better order of a day's visits: with less way, within everybody's hours. All of them are
 * moved at once, or none is.
 */
struct _DeskOrderDialog
{
  AdwWindow      parent_instance;

  GtkStack      *stack;
  GtkListBox    *list;
  AdwStatusPage *nothing;
  GtkLabel      *problem;

  DeskStore     *store;
  DeskUndo      *undo;
  GCancellable  *cancellable;
  GPtrArray     *stops;         /* (element-type DeskOrderStop) NULL: not there yet */
};

G_DEFINE_FINAL_TYPE (DeskOrderDialog, desk_order_dialog, ADW_TYPE_WINDOW)

/* What can be taken back. */
typedef struct
{
  DeskStore *store;
  GPtrArray *stops;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_object_unref (order->store);
  g_ptr_array_unref (order->stops);
  g_free (order);
}

static GTimeZone *
get_zone (DeskOrderDialog *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static gboolean
moves_any (DeskOrderDialog *self)
{
  for (guint i = 0; self->stops != NULL && i < self->stops->len; i++)
    if (desk_order_stop_moves (g_ptr_array_index (self->stops, i)))
      return TRUE;
  return FALSE;
}

static char *
describe (DeskOrderDialog     *self,
          const DeskOrderStop *stop)
{
  g_autofree char *was =
    desk_visit_words_minute (desk_calendar_minute_at (stop->was_ms, get_zone (self)));

  if (stop->fixed)
    return g_strdup (_("Stays: the customer knows of it"));
  if (stop->start_ms == stop->was_ms)
    return g_strdup (_("Stays"));
  /* Translators: %s is a time of day */
  return g_strdup_printf (_("Until now at %s"), was);
}

static void
append (DeskOrderDialog     *self,
        const DeskOrderStop *stop)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = desk_label_member_name (stop->name, stop->salutation);
  g_autofree char *span = desk_visit_words_span (stop->start_ms, stop->minutes, get_zone (self));
  g_autofree char *title = g_strjoin (" ", span, name, NULL);
  g_autofree char *was = describe (self, stop);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), was);
  gtk_widget_add_css_class (row, "numeric");
  gtk_list_box_append (self->list, row);
}

static void
say (DeskOrderDialog *self,
     const char      *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
}

static void
show_nothing (DeskOrderDialog *self,
              const char      *title,
              const char      *description)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->nothing));
}

static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stops =
    desk_store_propose_order_finish (DESK_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (stops == NULL)
    {
      show_nothing (self, _("There Is No Better Order"), error->message);
      return;
    }
  self->stops = g_steal_pointer (&stops);
  for (guint i = 0; i < self->stops->len; i++)
    append (self, g_ptr_array_index (self->stops, i));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "order.apply", moves_any (self));
  if (moves_any (self))
    gtk_stack_set_visible_child_name (self->stack, "stops");
  else
    show_nothing (self, _("There Is No Better Order"), _("The visits of this day can stay as they are."));
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DeskUndo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_apply_order_finish (DESK_STORE (source), result, &error);
  g_autofree char *reason = NULL;

  if (performed == NULL)
    desk_undo_say (undo, error->message);
  else if (performed->refusal == NULL)
    desk_undo_say (undo, _("Undone."));
  else
    desk_undo_say (undo, reason = desk_reason_describe (performed->refusal->reason));
}

static void
turn_back (DeskOrderStop *stop)
{
  gint64 start_ms = stop->start_ms;
  gint64 travel_minutes = stop->travel_minutes;

  stop->start_ms = stop->was_ms;
  stop->was_ms = start_ms;
  stop->travel_minutes = stop->was_travel_minutes;
  stop->was_travel_minutes = travel_minutes;
}

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  Order *order = user_data;

  for (guint i = 0; i < order->stops->len; i++)
    turn_back (g_ptr_array_index (order->stops, i));
  desk_store_apply_order_async (order->store, order->stops, NULL, taken_back_cb,
                                g_object_ref (undo));
}

static void
offer_undo (DeskOrderDialog *self,
            guint            n)
{
  g_autofree char *sentence =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit moved.", "%u visits moved.", n), n);
  Order *order = g_new (Order, 1);

  *order = (Order) { g_object_ref (self->store), g_ptr_array_ref (self->stops) };
  desk_undo_offer (self->undo, sentence, take_back, order, free_order);
}

static guint
count_moves (DeskOrderDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->stops->len; i++)
    n += desk_order_stop_moves (g_ptr_array_index (self->stops, i));
  return n;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_apply_order_finish (DESK_STORE (source), result, &error);
  g_autofree char *reason = NULL;

  if (performed != NULL && performed->refusal == NULL)
    {
      offer_undo (self, count_moves (self));
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (performed != NULL)
    reason = desk_reason_describe (performed->refusal->reason);
  say (self, reason != NULL ? reason : error->message);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskOrderDialog *self = DESK_ORDER_DIALOG (widget);

  say (self, NULL);
  gtk_widget_action_set_enabled (widget, "order.apply", FALSE);
  desk_store_apply_order_async (self->store, self->stops, NULL, applied_cb, g_object_ref (self));
}

static void
desk_order_dialog_dispose (GObject *object)
{
  DeskOrderDialog *self = DESK_ORDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (desk_order_dialog_parent_class)->dispose (object);
}

static void
desk_order_dialog_finalize (GObject *object)
{
  DeskOrderDialog *self = DESK_ORDER_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->stops, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_order_dialog_parent_class)->finalize (object);
}

static void
desk_order_dialog_class_init (DeskOrderDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_order_dialog_dispose;
  object_class->finalize = desk_order_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "order.apply", NULL, apply_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOrderDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderDialog, nothing);
  gtk_widget_class_bind_template_child (widget_class, DeskOrderDialog, problem);
}

static void
desk_order_dialog_init (DeskOrderDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "order.apply", FALSE);
}

/**
 * desk_order_dialog_new:
 * @undo: where it is told, and taken back
 * @day: Julian
 *
 * Returns: (transfer none): a dialog that proposes an order of the visits of a day
 */
GtkWidget *
desk_order_dialog_new (DeskStore *store,
                       DeskUndo  *undo,
                       guint      day)
{
  DeskOrderDialog *self = g_object_new (DESK_TYPE_ORDER_DIALOG, NULL);
  g_autofree char *title = desk_visit_words_day (day);

  self->store = g_object_ref (store);
  self->undo = g_object_ref (undo);
  gtk_window_set_title (GTK_WINDOW (self), title);
  desk_store_propose_order_async (store, day, self->cancellable, proposed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * desk_order_dialog_get_stops:
 *
 * Returns: (transfer none) (nullable) (element-type DeskOrderStop): what is proposed; %NULL before it
 *   is there
 */
GPtrArray *
desk_order_dialog_get_stops (DeskOrderDialog *self)
{
  g_return_val_if_fail (DESK_IS_ORDER_DIALOG (self), NULL);

  return self->stops;
}

/**
 * desk_order_dialog_get_problem:
 *
 * Returns: (nullable): why it was not done
 */
const char *
desk_order_dialog_get_problem (DeskOrderDialog *self)
{
  g_return_val_if_fail (DESK_IS_ORDER_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}
