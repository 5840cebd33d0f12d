/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-callback-dialog.h"

#include "desk-day-row.h"
#include "desk-deed.h"
#include "desk-minute-row.h"

#include <desk-calendar.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#define SOON_MINUTES 60
#define STEP_MINUTES 30

/**
 * DeskCallbackDialog:
 *
 * Asks when a member is to be called back, and about what (D5). Why a time is not possible is said here;
 * a quiet hour is promised all the same (H2), and told of.
 */
struct _DeskCallbackDialog
{
  AdwWindow      parent_instance;

  GtkEditable   *about;
  DeskDayRow    *day;
  DeskMinuteRow *minute;
  GtkLabel      *problem;
  GtkButton     *promise;

  DeskStore     *store;
  DeskDeeds     *deeds;
  char          *member_no;
  char          *callback_id;   /* (nullable): one that is moved */
  char          *due_before;
  char          *about_before;
};

G_DEFINE_FINAL_TYPE (DeskCallbackDialog, desk_callback_dialog, ADW_TYPE_WINDOW)

static GTimeZone *
get_zone (DeskCallbackDialog *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static void
show_problem (DeskCallbackDialog *self,
              const char         *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskCallbackDialog) self = user_data;
  g_autofree char *problem = NULL;

  if (desk_deeds_perform_finish (DESK_DEEDS (source), result, &problem))
    gtk_window_close (GTK_WINDOW (self));
  else if (self->store != NULL)
    show_problem (self, problem);
}

static const char *
find_problem (DeskCallbackDialog *self,
              gint64              due_ms)
{
  g_autofree char *about = g_strstrip (g_strdup (gtk_editable_get_text (self->about)));

  if (*about == '\0')
    return _("What is it about?");
  if (due_ms <= desk_clock_now (desk_store_get_clock (self->store)))
    return _("That time is over.");
  return "";
}

static DeskDeed *
make_deed (DeskCallbackDialog *self,
           const char         *due)
{
  const char *about = gtk_editable_get_text (self->about);

  if (self->callback_id == NULL)
    return desk_deed_new_promise (self->member_no, due, about);
  return desk_deed_new_move_callback (self->member_no, self->callback_id, self->due_before,
                                      self->about_before, due, about);
}

static void
promise_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskCallbackDialog *self = DESK_CALLBACK_DIALOG (widget);
  gint64 due_ms = desk_calendar_find_moment (desk_day_row_get_day (self->day),
                                             desk_minute_row_get_minute (self->minute),
                                             get_zone (self));
  const char *problem = find_problem (self, due_ms);
  g_autofree char *due = desk_time_to_rfc3339 (due_ms, get_zone (self));

  show_problem (self, problem);
  if (*problem == '\0')
    desk_deeds_perform_async (self->deeds, make_deed (self, due), performed_cb, g_object_ref (self));
}

static void
activated_cb (DeskCallbackDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "callback.promise", NULL);
}

static void
desk_callback_dialog_dispose (GObject *object)
{
  DeskCallbackDialog *self = DESK_CALLBACK_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->deeds);
  g_clear_pointer (&self->member_no, g_free);
  g_clear_pointer (&self->callback_id, g_free);
  g_clear_pointer (&self->due_before, g_free);
  g_clear_pointer (&self->about_before, g_free);

  G_OBJECT_CLASS (desk_callback_dialog_parent_class)->dispose (object);
}

static void
desk_callback_dialog_class_init (DeskCallbackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_callback_dialog_dispose;

  g_type_ensure (DESK_TYPE_DAY_ROW);
  g_type_ensure (DESK_TYPE_MINUTE_ROW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "member/desk-callback-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCallbackDialog, about);
  gtk_widget_class_bind_template_child (widget_class, DeskCallbackDialog, day);
  gtk_widget_class_bind_template_child (widget_class, DeskCallbackDialog, minute);
  gtk_widget_class_bind_template_child (widget_class, DeskCallbackDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskCallbackDialog, promise);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "callback.promise", NULL, promise_action);
}

static void
desk_callback_dialog_init (DeskCallbackDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In about an hour, at a full or half one. */
static void
suggest_time (DeskCallbackDialog *self)
{
  gint64 soon_ms = desk_clock_now (desk_store_get_clock (self->store)) + SOON_MINUTES * DESK_MINUTE_MS;
  int minute = desk_calendar_minute_at (soon_ms, get_zone (self));

  desk_day_row_set_day (self->day, desk_calendar_day_at (soon_ms, get_zone (self)));
  desk_minute_row_set_minute (self->minute, minute - minute % STEP_MINUTES);
}

/**
 * desk_callback_dialog_new:
 * @deeds: tells what was done, and undoes it
 */
GtkWidget *
desk_callback_dialog_new (DeskStore  *store,
                          DeskDeeds  *deeds,
                          const char *member_no)
{
  DeskCallbackDialog *self = g_object_new (DESK_TYPE_CALLBACK_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->deeds = g_object_ref (deeds);
  self->member_no = g_strdup (member_no);
  suggest_time (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->about));
  return GTK_WIDGET (self);
}

/**
 * desk_callback_dialog_move:
 * @item: one that was promised
 *
 * Promises that one for another time, in place of a new one.
 */
void
desk_callback_dialog_move (DeskCallbackDialog     *self,
                           const DeskCallbackItem *item)
{
  g_return_if_fail (DESK_IS_CALLBACK_DIALOG (self));
  g_return_if_fail (self->callback_id == NULL);

  self->callback_id = g_strdup (item->callback_id);
  self->due_before = desk_time_to_rfc3339 (item->due_ms, get_zone (self));
  self->about_before = g_strdup (item->about);
  gtk_window_set_title (GTK_WINDOW (self), _("Move a Call-back"));
  gtk_button_set_label (self->promise, _("_Move"));
  gtk_editable_set_text (self->about, item->about);
}

/**
 * desk_callback_dialog_fill:
 * @day: as of desk_calendar_day_at()
 * @minute: of the day
 */
void
desk_callback_dialog_fill (DeskCallbackDialog *self,
                           guint               day,
                           int                 minute,
                           const char         *about)
{
  g_return_if_fail (DESK_IS_CALLBACK_DIALOG (self));

  desk_day_row_set_day (self->day, day);
  desk_minute_row_set_minute (self->minute, minute);
  gtk_editable_set_text (self->about, about);
}

/**
 * desk_callback_dialog_get_problem:
 *
 * Returns: (transfer none): why it cannot be promised so, "" for nothing
 */
const char *
desk_callback_dialog_get_problem (DeskCallbackDialog *self)
{
  g_return_val_if_fail (DESK_IS_CALLBACK_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}
