/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-results.h"

#include "desk-contact-dialog.h"
#include "desk-member-lookup.h"
#include "desk-member-status.h"
#include "desk-round-dialog.h"
#include "desk-selection-bar.h"
#include "desk-tag-each.h"

#include <adwaita.h>

struct _DeskMemberResults
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  DeskSelectionBar *selection_bar;
  DeskMemberTable  *table;
  DeskMemberPick   *pick;           /* the table's */

  DeskStore        *store;
  DeskUndo         *undo;
  DeskTagEach      *tags;
  char             *words;          /* what was asked for; "": everyone */
  GCancellable     *lookup;         /* of a member by number */
  guint             count;
};

G_DEFINE_FINAL_TYPE (DeskMemberResults, desk_member_results, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* These pages are seldom seen, so they are made when they are, and each time anew. */
static void
show_status (DeskMemberResults *self,
             const char        *name,
             GtkWidget         *status)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, name);

  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  gtk_stack_add_named (self->stack, status, name);
  gtk_stack_set_visible_child (self->stack, status);
}

static void
shown_cb (DeskMemberResults *self)
{
  self->count = g_list_model_get_n_items (G_LIST_MODEL (desk_member_table_get_list (self->table)));
  if (self->count > 0)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->table));
  else if (*self->words == '\0')
    show_status (self, "nobody", desk_member_status_new_nobody ());
  else
    show_status (self, "no-result", desk_member_status_new_no_result (self->words));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
selected_cb (DeskMemberResults *self)
{
  static const char * const names[] = { "members.record-contacts", "members.tag",
                                        "members.untag", "members.plan-visits" };
  guint n = desk_member_pick_count (self->pick);

  desk_selection_bar_set_count (self->selection_bar, n);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], n > 1);
}

/* Who was chosen meanwhile stays so. */
static void
open_cb (DeskMemberResults *self)
{
  g_cancellable_cancel (self->lookup);
}

static void
lookup_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DeskMemberResults) self = user_data;
  gint64 id = desk_member_lookup_finish (result, NULL);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    desk_member_pick_select (self->pick, id);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  desk_member_pick_select_all (DESK_MEMBER_RESULTS (widget)->pick, TRUE);
}

static void
select_none_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  desk_member_pick_select_all (DESK_MEMBER_RESULTS (widget)->pick, FALSE);
}

static void
record_contacts_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  DeskMemberResults *self = DESK_MEMBER_RESULTS (widget);
  g_autoptr (GArray) ids = desk_member_pick_dup_ids (self->pick);
  GtkWidget *dialog = desk_contact_dialog_new_each (self->store, ids);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "done", G_CALLBACK (desk_undo_say), self->undo,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tag_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DeskMemberResults *self = DESK_MEMBER_RESULTS (widget);
  g_autoptr (GArray) ids = desk_member_pick_dup_ids (self->pick);

  desk_tag_each_ask (self->tags, GTK_WINDOW (gtk_widget_get_root (widget)), ids,
                     g_str_equal (name, "members.untag"));
}

static void
plan_visits_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskMemberResults *self = DESK_MEMBER_RESULTS (widget);
  g_autoptr (GArray) ids = desk_member_pick_dup_ids (self->pick);
  GtkWidget *dialog = desk_round_dialog_new (self->store, self->undo, ids);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  desk_undo_run (DESK_MEMBER_RESULTS (widget)->undo);
}

static void
desk_member_results_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, DESK_MEMBER_RESULTS (object)->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_member_results_dispose (GObject *object)
{
  DeskMemberResults *self = DESK_MEMBER_RESULTS (object);

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_object (&self->tags);
  g_clear_object (&self->undo);
  g_clear_object (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_results_parent_class)->dispose (object);
}

static void
desk_member_results_finalize (GObject *object)
{
  g_free (DESK_MEMBER_RESULTS (object)->words);

  G_OBJECT_CLASS (desk_member_results_parent_class)->finalize (object);
}

static void
desk_member_results_class_init (DeskMemberResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_member_results_dispose;
  object_class->finalize = desk_member_results_finalize;
  object_class->get_property = desk_member_results_get_property;

  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "members.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "members.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (widget_class, "members.record-contacts", NULL,
                                   record_contacts_action);
  gtk_widget_class_install_action (widget_class, "members.tag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "members.untag", NULL, tag_action);
  gtk_widget_class_install_action (widget_class, "members.plan-visits", NULL, plan_visits_action);
  gtk_widget_class_install_action (widget_class, "members.undo", NULL, undo_action);

  g_type_ensure (DESK_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "members/desk-member-results.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMemberResults, box);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberResults, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberResults, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberResults, selection_bar);
}

static void
desk_member_results_init (DeskMemberResults *self)
{
  self->words = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_member_results_new:
 *
 * Returns: (transfer floating): a table that shows nothing yet
 */
GtkWidget *
desk_member_results_new (DeskStore *store)
{
  DeskMemberResults *self = g_object_new (DESK_TYPE_MEMBER_RESULTS, NULL);

  self->store = g_object_ref (store);
  self->undo = desk_undo_new (self->toasts, "members.undo");
  self->tags = desk_tag_each_new (store, self->undo);
  self->table = DESK_MEMBER_TABLE (desk_member_table_new (store));
  self->pick = desk_member_table_get_pick (self->table);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
  g_signal_connect_swapped (self->table, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_object (self->pick, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pick, "selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  selected_cb (self);
  return GTK_WIDGET (self);
}

/**
 * desk_member_results_get_table:
 *
 * Returns: (transfer none): the list with its headings
 */
DeskMemberTable *
desk_member_results_get_table (DeskMemberResults *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_RESULTS (self), NULL);

  return self->table;
}

guint
desk_member_results_get_count (DeskMemberResults *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_RESULTS (self), 0);

  return self->count;
}

/**
 * desk_member_results_show_list:
 * @words: what was asked for; "": everyone
 */
void
desk_member_results_show_list (DeskMemberResults *self,
                               DeskMemberList    *list,
                               DeskMemberPlace    place,
                               const char        *words)
{
  g_return_if_fail (DESK_IS_MEMBER_RESULTS (self));

  g_free (self->words);
  self->words = g_strdup (words);
  desk_member_table_show_list (self->table, list, place);
}

void
desk_member_results_show_trouble (DeskMemberResults *self,
                                  const GError      *error)
{
  g_return_if_fail (DESK_IS_MEMBER_RESULTS (self));

  show_status (self, "trouble", desk_member_status_new_trouble (error));
}

/**
 * desk_member_results_select:
 * @member_no: a member that was opened from elsewhere
 *
 * Selects the member as soon as it is found, if the list holds it.
 */
void
desk_member_results_select (DeskMemberResults *self,
                            const char        *member_no)
{
  g_return_if_fail (DESK_IS_MEMBER_RESULTS (self));

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  self->lookup = g_cancellable_new ();
  desk_member_lookup_async (self->store, member_no, self->lookup, lookup_ready_cb,
                            g_object_ref (self));
}
