/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-finder.h"

#include "desk-contact-dialog.h"
#include "desk-filter-bar.h"
#include "desk-filter-deed.h"
#include "desk-filter-words.h"
#include "desk-member-asker.h"
#include "desk-member-lookup.h"
#include "desk-member-status.h"
#include "desk-selection-bar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberFinder:
 *
 * What the person types, filters and sorts by becomes a question, whose answer goes to the table.
 *
 *     search, DeskMemberFilters, headings ─▶ DeskMemberAsker ─▶ DeskMemberTable, or a status page
 */
struct _DeskMemberFinder
{
  GtkWidget          parent_instance;

  GtkBox            *box;
  GtkEditable       *search;
  AdwToastOverlay   *toasts;
  GtkStack          *stack;
  DeskSelectionBar  *selection_bar;
  DeskMemberTable   *table;
  DeskMemberPick    *pick;          /* the table's */

  DeskStore         *store;
  DeskMemberAsker   *asker;
  DeskMemberFilters *filters;
  DeskMemberQuery   *query;         /* that of the filters, with text and order */
  GCancellable      *lookup;        /* of a member by number */
  guint              count;
};

G_DEFINE_FINAL_TYPE (DeskMemberFinder, desk_member_finder, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPEN,
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_everyone (DeskMemberFinder *self)
{
  return *self->query->text == '\0' && desk_member_filters_is_empty (self->filters);
}

/* These pages are seldom seen, so they are made when they are, and each time anew. */
static void
show_status (DeskMemberFinder *self,
             const char       *name,
             GtkWidget        *status)
{
  GtkWidget *old = gtk_stack_get_child_by_name (self->stack, name);

  if (old != NULL)
    gtk_stack_remove (self->stack, old);
  gtk_stack_add_named (self->stack, status, name);
  gtk_stack_set_visible_child (self->stack, status);
}

static void
show_no_result (DeskMemberFinder *self)
{
  g_autofree char *words = desk_filter_words_all (self->query);

  show_status (self, "no-result", desk_member_status_new_no_result (words));
}

static void
shown_cb (DeskMemberFinder *self)
{
  self->count = g_list_model_get_n_items (G_LIST_MODEL (desk_member_table_get_list (self->table)));
  if (self->count > 0)
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->table));
  else if (is_everyone (self))
    show_status (self, "nobody", desk_member_status_new_nobody ());
  else
    show_no_result (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
list_cb (DeskMemberFinder *self,
         DeskMemberList   *list,
         DeskMemberPlace   place)
{
  desk_member_table_show_list (self->table, list, place);
}

static void
failed_cb (DeskMemberFinder *self,
           const GError     *error)
{
  show_status (self, "trouble", desk_member_status_new_trouble (error));
}

/* Everyone has no name. */
static void
update_actions (DeskMemberFinder *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.save-filter", !is_everyone (self));
}

/* Asks for others than before. */
static void
ask (DeskMemberFinder *self)
{
  update_actions (self);
  desk_member_asker_ask (self->asker, self->query, DESK_MEMBER_PLACE_TOP);
  g_signal_emit (self, signals[ASKED], 0);
}

static void
search_changed_cb (DeskMemberFinder *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  if (g_str_equal (text, self->query->text))
    return;
  g_free (self->query->text);
  self->query->text = g_steal_pointer (&text);
  ask (self);
}

static void
search_activate_cb (DeskMemberFinder *self)
{
  if (desk_member_finder_is_settled (self))
    desk_member_pick_activate (self->pick);
}

/* Escape clears first, and then leaves. */
static void
search_stop_cb (DeskMemberFinder *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    desk_member_pick_focus (self->pick);
}

static gboolean
search_key_cb (DeskMemberFinder *self,
               guint             key,
               guint             code,
               GdkModifierType   modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0
      || (key != GDK_KEY_Down && key != GDK_KEY_KP_Down && key != GDK_KEY_Page_Down))
    return GDK_EVENT_PROPAGATE;
  desk_member_pick_focus (self->pick);
  return GDK_EVENT_STOP;
}

