/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-timeline.h"

#include "desk-timeline-splice.h"

#define PAGE_SIZE 50

/**
 * DeskTimeline:
 *
 * What happened with a member, newest first, as far as it was read. It reads on when it is told
 * that the end comes into sight, off the main thread: a list view asks for some 200 items at once,
 * whether a person sees them or not.
 *
 *     read_on ──▶ the page behind the last entry is fetched, and appended
 *     store "changed" ──▶ what is here is read anew; only what differs is told by items-changed
 */
struct _DeskTimeline
{
  GObject           parent_instance;

  DeskStore        *store;
  gulong            changed_id;
  char             *member_no;
  DeskTimelineKind  kinds;

  GPtrArray        *items;      /* (element-type DeskTimelineItem) */
  gboolean          ended;      /* nothing is behind the last item */
  gboolean          wanted;     /* what is behind it was asked for while something was fetched */
  GCancellable     *fetching;   /* (nullable) */
  GError           *error;      /* (nullable): why the last fetch failed */
};

static void desk_timeline_iface_init (GListModelInterface *iface);
static void page_loaded_cb           (GObject             *source,
                                      GAsyncResult        *result,
                                      gpointer             user_data);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskTimeline, desk_timeline, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_timeline_iface_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static DeskTimelineItem *
peek_item (DeskTimeline *self,
           guint         position)
{
  return g_ptr_array_index (self->items, position);
}

static const DeskTimelineEntry *
peek_entry (DeskTimeline *self,
            guint         position)
{
  return desk_timeline_item_get_entry (peek_item (self, position));
}

static void
set_fetching (DeskTimeline *self,
              GCancellable *cancellable)
{
  gboolean was_loading = self->fetching != NULL;

  if (self->fetching != cancellable)
    g_cancellable_cancel (self->fetching);
  g_set_object (&self->fetching, cancellable);
  if (was_loading != (cancellable != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Whose fetch came back; NULL where another one has taken its place, or the list has gone. */
static GPtrArray *
finish_fetch (DeskTimeline *self,
              GObject      *source,
              GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = desk_store_load_timeline_finish (DESK_STORE (source), result,
                                                                   &error);

  if (self->fetching == NULL
      || self->fetching != g_task_get_cancellable (G_TASK (result)))
    return NULL;
  g_clear_error (&self->error);
  if (entries == NULL)
    {
      self->error = g_steal_pointer (&error);
      set_fetching (self, NULL);
    }
  return g_steal_pointer (&entries);
}

static void
splice (DeskTimeline             *self,
        const DeskTimelineSplice *how,
        GPtrArray                *entries)
{
  desk_timeline_splice_apply (how, self->items, entries,
                              desk_policy_get_zone (desk_store_get_policy (self->store)));
  if (how->n_removed > 0 || how->to > how->from)
    g_list_model_items_changed (G_LIST_MODEL (self), how->position, how->n_removed,
                                how->to - how->from);
}

static void
fetch (DeskTimeline            *self,
       const DeskTimelineEntry *after,
       guint                    limit,
       GAsyncReadyCallback      callback)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  set_fetching (self, cancellable);
  desk_store_load_timeline_async (self->store, self->member_no, self->kinds, after, limit,
                                  cancellable, callback, g_object_ref (self));
}

static void
fetch_next (DeskTimeline *self)
{
  self->wanted = FALSE;
  if (!self->ended && self->items->len > 0)
    fetch (self, peek_entry (self, self->items->len - 1), PAGE_SIZE, page_loaded_cb);
}

static void
end_fetch (DeskTimeline *self)
{
  set_fetching (self, NULL);
  if (self->wanted)
    fetch_next (self);
}

static void
read_anew_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskTimeline) self = user_data;
  g_autoptr (GPtrArray) entries = finish_fetch (self, source, result);
  DeskTimelineSplice how;
  gboolean whole;
  guint n_entries;

  if (entries == NULL)
    return;
  whole = entries->len < self->items->len + PAGE_SIZE;
  n_entries = desk_timeline_splice_find (&how, self->items, self->ended, entries);
  self->ended = whole && n_entries == entries->len;
  splice (self, &how, entries);
  end_fetch (self);
}

