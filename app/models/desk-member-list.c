/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-list.h"

#include "desk-member-item-private.h"

#define PAGE_SIZE 100

/* Rows kept for scrolling back; what lies further off is fetched again. */
#define MAX_PAGES 32

/* The ids of one query in order, the pages fetched last, and the items that are alive.
 *
 *     get_item ──▶ a live item, or a new one; its page is fetched unless it is here
 *     a page lands ──▶ its rows go to the items by notify, never by items-changed
 *     store "changed" ──▶ pages with a changed member go, and are fetched again where items live
 */
struct _DeskMemberList
{
  GObject       parent_instance;

  DeskStore    *store;
  char         *text;           /* what was searched */
  gulong        changed_id;
  GArray       *ids;            /* (element-type gint64) */
  GHashTable   *places;         /* position → Place */
  GHashTable   *pages;          /* page → GPtrArray of DeskMemberRow */
  GQueue        recent;         /* pages, newest first */
  GHashTable   *fetches;        /* page → Fetch on its way, not owned */
  guint64       n_made;
};

/* Where a live item is. The item is not owned: it takes its place along when it goes. */
typedef struct
{
  DeskMemberList *list;
  guint           position;
  DeskMemberItem *item;
} Place;

typedef struct
{
  GWeakRef      list;
  guint         page;
  GCancellable *cancellable;
} Fetch;

static void desk_member_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskMemberList, desk_member_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      desk_member_list_iface_init))

static void
item_gone_cb (gpointer  user_data,
              GObject  *where_the_item_was)
{
  Place *place = user_data;

  place->item = NULL;
  g_hash_table_remove (place->list->places, GUINT_TO_POINTER (place->position));
}

static void
free_place (gpointer data)
{
  Place *place = data;

  if (place->item != NULL)
    g_object_weak_unref (G_OBJECT (place->item), item_gone_cb, place);
  g_free (place);
}

static void
free_fetch (Fetch *fetch)
{
  g_weak_ref_clear (&fetch->list);
  g_object_unref (fetch->cancellable);
  g_free (fetch);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, free_fetch)

static const DeskMemberRow *
peek_row (DeskMemberList *self,
          guint           position)
{
  GPtrArray *rows = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE_SIZE));

  return rows != NULL ? g_ptr_array_index (rows, position % PAGE_SIZE) : NULL;
}

static void
keep_page (DeskMemberList *self,
           guint           page,
           GPtrArray      *rows)
{
  g_queue_remove (&self->recent, GUINT_TO_POINTER (page));
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), g_ptr_array_ref (rows));
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
}

static void
fill_items (DeskMemberList *self,
            guint           page,
            GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Place *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (page * PAGE_SIZE + i));

      if (place != NULL)
        {
          g_autoptr (DeskMemberItem) item = g_object_ref (place->item);

          desk_member_item_set_row (item, g_ptr_array_index (rows, i));
        }
    }
}

static void
page_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Fetch) fetch = user_data;
  g_autoptr (DeskMemberList) self = g_weak_ref_get (&fetch->list);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = desk_store_load_rows_finish (DESK_STORE (source), result, &error);
  if (self == NULL || g_cancellable_is_cancelled (fetch->cancellable))
    return;
  g_hash_table_remove (self->fetches, GUINT_TO_POINTER (fetch->page));

  /* Without its rows a page stays a page of placeholders; the next item or change asks again. */
  if (rows == NULL)
    return;
  keep_page (self, fetch->page, rows);
  fill_items (self, fetch->page, rows);
}

static void
fetch_page (DeskMemberList *self,
            guint           page)
{
  guint start = page * PAGE_SIZE;
  Fetch *fetch;

  if (g_hash_table_contains (self->fetches, GUINT_TO_POINTER (page)))
    return;

  fetch = g_new0 (Fetch, 1);
  g_weak_ref_init (&fetch->list, self);
  fetch->page = page;
  fetch->cancellable = g_cancellable_new ();
  g_hash_table_insert (self->fetches, GUINT_TO_POINTER (page), fetch);
  desk_store_load_rows_async (self->store, &g_array_index (self->ids, gint64, start),
                              MIN (PAGE_SIZE, self->ids->len - start), self->text,
                              fetch->cancellable, page_loaded_cb, fetch);
}

static void
cancel_fetches (DeskMemberList *self)
{
  GHashTableIter iter;
  gpointer fetch;

  g_hash_table_iter_init (&iter, self->fetches);
  while (g_hash_table_iter_next (&iter, NULL, &fetch))
    {
      g_cancellable_cancel (((Fetch *) fetch)->cancellable);
      g_hash_table_iter_remove (&iter);
    }
}

static gboolean
has_member (GPtrArray          *rows,
            const char * const *member_nos)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DeskMemberRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && g_strv_contains (member_nos, row->member_no))
        return TRUE;
    }
  return FALSE;
}

static void
drop_pages (DeskMemberList     *self,
            const char * const *member_nos)
{
  GHashTableIter iter;
  gpointer page;
  gpointer rows;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &page, &rows))
    if (member_nos == NULL || has_member (rows, member_nos))
      {
        g_queue_remove (&self->recent, page);
        g_hash_table_iter_remove (&iter);
      }
}

static void
fetch_live_pages (DeskMemberList *self)
{
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint page = GPOINTER_TO_UINT (position) / PAGE_SIZE;

      if (!g_hash_table_contains (self->pages, GUINT_TO_POINTER (page)))
        fetch_page (self, page);
    }
}

