/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-asker.h"

#include <desk-day-watch.h>

/* Changes that arrive within this time, in ms, make one query. */
#define REFRESH_DELAY 100

/**
 * DeskMemberAsker:
 *
 * Each new question cancels the one before; an answer to an old question is never told.
 */
struct _DeskMemberAsker
{
  GObject          parent_instance;

  DeskStore       *store;
  DeskDayWatch    *day;
  DeskMemberQuery *query;
  DeskMemberPlace  place;
  GCancellable    *cancellable;         /* of the query that runs, NULL: none */
  guint            refresh;
};

G_DEFINE_FINAL_TYPE (DeskMemberAsker, desk_member_asker, G_TYPE_OBJECT)

enum
{
  LIST,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
list_ready_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DeskMemberAsker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberList) list = desk_member_list_new_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  if (list != NULL)
    g_signal_emit (self, signals[LIST], 0, list, (int) self->place);
  else
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
stop (DeskMemberAsker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->refresh, g_source_remove);
}

static void
run (DeskMemberAsker *self,
     DeskMemberPlace  place)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  self->place = place;
  desk_member_list_new_async (self->store, self->query, self->cancellable, list_ready_cb,
                              g_object_ref (self));
}

static gboolean
refresh_cb (gpointer user_data)
{
  DeskMemberAsker *self = user_data;

  self->refresh = 0;
  run (self, DESK_MEMBER_PLACE_SAME);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (DeskMemberAsker *self)
{
  if (self->refresh == 0 && self->cancellable == NULL)
    self->refresh = g_timeout_add (REFRESH_DELAY, refresh_cb, self);
}

static void
desk_member_asker_dispose (GObject *object)
{
  DeskMemberAsker *self = DESK_MEMBER_ASKER (object);

  stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->day);

  G_OBJECT_CLASS (desk_member_asker_parent_class)->dispose (object);
}

static void
desk_member_asker_finalize (GObject *object)
{
  DeskMemberAsker *self = DESK_MEMBER_ASKER (object);

  desk_member_query_free (self->query);

  G_OBJECT_CLASS (desk_member_asker_parent_class)->finalize (object);
}

static void
desk_member_asker_class_init (DeskMemberAskerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_member_asker_dispose;
  object_class->finalize = desk_member_asker_finalize;

  signals[LIST] = g_signal_new ("list", DESK_TYPE_MEMBER_ASKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, DESK_TYPE_MEMBER_LIST, G_TYPE_INT);
  signals[FAILED] = g_signal_new ("failed", DESK_TYPE_MEMBER_ASKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
desk_member_asker_init (DeskMemberAsker *self)
{
  self->query = desk_member_query_new ();
}

/**
 * desk_member_asker_new:
 * @store: opened
 *
 * Returns: (transfer full): nothing is asked yet
 */
DeskMemberAsker *
desk_member_asker_new (DeskStore *store)
{
  DeskMemberAsker *self = g_object_new (DESK_TYPE_MEMBER_ASKER, NULL);

  self->store = g_object_ref (store);
  self->day = desk_day_watch_new (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (refresh_soon), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (refresh_soon), self);
  return self;
}

/**
 * desk_member_asker_ask:
 * @place: where the answer is to be looked at
 */
void
desk_member_asker_ask (DeskMemberAsker       *self,
                       const DeskMemberQuery *query,
                       DeskMemberPlace        place)
{
  g_return_if_fail (DESK_IS_MEMBER_ASKER (self));

  desk_member_query_free (self->query);
  self->query = desk_member_query_copy (query);
  run (self, place);
}

/**
 * desk_member_asker_is_settled:
 *
 * Returns: whether there is an answer to what was asked last
 */
gboolean
desk_member_asker_is_settled (DeskMemberAsker *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_ASKER (self), FALSE);

  return self->cancellable == NULL && self->refresh == 0;
}
