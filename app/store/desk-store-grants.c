/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-grants.h"

#include "desk-grants.h"
#include "desk-store-private.h"

/* What was asked for, and what the hub said. */
typedef struct
{
  DeskGrantWish *wish;
  GPtrArray     *grants;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  desk_grant_wish_free (answer->wish);
  g_clear_pointer (&answer->grants, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
load_wish (DeskLocal  *local,
           DeskDb     *db,
           gpointer    data,
           GError    **error)
{
  return desk_grants_load_wish (local, db, error);
}

static gboolean
take (DeskLocal   *local,
      DeskDb      *db,
      DeskChange  *change,
      gpointer     data,
      GError     **error)
{
  Answer *answer = data;

  if (answer->grants != NULL && !desk_grants_replace (local, db, change, answer->grants, error))
    return FALSE;
  return desk_grants_note_asked (local, db, answer->wish, error);
}

void
desk_grant_free (DeskGrant *self)
{
  g_free (self->grant_id);
  g_free (self->member_no);
  g_free (self->quota);
  g_free (self->month);
  g_free (self);
}

void
desk_grant_wish_free (DeskGrantWish *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->back, g_ptr_array_unref);
  g_free (self->sum);
  g_free (self);
}

/**
 * desk_store_load_grant_wish_async:
 *
 * Finds out whether the hub is to be asked for units of quotas, and for whose: when members came or
 * went or drew on theirs, and before what is held ends. Nothing is written.
 */
void
desk_store_load_grant_wish_async (DeskStore           *store,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_read (store, load_wish, NULL, NULL, (GDestroyNotify) desk_grant_wish_free,
                   desk_store_load_grant_wish_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_grant_wish_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
DeskGrantWish *
desk_store_load_grant_wish_finish (DeskStore     *store,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_grant_wish_async, error);
}

/**
 * desk_store_take_grants_async:
 * @wish: (transfer full): that is answered
 * @grants: (nullable) (element-type DeskGrant): all that this laptop holds; %NULL: the hub was not
 *   asked, or knows nothing of grants
 *
 * Keeps what the hub grants, in place of what was held before. What was recorded meanwhile stays.
 */
void
desk_store_take_grants_async (DeskStore           *store,
                              DeskGrantWish       *wish,
                              GPtrArray           *grants,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Answer *answer;

  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (wish != NULL);

  answer = g_new0 (Answer, 1);
  answer->wish = wish;
  answer->grants = grants != NULL ? g_ptr_array_ref (grants) : NULL;
  desk_store_write_fleeting (store, take, answer, free_answer, desk_store_take_grants_async,
                             cancellable, callback, user_data);
}

gboolean
desk_store_take_grants_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_take_grants_async, error) != NULL;
}