static void
open_cb (DeskMemberFinder *self,
         const char       *member_no,
         gboolean          activated)
{
  g_cancellable_cancel (self->lookup);
  g_signal_emit (self, signals[OPEN], 0, member_no, activated);
}

static void
selected_cb (DeskMemberFinder *self)
{
  guint n = desk_member_pick_count (self->pick);

  desk_selection_bar_set_count (self->selection_bar, n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "members.record-contacts", n > 1);
}

static void
filters_changed_cb (DeskMemberFinder *self)
{
  const DeskMemberQuery *query = desk_member_filters_get_query (self->filters);

  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      g_autofree char *value = desk_member_facet_get (i, query);

      desk_member_facet_set (i, self->query, value);
    }
  ask (self);
}

static void
set_sort (DeskMemberFinder *self,
          DeskMemberSort    sort,
          gboolean          descending)
{
  if (self->query->sort == sort && self->query->descending == descending)
    return;
  self->query->sort = sort;
  self->query->descending = descending;
  desk_member_table_set_sort (self->table, sort, descending);
  desk_member_layout_set_sort (desk_member_table_get_layout (self->table), sort, descending);
  desk_member_asker_ask (self->asker, self->query, DESK_MEMBER_PLACE_SELECTED);
}

/* The best and the least used come first where that is what one looks for. */
static gboolean
begins_descending (DeskMemberSort sort)
{
  return sort == DESK_MEMBER_SORT_TIER;
}

static void
sort_by_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (widget);
  DeskMemberSort sort;

  if (desk_member_sort_find (g_variant_get_string (parameter, NULL), &sort))
    set_sort (self, sort,
              sort == self->query->sort ? !self->query->descending : begins_descending (sort));
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (widget);

  desk_member_filters_clear (self->filters);
  gtk_editable_set_text (self->search, "");
  desk_member_finder_focus_search (self);
}

static void
save_filter_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (widget);

  desk_filter_deed_save (GTK_WINDOW (gtk_widget_get_root (widget)), self->store, self->query);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  desk_member_pick_select_all (DESK_MEMBER_FINDER (widget)->pick, TRUE);
}

static void
select_none_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  desk_member_pick_select_all (DESK_MEMBER_FINDER (widget)->pick, FALSE);
}

static void
say (DeskMemberFinder *self,
     const char       *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (sentence));
}

static void
record_contacts_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (widget);
  g_autoptr (GArray) ids = desk_member_pick_dup_ids (self->pick);
  GtkWidget *dialog = desk_contact_dialog_new_each (self->store, ids);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  g_signal_connect_object (dialog, "done", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
desk_member_finder_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_member_finder_dispose (GObject *object)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (object);

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_object (&self->store);
  if (self->asker != NULL)
    g_signal_handlers_disconnect_by_data (self->asker, self);
  g_clear_object (&self->asker);
  if (self->filters != NULL)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  g_clear_pointer ((GtkWidget **) &self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_finder_parent_class)->dispose (object);
}

static void
desk_member_finder_finalize (GObject *object)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (object);

  desk_member_query_free (self->query);

  G_OBJECT_CLASS (desk_member_finder_parent_class)->finalize (object);
}

