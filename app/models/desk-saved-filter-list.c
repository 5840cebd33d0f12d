/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-saved-filter-list.h"

#include "desk-day-watch.h"

/* Changes that arrive within this time, in ms, are counted once. */
#define RECOUNT_DELAY 400

/**
 * DeskSavedFilterList:
 *
 * Counts one filter after the other, so that a search typed meanwhile waits for one count at most.
 *
 *     store "changed", another day ── delay ──▶ count the first ──▶ … ──▶ count the last
 *     store "filters-changed" ──▶ load ──▶ count
 */
struct _DeskSavedFilterList
{
  GObject       parent_instance;

  DeskStore    *store;
  DeskDayWatch *day;
  GListStore   *items;
  GCancellable *cancellable;
  guint         delay;
  guint         n_loads;        /* on their way */
  guint         next;           /* the place of the filter that is being counted */
  gboolean      counting;
  gboolean      stale;          /* what is being counted has changed meanwhile */
};

G_DEFINE_FINAL_TYPE (DeskSavedFilterList, desk_saved_filter_list, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void count_next (DeskSavedFilterList *self);

static GWeakRef *
make_weak (DeskSavedFilterList *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

/* Frees @ref. */
static DeskSavedFilterList *
take_weak (GWeakRef *ref)
{
  DeskSavedFilterList *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);
  return self;
}

static void
count_all (DeskSavedFilterList *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  self->stale = self->counting;
  if (self->counting)
    return;
  self->next = 0;
  count_next (self);
}

/* What cannot be counted shows no number. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskSavedFilterList) self = take_weak (user_data);
  gint64 n = desk_store_count_members_finish (DESK_STORE (source), result, NULL);
  g_autoptr (DeskSavedFilterItem) item = NULL;

  if (self == NULL)
    return;
  self->counting = FALSE;
  item = g_list_model_get_item (G_LIST_MODEL (self->items), self->next);
  if (item != NULL && !self->stale)
    desk_saved_filter_item_set_count (item, n);
  self->next++;
  if (self->stale)
    count_all (self);
  else
    count_next (self);
}

static void
count_next (DeskSavedFilterList *self)
{
  g_autoptr (DeskSavedFilterItem) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                                self->next);

  if (item == NULL)
    return;
  self->counting = TRUE;
  desk_store_count_members_async (self->store, desk_saved_filter_item_get_query (item),
                                  self->cancellable, counted_cb, make_weak (self));
}

static gboolean
delay_cb (gpointer user_data)
{
  DeskSavedFilterList *self = user_data;

  self->delay = 0;
  count_all (self);
  return G_SOURCE_REMOVE;
}

static void
count_soon (DeskSavedFilterList *self)
{
  if (self->delay == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    self->delay = g_timeout_add (RECOUNT_DELAY, delay_cb, self);
}

static gboolean
contains (GPtrArray *filters,
          gint64     id)
{
  for (guint i = 0; i < filters->len; i++)
    if (((DeskSavedFilter *) g_ptr_array_index (filters, i))->id == id)
      return TRUE;
  return FALSE;
}

/* Ids only grow: what is new comes behind. */
static void
take_filters (DeskSavedFilterList *self,
              GPtrArray           *filters)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i > 0; i--)
    {
      g_autoptr (DeskSavedFilterItem) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                                    i - 1);

      if (!contains (filters, desk_saved_filter_item_get_id (item)))
        g_list_store_remove (self->items, i - 1);
    }
  for (guint i = 0; i < filters->len; i++)
    {
      const DeskSavedFilter *filter = g_ptr_array_index (filters, i);
      DeskSavedFilterItem *known = desk_saved_filter_list_find (self, filter->id);
      g_autoptr (DeskSavedFilterItem) added = NULL;

      if (known == NULL)
        known = added = desk_saved_filter_item_new (filter->id);
      desk_saved_filter_item_take (known, filter);
      if (added != NULL)
        g_list_store_append (self->items, added);
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskSavedFilterList) self = take_weak (user_data);
  g_autoptr (GPtrArray) filters =
    desk_store_list_filters_finish (DESK_STORE (source), result, NULL);

  if (self == NULL)
    return;
  self->n_loads--;
  if (filters == NULL)
    return;
  take_filters (self, filters);
  g_signal_emit (self, signals[CHANGED], 0);
  count_all (self);
}

static void
load (DeskSavedFilterList *self)
{
  self->n_loads++;
  desk_store_list_filters_async (self->store, self->cancellable, loaded_cb, make_weak (self));
}

static void
desk_saved_filter_list_dispose (GObject *object)
{
  DeskSavedFilterList *self = DESK_SAVED_FILTER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->day);
  g_list_store_remove_all (self->items);

  G_OBJECT_CLASS (desk_saved_filter_list_parent_class)->dispose (object);
}

static void
desk_saved_filter_list_finalize (GObject *object)
{
  DeskSavedFilterList *self = DESK_SAVED_FILTER_LIST (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->items);

  G_OBJECT_CLASS (desk_saved_filter_list_parent_class)->finalize (object);
}

static void
desk_saved_filter_list_class_init (DeskSavedFilterListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_saved_filter_list_dispose;
  object_class->finalize = desk_saved_filter_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_SAVED_FILTER_LIST, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_saved_filter_list_init (DeskSavedFilterList *self)
{
  self->items = g_list_store_new (DESK_TYPE_SAVED_FILTER_ITEM);
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_saved_filter_list_new:
 * @store: opened
 *
 * Returns: (transfer full): a list that is being read
 */
DeskSavedFilterList *
desk_saved_filter_list_new (DeskStore *store)
{
  DeskSavedFilterList *self = g_object_new (DESK_TYPE_SAVED_FILTER_LIST, NULL);

  self->store = g_object_ref (store);
  self->day = desk_day_watch_new (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (count_soon), self);
  g_signal_connect_swapped (store, "filters-changed", G_CALLBACK (load), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (count_soon), self);
  load (self);
  return self;
}

/**
 * desk_saved_filter_list_get_items:
 *
 * Returns: (transfer none): a list of #DeskSavedFilterItem
 */
GListModel *
desk_saved_filter_list_get_items (DeskSavedFilterList *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * desk_saved_filter_list_find:
 *
 * Returns: (transfer none) (nullable): the filter, %NULL where it is gone
 */
DeskSavedFilterItem *
desk_saved_filter_list_find (DeskSavedFilterList *self,
                             gint64               id)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_LIST (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (DeskSavedFilterItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (desk_saved_filter_item_get_id (item) == id)
        return item;
    }
  return NULL;
}

/**
 * desk_saved_filter_list_is_settled:
 *
 * Returns: whether all filters are there, and counted
 */
gboolean
desk_saved_filter_list_is_settled (DeskSavedFilterList *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_LIST (self), FALSE);

  return self->n_loads == 0 && !self->counting && self->delay == 0;
}
