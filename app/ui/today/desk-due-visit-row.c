/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-due-visit-row.h"

#include "desk-format.h"
#include "desk-member-link.h"
#include "desk-reminder-settings.h"
#include "desk-settings.h"
#include "desk-visit-words.h"
#include "desk-wrap-layout.h"

#include <desk-calendar.h>
#include <desk-labels.h>
#include <desk-op.h>
#include <desk-tier.h>
#include <desk-visit-life.h>
#include <glib/gi18n-lib.h>

/**
 * DeskDueVisitRow:
 *
 * A visit of today, or one of a day before of which nobody said what became of it; that is said
 * here.
 */
struct _DeskDueVisitRow
{
  GtkListBoxRow   parent_instance;

  DeskMemberLink *link;
  GtkLabel       *detail;
  GtkLabel       *reminder;
  GtkWidget      *done;
  GtkWidget      *missed;
  GtkWidget      *moved;
  GtkWidget      *cancelled;
};

G_DEFINE_FINAL_TYPE (DeskDueVisitRow, desk_due_visit_row, GTK_TYPE_LIST_BOX_ROW)

static void
offer (GtkWidget       *button,
       const DeskVisit *visit,
       DeskVisitStep    step,
       const char      *kind)
{
  gtk_widget_set_visible (button, desk_visit_may_step (visit->status, step));
  if (kind != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", visit->visit_id, kind);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", visit->visit_id);
}

/* %NULL where it was told, or there is nothing to tell yet, or it is of a day before. */
static char *
describe_reminder (const DeskVisit *visit,
                   gint64           now_ms,
                   GTimeZone       *zone)
{
  g_autoptr (GSettings) settings = desk_settings_new ();
  DeskReminderState state = desk_reminder_settings_judge (settings, visit, now_ms, zone);
  g_autofree char *time = NULL;
  DeskReminderWish wish;

  if ((state != DESK_REMINDER_SILENT && state != DESK_REMINDER_MISSED)
      || desk_calendar_day_at (visit->start_ms, zone) != desk_calendar_day_at (now_ms, zone))
    return NULL;
  desk_reminder_settings_read (settings, &wish);
  time = desk_format_moment (desk_reminder_find_moment (&wish, visit->start_ms,
                                                        visit->travel_minutes),
                             now_ms, zone);
  /* Translators: %s is a moment */
  return g_strdup_printf (_("The reminder was missed: %s"), time);
}

static void
show_reminder (DeskDueVisitRow *self,
               const char      *words)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reminder), words != NULL);
  gtk_label_set_label (self->reminder, words != NULL ? words : "");
}

static void
desk_due_visit_row_class_init (DeskDueVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESK_TYPE_MEMBER_LINK);
  g_type_ensure (DESK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "today/desk-due-visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, link);
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, reminder);
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, done);
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, missed);
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, moved);
  gtk_widget_class_bind_template_child (widget_class, DeskDueVisitRow, cancelled);
}

static void
desk_due_visit_row_init (DeskDueVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_due_visit_row_new (void)
{
  return g_object_new (DESK_TYPE_DUE_VISIT_ROW, NULL);
}

/**
 * desk_due_visit_row_set_visit:
 * @visit: copied
 * @zone: the policy's
 */
void
desk_due_visit_row_set_visit (DeskDueVisitRow *self,
                              const DeskVisit *visit,
                              gint64           now_ms,
                              GTimeZone       *zone)
{
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *reminder = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DESK_IS_DUE_VISIT_ROW (self));

  name = desk_label_member_name (visit->name, visit->salutation);
  detail = desk_visit_words_due (visit, now_ms, zone);
  reminder = describe_reminder (visit, now_ms, zone);
  label = g_strjoin (", ", name, detail, reminder, NULL);
  show_reminder (self, reminder);
  desk_member_link_set_member (self->link, visit->member_no, visit->name, visit->salutation,
                               DESK_TIER_NONE);
  gtk_label_set_label (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  offer (self->done, visit, DESK_VISIT_FINISH, DESK_OP_VISIT_DONE);
  offer (self->missed, visit, DESK_VISIT_MISS, DESK_OP_VISIT_MISS);
  offer (self->moved, visit, DESK_VISIT_MOVE, NULL);
  offer (self->cancelled, visit, DESK_VISIT_CANCEL, NULL);
}

/**
 * desk_due_visit_row_get_reminder:
 *
 * Returns: (nullable): that nothing reminded of it
 */
const char *
desk_due_visit_row_get_reminder (DeskDueVisitRow *self)
{
  g_return_val_if_fail (DESK_IS_DUE_VISIT_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->reminder))
           ? gtk_label_get_label (self->reminder) : NULL;
}