static void
page_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DeskTimeline) self = user_data;
  g_autoptr (GPtrArray) entries = finish_fetch (self, source, result);
  DeskTimelineSplice how = { .position = self->items->len };

  if (entries == NULL)
    return;
  self->ended = entries->len < PAGE_SIZE;
  how.to = entries->len;
  splice (self, &how, entries);
  end_fetch (self);
}

static void
store_changed_cb (DeskTimeline *self,
                  GStrv         member_nos)
{
  if (member_nos == NULL
      || g_strv_contains ((const char * const *) member_nos, self->member_no))
    fetch (self, NULL, self->items->len + PAGE_SIZE, read_anew_cb);
}

static GType
desk_timeline_get_item_type (GListModel *model)
{
  return DESK_TYPE_TIMELINE_ITEM;
}

static guint
desk_timeline_get_n_items (GListModel *model)
{
  return DESK_TIMELINE (model)->items->len;
}

static gpointer
desk_timeline_get_item (GListModel *model,
                        guint       position)
{
  DeskTimeline *self = DESK_TIMELINE (model);

  return position < self->items->len ? g_object_ref (peek_item (self, position)) : NULL;
}

static void
desk_timeline_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_timeline_get_item_type;
  iface->get_n_items = desk_timeline_get_n_items;
  iface->get_item = desk_timeline_get_item;
}

static void
desk_timeline_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, desk_timeline_is_loading (DESK_TIMELINE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
desk_timeline_dispose (GObject *object)
{
  DeskTimeline *self = DESK_TIMELINE (object);

  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_timeline_parent_class)->dispose (object);
}

static void
desk_timeline_finalize (GObject *object)
{
  DeskTimeline *self = DESK_TIMELINE (object);

  g_free (self->member_no);
  g_ptr_array_unref (self->items);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (desk_timeline_parent_class)->finalize (object);
}

static void
desk_timeline_class_init (DeskTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_timeline_get_property;
  object_class->dispose = desk_timeline_dispose;
  object_class->finalize = desk_timeline_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
desk_timeline_init (DeskTimeline *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * desk_timeline_new:
 * @kinds: what to list, as flags
 *
 * Begins to read a member's time line. Another filter is another list.
 *
 * Returns: (transfer full): an empty list, which has its first page when it no longer loads
 */
DeskTimeline *
desk_timeline_new (DeskStore        *store,
                   const char       *member_no,
                   DeskTimelineKind  kinds)
{
  DeskTimeline *self = g_object_new (DESK_TYPE_TIMELINE, NULL);

  self->store = g_object_ref (store);
  self->member_no = g_strdup (member_no);
  self->kinds = kinds;
  self->changed_id = g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb),
                                               self);
  fetch (self, NULL, PAGE_SIZE, page_loaded_cb);
  return self;
}

/**
 * desk_timeline_read_on:
 *
 * Reads a page more, if there is one; after what is being read now.
 */
void
desk_timeline_read_on (DeskTimeline *self)
{
  g_return_if_fail (DESK_IS_TIMELINE (self));

  if (self->fetching != NULL)
    self->wanted = TRUE;
  else
    fetch_next (self);
}

/**
 * desk_timeline_is_loading:
 *
 * Returns: whether a page is on its way; also the property `loading`
 */
gboolean
desk_timeline_is_loading (DeskTimeline *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE (self), FALSE);

  return self->fetching != NULL;
}

/**
 * desk_timeline_get_error:
 *
 * Returns: (transfer none) (nullable): why the last page could not be read
 */
const GError *
desk_timeline_get_error (DeskTimeline *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE (self), NULL);

  return self->error;
}