/* Pages on their way will be as new as the change: the store tells of it only after the answers
 * to what it did before. */
static void
store_changed_cb (DeskMemberList *self,
                  GStrv           member_nos)
{
  drop_pages (self, (const char * const *) member_nos);
  fetch_live_pages (self);
}

static GType
desk_member_list_get_item_type (GListModel *model)
{
  return DESK_TYPE_MEMBER_ITEM;
}

static guint
desk_member_list_get_n_items (GListModel *model)
{
  return DESK_MEMBER_LIST (model)->ids->len;
}

static DeskMemberItem *
make_item (DeskMemberList *self,
           guint           position)
{
  DeskMemberItem *item = desk_member_item_new (g_array_index (self->ids, gint64, position));
  Place *place = g_new0 (Place, 1);

  place->list = self;
  place->position = position;
  place->item = item;
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, place);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (position), place);
  self->n_made++;
  return item;
}

static gpointer
desk_member_list_get_item (GListModel *model,
                           guint       position)
{
  DeskMemberList *self = DESK_MEMBER_LIST (model);
  DeskMemberItem *item;
  Place *place;

  if (position >= self->ids->len)
    return NULL;

  place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));
  if (place != NULL)
    return g_object_ref (place->item);

  item = make_item (self, position);
  if (g_hash_table_contains (self->pages, GUINT_TO_POINTER (position / PAGE_SIZE)))
    desk_member_item_set_row (item, peek_row (self, position));
  else
    fetch_page (self, position / PAGE_SIZE);
  return item;
}

static void
desk_member_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_member_list_get_item_type;
  iface->get_n_items = desk_member_list_get_n_items;
  iface->get_item = desk_member_list_get_item;
}

static void
desk_member_list_dispose (GObject *object)
{
  DeskMemberList *self = DESK_MEMBER_LIST (object);

  cancel_fetches (self);
  g_hash_table_remove_all (self->places);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_list_parent_class)->dispose (object);
}

static void
desk_member_list_finalize (GObject *object)
{
  DeskMemberList *self = DESK_MEMBER_LIST (object);

  g_free (self->text);
  g_clear_pointer (&self->ids, g_array_unref);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->fetches);
  g_queue_clear (&self->recent);

  G_OBJECT_CLASS (desk_member_list_parent_class)->finalize (object);
}

static void
desk_member_list_class_init (DeskMemberListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_member_list_dispose;
  object_class->finalize = desk_member_list_finalize;
}

static void
desk_member_list_init (DeskMemberList *self)
{
  self->places = g_hash_table_new_full (NULL, NULL, NULL, free_place);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->fetches = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->recent);
}

static DeskMemberList *
make_list (DeskStore  *store,
           const char *text,
           GArray     *ids)
{
  DeskMemberList *self = g_object_new (DESK_TYPE_MEMBER_LIST, NULL);

  self->store = g_object_ref (store);
  self->text = g_strdup (text);
  self->ids = g_array_ref (ids);
  self->changed_id = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb),
                                               self);
  return self;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GArray) ids = NULL;
  GError *error = NULL;

  ids = desk_store_find_members_finish (DESK_STORE (source), result, &error);
  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_list (DESK_STORE (source), g_task_get_task_data (task), ids),
                           g_object_unref);
}

/**
 * desk_member_list_new_async:
 *
 * Runs @query once; the list keeps its answer. Rows follow the store's changes, which members are
 * in it and in which order does not: a list made anew shows that.
 */
void
desk_member_list_new_async (DeskStore              *store,
                            const DeskMemberQuery  *query,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (query != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, desk_member_list_new_async);
  g_task_set_task_data (task, g_strdup (query->text), g_free);
  desk_store_find_members_async (store, query, cancellable, found_cb, g_steal_pointer (&task));
}

/**
 * desk_member_list_new_finish:
 *
 * Returns: (transfer full)
 */
DeskMemberList *
desk_member_list_new_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, desk_member_list_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * desk_member_list_get_id:
 *
 * Returns: the member at @position, 0 beyond the end
 */
gint64
desk_member_list_get_id (DeskMemberList *self,
                         guint           position)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * desk_member_list_find:
 *
 * Returns: the position of a member, G_MAXUINT when not in the list
 */
guint
desk_member_list_find (DeskMemberList *self,
                       gint64          id)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

/**
 * desk_member_list_take_text:
 * @other: a list of the same members, of another search
 *
 * Marks from now on what @other was searched with.
 */
void
desk_member_list_take_text (DeskMemberList *self,
                            DeskMemberList *other)
{
  g_return_if_fail (DESK_IS_MEMBER_LIST (self));
  g_return_if_fail (DESK_IS_MEMBER_LIST (other));

  if (g_str_equal (self->text, other->text))
    return;
  g_free (self->text);
  self->text = g_strdup (other->text);
  cancel_fetches (self);
  drop_pages (self, NULL);
  fetch_live_pages (self);
}

/**
 * desk_member_list_get_n_made:
 *
 * Returns: how many items were ever made: a view must not ask for more than the rows it keeps
 */
guint64
desk_member_list_get_n_made (DeskMemberList *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LIST (self), 0);

  return self->n_made;
}

/**
 * desk_member_list_get_n_live:
 *
 * Returns: how many items are alive
 */
guint
desk_member_list_get_n_live (DeskMemberList *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LIST (self), 0);

  return g_hash_table_size (self->places);
}