static void
desk_member_finder_class_init (DeskMemberFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_member_finder_dispose;
  object_class->finalize = desk_member_finder_finalize;
  object_class->get_property = desk_member_finder_get_property;

  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, PROP_COUNT, properties[PROP_COUNT]);

  signals[OPEN] = g_signal_new ("open", DESK_TYPE_MEMBER_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ASKED] = g_signal_new ("asked", DESK_TYPE_MEMBER_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "members.sort-by", "s", sort_by_action);
  gtk_widget_class_install_action (widget_class, "members.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "members.save-filter", NULL, save_filter_action);
  gtk_widget_class_install_action (widget_class, "members.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "members.select-none", NULL, select_none_action);
  gtk_widget_class_install_action (widget_class, "members.record-contacts", NULL,
                                   record_contacts_action);

  g_type_ensure (DESK_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "members/desk-member-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, box);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, search);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
}

static void
desk_member_finder_init (DeskMemberFinder *self)
{
  self->query = desk_member_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_member_finder_new:
 * @store: opened
 *
 * Returns: (transfer floating): a finder that is reading all members, sorted as the last time
 */
GtkWidget *
desk_member_finder_new (DeskStore *store)
{
  DeskMemberFinder *self = g_object_new (DESK_TYPE_MEMBER_FINDER, NULL);

  self->store = g_object_ref (store);
  self->filters = desk_member_filters_new (desk_store_get_policy (store));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter",
                                  desk_member_filters_get_actions (self->filters));
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  gtk_box_insert_child_after (self->box, desk_filter_bar_new (self->filters),
                              GTK_WIDGET (self->search));
  self->table = DESK_MEMBER_TABLE (desk_member_table_new (store));
  desk_member_layout_get_sort (desk_member_table_get_layout (self->table), &self->query->sort,
                               &self->query->descending);
  desk_member_table_set_sort (self->table, self->query->sort, self->query->descending);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
  self->pick = desk_member_table_get_pick (self->table);
  g_signal_connect_swapped (self->table, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self->pick, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->pick, "selected", G_CALLBACK (selected_cb), self);
  self->asker = desk_member_asker_new (store);
  g_signal_connect_swapped (self->asker, "list", G_CALLBACK (list_cb), self);
  g_signal_connect_swapped (self->asker, "failed", G_CALLBACK (failed_cb), self);
  update_actions (self);
  selected_cb (self);
  desk_member_asker_ask (self->asker, self->query, DESK_MEMBER_PLACE_TOP);
  return GTK_WIDGET (self);
}

/**
 * desk_member_finder_get_table:
 *
 * Returns: (transfer none): the list with its headings
 */
DeskMemberTable *
desk_member_finder_get_table (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), NULL);

  return self->table;
}

/**
 * desk_member_finder_get_pick:
 *
 * Returns: (transfer none): who is selected
 */
DeskMemberPick *
desk_member_finder_get_pick (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), NULL);

  return self->pick;
}

GtkEditable *
desk_member_finder_get_search (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), NULL);

  return self->search;
}

/**
 * desk_member_finder_get_query:
 *
 * Returns: (transfer none): what is searched, filtered and sorted by
 */
const DeskMemberQuery *
desk_member_finder_get_query (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), NULL);

  return self->query;
}

/**
 * desk_member_finder_ask:
 * @query: its search and conditions take the place of those that are there
 */
void
desk_member_finder_ask (DeskMemberFinder      *self,
                        const DeskMemberQuery *query)
{
  g_return_if_fail (DESK_IS_MEMBER_FINDER (self));

  desk_member_filters_set_query (self->filters, query);
  gtk_editable_set_text (self->search, query->text);
}

guint
desk_member_finder_get_count (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), 0);

  return self->count;
}

/**
 * desk_member_finder_is_settled:
 *
 * Returns: whether what is shown answers what was asked
 */
gboolean
desk_member_finder_is_settled (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), FALSE);

  return desk_member_asker_is_settled (self->asker)
         && desk_member_table_is_settled (self->table);
}

static void
lookup_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (DeskMemberFinder) self = user_data;
  gint64 id = desk_member_lookup_finish (result, NULL);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    desk_member_pick_select (self->pick, id);
}

/**
 * desk_member_finder_select:
 * @member_no: a member that was opened from elsewhere
 *
 * Selects the member as soon as it is found, if the list holds it.
 */
void
desk_member_finder_select (DeskMemberFinder *self,
                           const char       *member_no)
{
  g_return_if_fail (DESK_IS_MEMBER_FINDER (self));

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  self->lookup = g_cancellable_new ();
  desk_member_lookup_async (self->store, member_no, self->lookup, lookup_ready_cb,
                            g_object_ref (self));
}

void
desk_member_finder_focus_search (DeskMemberFinder *self)
{
  g_return_if_fail (DESK_IS_MEMBER_FINDER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}
