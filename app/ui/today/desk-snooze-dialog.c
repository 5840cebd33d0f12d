/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-snooze-dialog.h"

#include "desk-day-row.h"
#include "desk-deed.h"

#include <desk-calendar.h>
#include <desk-hours.h>
#include <desk-op-kind.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#define SOON_MS (2 * DESK_HOUR_MS)
#define DAYS_A_WEEK 7

/**
 * DeskSnoozeDialog:
 *
 * Asks until when something of Today is put off, and why. On another day it comes back when calls may
 * be made again (H2).
 */
struct _DeskSnoozeDialog
{
  AdwWindow    parent_instance;

  AdwComboRow *when;
  DeskDayRow  *day;
  GtkEditable *why;
  GtkLabel    *problem;

  DeskStore   *store;
  DeskDeeds   *deeds;
  char        *member_no;
  char        *cause;
};

G_DEFINE_FINAL_TYPE (DeskSnoozeDialog, desk_snooze_dialog, ADW_TYPE_WINDOW)

static void
show_problem (DeskSnoozeDialog *self,
              const char       *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static gint64
get_now (DeskSnoozeDialog *self)
{
  return desk_clock_now (desk_store_get_clock (self->store));
}

static GTimeZone *
get_zone (DeskSnoozeDialog *self)
{
  return desk_policy_get_zone (desk_store_get_policy (self->store));
}

static guint
find_monday (guint today)
{
  g_autoptr (GDate) date = g_date_new_julian (today);

  return today + DAYS_A_WEEK + G_DATE_MONDAY - g_date_get_weekday (date);
}

static gint64
find_until (DeskSnoozeDialog *self)
{
  guint today = desk_calendar_day_at (get_now (self), get_zone (self));
  guint day = desk_day_row_get_day (self->day);

  switch ((DeskSnoozeChoice) adw_combo_row_get_selected (self->when))
    {
    case DESK_SNOOZE_HOURS:
      return get_now (self) + SOON_MS;
    case DESK_SNOOZE_TOMORROW:
      day = today + 1;
      break;
    case DESK_SNOOZE_MONDAY:
      day = find_monday (today);
      break;
    case DESK_SNOOZE_DAY:
    default:
      break;
    }
  return desk_hours_notify_opens (desk_store_get_policy (self->store),
                                  desk_store_get_identity (self->store)->region,
                                  desk_calendar_find_moment (day, 0, get_zone (self)));
}

static char *
find_problem (DeskSnoozeDialog *self,
              gint64            until_ms)
{
  g_autofree char *why = g_strstrip (g_strdup (gtk_editable_get_text (self->why)));

  if (until_ms <= get_now (self))
    return g_strdup (_("Choose a day after today."));
  if (until_ms - get_now (self) > DESK_OP_MAX_SNOOZE_DAYS * DESK_DAY_MS)
    return g_strdup_printf (ngettext ("At most %d day.", "At most %d days.",
                                      DESK_OP_MAX_SNOOZE_DAYS),
                            DESK_OP_MAX_SNOOZE_DAYS);
  return *why == '\0' ? g_strdup (_("Why is it put off?")) : NULL;
}

static void
put_off_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskSnoozeDialog *self = DESK_SNOOZE_DIALOG (widget);
  gint64 until_ms = find_until (self);
  g_autofree char *problem = find_problem (self, until_ms);
  g_autofree char *until = desk_time_to_rfc3339 (until_ms, get_zone (self));

  show_problem (self, problem != NULL ? problem : "");
  if (problem != NULL)
    return;
  desk_deeds_perform (self->deeds,
                      desk_deed_new_snooze (self->member_no, self->cause, until,
                                            gtk_editable_get_text (self->why)));
  gtk_window_close (GTK_WINDOW (self));
}

static void
activated_cb (DeskSnoozeDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "snooze.put-off", NULL);
}

static void
when_changed_cb (DeskSnoozeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->day),
                          adw_combo_row_get_selected (self->when) == DESK_SNOOZE_DAY);
}

static void
desk_snooze_dialog_dispose (GObject *object)
{
  DeskSnoozeDialog *self = DESK_SNOOZE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->deeds);
  g_clear_pointer (&self->member_no, g_free);
  g_clear_pointer (&self->cause, g_free);

  G_OBJECT_CLASS (desk_snooze_dialog_parent_class)->dispose (object);
}

static void
desk_snooze_dialog_class_init (DeskSnoozeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_snooze_dialog_dispose;

  g_type_ensure (DESK_TYPE_DAY_ROW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "today/desk-snooze-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozeDialog, when);
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozeDialog, day);
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozeDialog, why);
  gtk_widget_class_bind_template_child (widget_class, DeskSnoozeDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_changed_cb);
  gtk_widget_class_install_action (widget_class, "snooze.put-off", NULL, put_off_action);
}

static void
desk_snooze_dialog_init (DeskSnoozeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_snooze_dialog_new:
 * @deeds: tells what was done, and undoes it
 * @cause: of the item of Today
 */
GtkWidget *
desk_snooze_dialog_new (DeskStore  *store,
                        DeskDeeds  *deeds,
                        const char *member_no,
                        const char *cause)
{
  DeskSnoozeDialog *self = g_object_new (DESK_TYPE_SNOOZE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->deeds = g_object_ref (deeds);
  self->member_no = g_strdup (member_no);
  self->cause = g_strdup (cause);
  adw_combo_row_set_selected (self->when, DESK_SNOOZE_TOMORROW);
  desk_day_row_set_day (self->day,
                        desk_calendar_day_at (get_now (self), get_zone (self)) + DAYS_A_WEEK);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->why));
  return GTK_WIDGET (self);
}

/**
 * desk_snooze_dialog_fill:
 * @day: for %DESK_SNOOZE_DAY, as of desk_calendar_day_at()
 */
void
desk_snooze_dialog_fill (DeskSnoozeDialog *self,
                         DeskSnoozeChoice  choice,
                         guint             day,
                         const char       *why)
{
  g_return_if_fail (DESK_IS_SNOOZE_DIALOG (self));

  adw_combo_row_set_selected (self->when, choice);
  if (choice == DESK_SNOOZE_DAY)
    desk_day_row_set_day (self->day, day);
  gtk_editable_set_text (self->why, why);
}

/**
 * desk_snooze_dialog_get_problem:
 *
 * Returns: (transfer none): why it cannot be put off so, "" for nothing
 */
const char *
desk_snooze_dialog_get_problem (DeskSnoozeDialog *self)
{
  g_return_val_if_fail (DESK_IS_SNOOZE_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}
