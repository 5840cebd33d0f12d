/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-round.h"

#include <desk-store-sync.h>

#include "desk-sync-error.h"
#include "desk-sync-grants.h"
#include "desk-sync-push.h"

typedef struct
{
  DeskSyncTransport *transport;
  DeskSyncProgressFunc progress;
  gpointer progress_data;
  DeskSyncRound round;
  gint64 skew_ms;
  gboolean pushed_again;
  GError *failure;              /* the first */
} Run;

static void
run_free (Run *run)
{
  g_clear_object (&run->transport);
  g_clear_error (&run->failure);
  g_free (run);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean noted = desk_store_note_round_finish (DESK_STORE (source), result, &error);

  if (run->failure != NULL)
    g_task_return_error (task, g_steal_pointer (&run->failure));
  else if (!noted)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes @task. */
static void
note (GTask        *task,
      DeskRoundEnd  end)
{
  Run *run = g_task_get_task_data (task);

  desk_store_note_round_async (g_task_get_source_object (task), end, run->skew_ms,
                               g_task_get_cancellable (task), noted_cb, task);
}

/* Also a hub that refuses tells how wrong the clock is here. */
static void
compare_clocks (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  DeskClock *clock = desk_store_get_clock (g_task_get_source_object (task));
  gint64 hub_ms;

  if (run->skew_ms == DESK_SKEW_UNKNOWN &&
      desk_sync_transport_get_hub_time (run->transport, &hub_ms))
    run->skew_ms = desk_clock_now (clock) - hub_ms;
}

/* What the hub, or its silence, says for longer than this round. Takes @task. */
static void
give_up (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Run *run = g_task_get_task_data (task);

  compare_clocks (task);
  if (g_error_matches (run->failure, DESK_SYNC_ERROR, DESK_SYNC_ERROR_REVOKED))
    note (g_steal_pointer (&owned), DESK_ROUND_REVOKED);
  else if (g_error_matches (run->failure, DESK_SYNC_ERROR, DESK_SYNC_ERROR_UPDATE))
    note (g_steal_pointer (&owned), DESK_ROUND_OUTDATED);
  else if (g_error_matches (run->failure, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_DATABASE))
    note (g_steal_pointer (&owned), DESK_ROUND_FORKED);
  else if (desk_sync_error_is_offline (run->failure))
    note (g_steal_pointer (&owned), DESK_ROUND_UNREACHED);
  else
    g_task_return_error (task, g_steal_pointer (&run->failure));
}

/* The pull may have told how to go on after a number that was taken, or what the hub lacks. Once: a
 * person who goes on working keeps no round from its end. */
static gboolean
may_push_again (Run *run)
{
  return !run->pushed_again && run->failure == NULL;
}

static void
granted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (desk_sync_grants_finish (DESK_STORE (source), result, &run->failure))
    note (task, DESK_ROUND_WHOLE);
  else
    give_up (task);
}

/* All that was made here is judged, as far as that can be: what the hub grants now, it grants
 * knowing it. Takes @task. */
static void
ask_for_grants (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  desk_sync_grants_async (g_task_get_source_object (task), run->transport,
                          g_task_get_cancellable (task), granted_cb, task);
}

static void start_push (GTask *task);

static void
pulled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean pulled = desk_sync_pull_finish (DESK_STORE (source), result, &run->round, &run->skew_ms,
                                           &error);

  if (pulled && may_push_again (run))
    {
      run->pushed_again = TRUE;
      start_push (task);
    }
  else if (pulled && run->failure != NULL)
    note (task, DESK_ROUND_ANSWERED);
  else if (pulled)
    ask_for_grants (task);
  else
    {
      if (run->failure == NULL)
        run->failure = g_steal_pointer (&error);
      give_up (task);
    }
}

/* A hub that stumbles over what is sent may still tell what is new: a queue that stands still must
 * not keep that back. One that asked to be left alone is. */
static gboolean
may_pull_anyway (Run *run)
{
  return (g_error_matches (run->failure, DESK_SYNC_ERROR, DESK_SYNC_ERROR_HUB) ||
          g_error_matches (run->failure, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CUT)) &&
         desk_sync_transport_get_wait (run->transport) == 0;
}

static void
pushed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  gboolean sent;
  gboolean pushed = desk_sync_push_finish (DESK_STORE (source), result, &run->round, &sent,
                                           &run->failure);

  if (pushed && run->pushed_again && !sent)
    ask_for_grants (task);
  else if (pushed || may_pull_anyway (run))
    desk_sync_pull_async (DESK_STORE (source), run->transport, run->progress, run->progress_data,
                          g_task_get_cancellable (task), pulled_cb, task);
  else
    give_up (task);
}

/* Takes @task. */
static void
start_push (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  desk_sync_push_async (g_task_get_source_object (task), run->transport,
                        g_task_get_cancellable (task), pushed_cb, task);
}

/**
 * desk_sync_error_is_offline:
 *
 * Whether @error says that no hub was spoken to, or none that could answer. Refusals (revoked, too
 * old) and faults of this computer are not.
 */
gboolean
desk_sync_error_is_offline (const GError *error)
{
  if (error->domain != DESK_SYNC_ERROR)
    return FALSE;

  switch ((DeskSyncError) error->code)
    {
    case DESK_SYNC_ERROR_UNREACHABLE:
    case DESK_SYNC_ERROR_CERTIFICATE:
    case DESK_SYNC_ERROR_NOT_A_HUB:
    case DESK_SYNC_ERROR_HUB:
    case DESK_SYNC_ERROR_CUT:
    case DESK_SYNC_ERROR_START_OVER:
      return TRUE;
    case DESK_SYNC_ERROR_ADDRESS:
    case DESK_SYNC_ERROR_CODE:
    case DESK_SYNC_ERROR_REVOKED:
    case DESK_SYNC_ERROR_UPDATE:
    case DESK_SYNC_ERROR_OTHER_DATABASE:
    case DESK_SYNC_ERROR_NOT_ENROLLED:
    default:
      return FALSE;
    }
}

/**
 * desk_sync_run_round_async:
 *
 * One full round for the identity that @store has now, which must be enrolled. What waits after the
 * pull, as what met a number that was taken or what a restored hub lacks, is pushed once more, and
 * pulled after it.
 */
void
desk_sync_run_round_async (DeskStore            *store,
                           DeskSyncTransport    *transport,
                           DeskSyncProgressFunc  progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  g_task_set_source_tag (task, desk_sync_run_round_async);
  run->transport = g_object_ref (transport);
  run->progress = progress;
  run->progress_data = progress_data;
  run->skew_ms = DESK_SKEW_UNKNOWN;
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  start_push (task);
}

gboolean
desk_sync_run_round_finish (DeskStore      *store,
                            GAsyncResult   *result,
                            DeskSyncRound  *round,
                            GError        **error)
{
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  *round = run->round;
  return g_task_propagate_boolean (G_TASK (result), error);
}
