/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-list.h"

#include "desk-member-item-private.h"
#include "desk-member-pages.h"
#include "desk-member-places.h"

/* The ids of one query in order, the pages fetched last, and the items that are alive.
 *
 *     get_item ──▶ a live item, or a new one; its page is fetched unless it is here
 *     a page lands ──▶ its rows go to the items by notify, never by items-changed
 *     store "changed" ──▶ pages with a changed member go, and are fetched again where items live
 */
struct _DeskMemberList
{
  GObject           parent_instance;

  DeskStore        *store;
  char             *text;       /* what was searched */
  gulong            changed_id;
  GArray           *ids;        /* (element-type gint64) */
  DeskMemberPlaces *places;
  DeskMemberPages  *pages;
  GHashTable       *fetches;    /* page → Fetch on its way, not owned */
  guint64           n_made;
};

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
free_fetch (Fetch *fetch)
{
  g_weak_ref_clear (&fetch->list);
  g_object_unref (fetch->cancellable);
  g_free (fetch);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, free_fetch)

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
  desk_member_pages_keep (self->pages, fetch->page, rows);
  desk_member_places_fill (self->places, fetch->page * DESK_MEMBER_PAGE, rows);
}

static void
fetch_page (DeskMemberList *self,
            guint           page)
{
  guint start = page * DESK_MEMBER_PAGE;
  Fetch *fetch;

  if (g_hash_table_contains (self->fetches, GUINT_TO_POINTER (page)))
    return;

  fetch = g_new0 (Fetch, 1);
  g_weak_ref_init (&fetch->list, self);
  fetch->page = page;
  fetch->cancellable = g_cancellable_new ();
  g_hash_table_insert (self->fetches, GUINT_TO_POINTER (page), fetch);
  desk_store_load_rows_async (self->store, &g_array_index (self->ids, gint64, start),
                              MIN (DESK_MEMBER_PAGE, self->ids->len - start), self->text,
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

static void
fetch_live_pages (DeskMemberList *self)
{
  g_autoptr (GArray) pages = desk_member_places_list_pages (self->places, DESK_MEMBER_PAGE);

  for (guint i = 0; i < pages->len; i++)
    {
      guint page = g_array_index (pages, guint, i);

      if (!desk_member_pages_has (self->pages, page))
        fetch_page (self, page);
    }
}

/* Pages on their way will be as new as the change: the store tells of it only after the answers
 * to what it did before. */
static void
store_changed_cb (DeskMemberList *self,
                  GStrv           member_nos)
{
  desk_member_pages_drop (self->pages, (const char * const *) member_nos);
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

static gpointer
desk_member_list_get_item (GListModel *model,
                           guint       position)
{
  DeskMemberList *self = DESK_MEMBER_LIST (model);
  DeskMemberItem *item;

  if (position >= self->ids->len)
    return NULL;

  item = desk_member_places_get (self->places, position);
  if (item != NULL)
    return item;

  item = desk_member_places_make (self->places, position,
                                  g_array_index (self->ids, gint64, position));
  self->n_made++;
  if (desk_member_pages_has (self->pages, position / DESK_MEMBER_PAGE))
    desk_member_item_set_row (item, desk_member_pages_get_row (self->pages, position));
  else
    fetch_page (self, position / DESK_MEMBER_PAGE);
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
  desk_member_places_clear (self->places);
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
  desk_member_places_free (self->places);
  desk_member_pages_free (self->pages);
  g_hash_table_unref (self->fetches);

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
  self->places = desk_member_places_new ();
  self->pages = desk_member_pages_new ();
  self->fetches = g_hash_table_new (NULL, NULL);
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
  desk_member_pages_drop (self->pages, NULL);
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

  return desk_member_places_count (self->places);
}
