/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ideas-dialog.h"

#include "desk-round-dialog.h"
#include "desk-tier-badge.h"

#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-reason.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#define MOST 30

/**
 * DeskIdeasDialog:
 *
 * Whom to visit this week, or near a visit, with the reasons. Visits to those who are chosen are
 * planned in the next dialog.
 */
struct _DeskIdeasDialog
{
  AdwWindow     parent_instance;

  GtkStack     *stack;
  GtkLabel     *lead;
  GtkListBox   *list;
  AdwStatusPage *nobody;

  DeskStore    *store;
  DeskUndo     *undo;
  GCancellable *cancellable;
  GPtrArray    *ideas;          /* (element-type DeskVisitIdea) NULL: not there yet */
  GPtrArray    *checks;         /* (element-type GtkCheckButton) theirs, not owned */
  gboolean      near_by;
  gint64        from_ms;        /* when the way to them may begin; 0: now */
};

G_DEFINE_FINAL_TYPE (DeskIdeasDialog, desk_ideas_dialog, ADW_TYPE_WINDOW)

static GArray *
dup_chosen (DeskIdeasDialog *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_val (ids, ((DeskVisitIdea *) g_ptr_array_index (self->ideas, i))->id);
  return ids;
}

static void
update (DeskIdeasDialog *self)
{
  g_autoptr (GArray) chosen = dup_chosen (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ideas.plan", chosen->len > 0);
}

static char *
describe_wait (const DeskVisitIdea *idea)
{
  int days = idea->visited_days;

  if (days < 0)
    return g_strdup (_("There was no visit yet."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The last visit was %d day ago.",
                                       "The last visit was %d days ago.", (gulong) days),
                          days);
}

/* What speaks for it, a line each; near by also where it is and how long it was. */
static char *
describe (DeskIdeasDialog     *self,
          const DeskVisitIdea *idea)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (self->near_by)
    {
      g_autofree char *address = desk_mask_address (idea->address);
      g_autofree char *wait = describe_wait (idea);

      g_strv_builder_add_many (lines, address, wait, NULL);
    }
  for (guint i = 0; i < idea->reasons->len; i++)
    {
      DeskReason *reason = g_ptr_array_index (idea->reasons, i);
      g_autofree char *sentence = desk_reason_describe (reason);

      if (!self->near_by || !g_str_has_prefix (reason->code, "visit-"))
        g_strv_builder_add (lines, sentence);
    }
  parts = g_strv_builder_end (lines);
  return g_strjoinv ("\n", parts);
}

static void
append (DeskIdeasDialog     *self,
        const DeskVisitIdea *idea)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *badge = desk_tier_badge_new (idea->tier);
  g_autofree char *name = desk_label_member_name (idea->name, idea->salutation);
  g_autofree char *why = describe (self, idea);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->list, row);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskIdeasDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ideas =
    desk_store_find_visit_ideas_finish (DESK_STORE (source), result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ideas == NULL)
    {
      adw_status_page_set_title (self->nobody, _("This Cannot Be Shown"));
      adw_status_page_set_description (self->nobody, error->message);
      gtk_stack_set_visible_child_name (self->stack, "nobody");
      return;
    }
  self->ideas = g_steal_pointer (&ideas);
  for (guint i = 0; i < self->ideas->len; i++)
    append (self, g_ptr_array_index (self->ideas, i));
  gtk_stack_set_visible_child_name (self->stack, self->ideas->len > 0 ? "ideas" : "nobody");
}

/* The chosen ones go on to where their times are proposed; this one has done its part. */
static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskIdeasDialog *self = DESK_IDEAS_DIALOG (widget);
  g_autoptr (GArray) ids = dup_chosen (self);
  GtkWidget *dialog = desk_round_dialog_new (self->store, self->undo, ids);

  if (self->from_ms != 0)
    desk_round_dialog_set_from (DESK_ROUND_DIALOG (dialog), self->from_ms);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_close (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
desk_ideas_dialog_dispose (GObject *object)
{
  DeskIdeasDialog *self = DESK_IDEAS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (desk_ideas_dialog_parent_class)->dispose (object);
}

static void
desk_ideas_dialog_finalize (GObject *object)
{
  DeskIdeasDialog *self = DESK_IDEAS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->ideas, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);

  G_OBJECT_CLASS (desk_ideas_dialog_parent_class)->finalize (object);
}

static void
desk_ideas_dialog_class_init (DeskIdeasDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_ideas_dialog_dispose;
  object_class->finalize = desk_ideas_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "ideas.plan", NULL, plan_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "visits/desk-ideas-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskIdeasDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskIdeasDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, DeskIdeasDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DeskIdeasDialog, nobody);
}

static void
desk_ideas_dialog_init (DeskIdeasDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ideas.plan", FALSE);
}

static DeskIdeasDialog *
make_dialog (DeskStore  *store,
             DeskUndo   *undo,
             const char *near_member_no)
{
  DeskIdeasDialog *self = g_object_new (DESK_TYPE_IDEAS_DIALOG, NULL);
  DeskIdeaQuery query = { .near_member_no = near_member_no, .limit = MOST };

  self->store = g_object_ref (store);
  self->undo = g_object_ref (undo);
  self->near_by = near_member_no != NULL;
  desk_store_find_visit_ideas_async (store, &query, self->cancellable, found_cb,
                                     g_object_ref (self));
  return self;
}

/**
 * desk_ideas_dialog_new:
 * @undo: where what is planned is told, and taken back
 *
 * Returns: (transfer none): a dialog of whom to visit this week
 */
GtkWidget *
desk_ideas_dialog_new (DeskStore *store,
                       DeskUndo  *undo)
{
  return GTK_WIDGET (make_dialog (store, undo, NULL));
}

/**
 * desk_ideas_dialog_new_near:
 * @undo: where what is planned is told, and taken back
 *
 * Returns: (transfer none): a dialog of who lives near a visit, to be visited after it
 */
GtkWidget *
desk_ideas_dialog_new_near (DeskStore       *store,
                            DeskUndo        *undo,
                            const DeskVisit *visit)
{
  DeskIdeasDialog *self = make_dialog (store, undo, visit->member_no);
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *title = g_strdup_printf (_("Near %s"), name);

  self->from_ms = visit->start_ms + visit->minutes * DESK_MINUTE_MS;
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->lead, _("Members on the same street or in the same district to whom no "
                                     "visit is planned; who waited longest comes first."));
  adw_status_page_set_title (self->nobody, _("Nobody Near By"));
  adw_status_page_set_description (self->nobody, _("No other member has an address on this street or "
                                                   "in this district, or a visit is planned already."));
  return GTK_WIDGET (self);
}

/**
 * desk_ideas_dialog_get_ideas:
 *
 * Returns: (transfer none) (nullable) (element-type DeskVisitIdea): those shown; %NULL before they are
 *   there
 */
GPtrArray *
desk_ideas_dialog_get_ideas (DeskIdeasDialog *self)
{
  g_return_val_if_fail (DESK_IS_IDEAS_DIALOG (self), NULL);

  return self->ideas;
}

/**
 * desk_ideas_dialog_choose:
 *
 * As if the person had ticked the one at @position.
 */
void
desk_ideas_dialog_choose (DeskIdeasDialog *self,
                          guint            position,
                          gboolean         chosen)
{
  g_return_if_fail (DESK_IS_IDEAS_DIALOG (self));
  g_return_if_fail (position < self->checks->len);

  gtk_check_button_set_active (g_ptr_array_index (self->checks, position), chosen);
}
