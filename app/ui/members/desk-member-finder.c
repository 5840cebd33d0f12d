/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-finder.h"

#include "desk-filter-bar.h"
#include "desk-filter-deed.h"
#include "desk-filter-words.h"
#include "desk-member-asker.h"
#include "desk-member-results.h"

/**
 * DeskMemberFinder:
 *
 * What the person types, filters and sorts by becomes a question, whose answer is shown.
 *
 *     search, DeskMemberFilters, headings ─▶ DeskMemberAsker ─▶ DeskMemberResults
 */
struct _DeskMemberFinder
{
  GtkWidget          parent_instance;

  GtkBox            *box;
  GtkEditable       *search;
  DeskMemberResults *results;
  DeskMemberTable   *table;         /* the results' */
  DeskMemberPick    *pick;          /* the table's */

  DeskStore         *store;
  DeskMemberAsker   *asker;
  DeskMemberFilters *filters;
  DeskMemberQuery   *query;         /* that of the filters, with text and order */
};

G_DEFINE_FINAL_TYPE (DeskMemberFinder, desk_member_finder, GTK_TYPE_WIDGET)

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

static void
list_cb (DeskMemberFinder *self,
         DeskMemberList   *list,
         DeskMemberPlace   place)
{
  g_autofree char *words = desk_filter_words_all (self->query);

  desk_member_results_show_list (self->results, list, place, words);
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
  g_signal_emit (self, signals[OPEN], 0, member_no, activated);
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
desk_member_finder_dispose (GObject *object)
{
  DeskMemberFinder *self = DESK_MEMBER_FINDER (object);

  g_clear_object (&self->store);
  if (self->asker != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->asker, self);
      g_signal_handlers_disconnect_by_data (self->asker, self->results);
    }
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

  signals[OPEN] = g_signal_new ("open", DESK_TYPE_MEMBER_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ASKED] = g_signal_new ("asked", DESK_TYPE_MEMBER_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "members.sort-by", "s", sort_by_action);
  gtk_widget_class_install_action (widget_class, "members.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "members.save-filter", NULL, save_filter_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "members/desk-member-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, box);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberFinder, search);
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
  self->filters = desk_member_filters_new (store);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "filter",
                                  desk_member_filters_get_actions (self->filters));
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  gtk_box_insert_child_after (self->box, desk_filter_bar_new (self->filters),
                              GTK_WIDGET (self->search));
  self->results = DESK_MEMBER_RESULTS (desk_member_results_new (store));
  gtk_box_append (self->box, GTK_WIDGET (self->results));
  self->table = desk_member_results_get_table (self->results);
  self->pick = desk_member_table_get_pick (self->table);
  g_signal_connect_object (self->pick, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  desk_member_layout_get_sort (desk_member_table_get_layout (self->table), &self->query->sort,
                               &self->query->descending);
  desk_member_table_set_sort (self->table, self->query->sort, self->query->descending);
  self->asker = desk_member_asker_new (store);
  g_signal_connect_swapped (self->asker, "list", G_CALLBACK (list_cb), self);
  g_signal_connect_swapped (self->asker, "failed", G_CALLBACK (desk_member_results_show_trouble),
                            self->results);
  update_actions (self);
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

/**
 * desk_member_finder_get_results:
 *
 * Returns: (transfer none): what was found
 */
DeskMemberResults *
desk_member_finder_get_results (DeskMemberFinder *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FINDER (self), NULL);

  return self->results;
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

void
desk_member_finder_focus_search (DeskMemberFinder *self)
{
  g_return_if_fail (DESK_IS_MEMBER_FINDER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}
