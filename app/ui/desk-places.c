/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-places.h"

#include "desk-saved-filter-row.h"

#include <desk-member-facet.h>

struct _DeskPlaces
{
  GtkWidget            parent_instance;

  GtkListBox          *list;
  DeskStore           *store;
  DeskSavedFilterList *filters;
  gboolean             filtered;        /* a filter is selected */
};

G_DEFINE_FINAL_TYPE (DeskPlaces, desk_places, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkListBoxRow *
find_page (DeskPlaces *self,
           const char *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
      return row;
  return NULL;
}

/* The row of a filter that asks for the same as @query. */
static GtkListBoxRow *
find_same (DeskPlaces            *self,
           const DeskMemberQuery *query)
{
  g_autofree char *wanted = desk_member_query_save (query);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (DESK_IS_SAVED_FILTER_ROW (row))
      {
        DeskSavedFilterItem *item = desk_saved_filter_row_get_item (DESK_SAVED_FILTER_ROW (row));
        g_autofree char *saved =
          desk_member_query_save (desk_saved_filter_item_get_query (item));

        if (g_str_equal (saved, wanted))
          return row;
      }
  return NULL;
}

/* From a filter to the members is to everyone. */
static void
row_activated_cb (DeskPlaces    *self,
                  GtkListBoxRow *row)
{
  const char *page = gtk_widget_get_name (GTK_WIDGET (row));
  gint64 id = 0;

  if (DESK_IS_SAVED_FILTER_ROW (row))
    id = desk_saved_filter_item_get_id (
      desk_saved_filter_row_get_item (DESK_SAVED_FILTER_ROW (row)));
  if (id != 0 || (g_str_equal (page, "members") && self->filtered))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-filter", "x", id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page);
}

static void
filters_cb (DeskPlaces *self)
{
  GListModel *filters = desk_saved_filter_list_get_items (self->filters);
  int place = gtk_list_box_row_get_index (find_page (self, "members")) + 1;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, place)) != NULL
         && DESK_IS_SAVED_FILTER_ROW (row))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (DeskSavedFilterItem) item = g_list_model_get_item (filters, i);

      gtk_list_box_insert (self->list, desk_saved_filter_row_new (self->store, item), place++);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Arrows mark other rows; what is shown is marked again once the focus is elsewhere. */
static void
left_cb (DeskPlaces *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
desk_places_dispose (GObject *object)
{
  DeskPlaces *self = DESK_PLACES (object);

  if (self->filters != NULL)
    g_signal_handlers_disconnect_by_data (self->filters, self);
  g_clear_object (&self->filters);
  g_clear_object (&self->store);
  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_places_parent_class)->dispose (object);
}

static void
desk_places_class_init (DeskPlacesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_places_dispose;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_PLACES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "desk-places.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, list);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
desk_places_init (DeskPlaces *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_places_new:
 * @store: opened
 *
 * Returns: (transfer floating): the pages; the filters follow when they have been read
 */
GtkWidget *
desk_places_new (DeskStore *store)
{
  DeskPlaces *self = g_object_new (DESK_TYPE_PLACES, NULL);

  self->store = g_object_ref (store);
  self->filters = desk_saved_filter_list_new (store);
  g_signal_connect_swapped (self->filters, "changed", G_CALLBACK (filters_cb), self);
  return GTK_WIDGET (self);
}

/**
 * desk_places_select:
 * @page: the one that is shown, among the places or not
 * @query: (nullable): what it looks for
 *
 * Marks the saved filter that looks for the same, or else the page.
 */
void
desk_places_select (DeskPlaces            *self,
                    const char            *page,
                    const DeskMemberQuery *query)
{
  GtkListBoxRow *row;

  g_return_if_fail (DESK_IS_PLACES (self));

  row = query != NULL ? find_same (self, query) : NULL;
  self->filtered = row != NULL;
  gtk_list_box_select_row (self->list, row != NULL ? row : find_page (self, page));
}

/**
 * desk_places_find_filter:
 * @id: of a saved filter
 *
 * Returns: (transfer none) (nullable): what it looks for; %NULL where it is gone
 */
const DeskMemberQuery *
desk_places_find_filter (DeskPlaces *self,
                         gint64      id)
{
  DeskSavedFilterItem *item;

  g_return_val_if_fail (DESK_IS_PLACES (self), NULL);

  item = desk_saved_filter_list_find (self->filters, id);
  return item != NULL ? desk_saved_filter_item_get_query (item) : NULL;
}

/**
 * desk_places_get_filters:
 *
 * Returns: (transfer none)
 */
DeskSavedFilterList *
desk_places_get_filters (DeskPlaces *self)
{
  g_return_val_if_fail (DESK_IS_PLACES (self), NULL);

  return self->filters;
}
