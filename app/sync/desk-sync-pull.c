/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-pull.h"

#include <desk-error.h>
#include <desk-store-sync.h>

#include "desk-sync-error.h"
#include "desk-sync-policy.h"
#include "desk-sync-stream.h"

/* The most that the hub gives: some 3 MB, and at most two pages are held at a time. */
#define ROWS_A_PAGE 10000

/* An answer that took longer than this says too little about the hub's clock. */
#define MAX_TRIP_MS (10 * 1000)

typedef struct
{
  DeskSyncTransport *transport;
  DeskIdentity *identity;
  DeskSyncProgressFunc progress;
  gpointer progress_data;
  gint64 begun_at;              /* the cursor when the pull began */
  gint64 cursor;                /* where the page on its way begins */
  gint64 list_head;             /* of a list from the beginning: the hub's head when it began */
  GBytes *fetched;              /* waits for the store */
  gboolean fetching;
  gboolean applying;
  gboolean started_over;
  DeskSyncPoint *point;         /* where it began */
  char *policy;                 /* the version to be asked for yet */
  GError *failure;              /* ends the pull when nothing is under way any more */
  guint rows;
  gint64 reached;
  gint64 asked_at;              /* monotonic, ms */
  gint64 skew_ms;
} Pull;

static void
pull_free (Pull *pull)
{
  g_clear_object (&pull->transport);
  g_clear_pointer (&pull->identity, desk_identity_free);
  g_clear_pointer (&pull->fetched, g_bytes_unref);
  g_clear_error (&pull->failure);
  g_clear_pointer (&pull->point, desk_sync_point_free);
  g_free (pull->policy);
  g_free (pull);
}

static gint64
get_monotonic_ms (void)
{
  return g_get_monotonic_time () / 1000;
}

static void advance (GTask *task);
static void load_point (GTask *task);

/* The first failure counts; what comes after it is its echo. Takes @error. */
static void
fail (Pull   *pull,
      GError *error)
{
  if (pull->failure == NULL)
    pull->failure = error;
  else
    g_error_free (error);
}

static void
fail_as_cut (Pull *pull)
{
  fail (pull, desk_sync_error_new (DESK_SYNC_ERROR_CUT, pull->identity->hub_url));
}

/* The hub's clock was read somewhere on the way of the exchange: half of it is taken for the way
 * back. */
static void
compare_clocks (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);
  DeskClock *clock = desk_store_get_clock (g_task_get_source_object (task));
  gint64 trip_ms = get_monotonic_ms () - pull->asked_at;
  g_auto (DeskSyncHeader) header = { 0 };

  if (trip_ms <= MAX_TRIP_MS && desk_sync_stream_read_header (pull->fetched, &header) &&
      header.now_ms != 0)
    pull->skew_ms = desk_clock_now (clock) - trip_ms / 2 - header.now_ms;
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Pull *pull = g_task_get_task_data (task);
  GError *error = NULL;

  pull->fetching = FALSE;
  pull->fetched = desk_sync_transport_send_finish (pull->transport, result, &error);
  if (pull->fetched == NULL)
    fail (pull, error);
  else if (pull->skew_ms == DESK_SKEW_UNKNOWN)
    compare_clocks (task);
  advance (task);
}

static void
fetch (GTask      *task,
       const char *epoch,
       gint64      cursor)
{
  Pull *pull = g_task_get_task_data (task);
  g_autofree char *escaped = g_uri_escape_string (epoch, NULL, FALSE);
  g_autoptr (GString) url = g_string_new (pull->identity->hub_url);

  g_string_append_printf (url, "/v1/pull?cursor=%" G_GINT64_FORMAT "&limit=%d", cursor,
                          ROWS_A_PAGE);
  if (*escaped != '\0')
    g_string_append_printf (url, "&epoch=%s", escaped);
  if (pull->list_head != 0)
    g_string_append_printf (url, "&list=%" G_GINT64_FORMAT, pull->list_head);

  pull->cursor = cursor;
  pull->fetching = TRUE;
  pull->asked_at = get_monotonic_ms ();
  desk_sync_transport_send_async (pull->transport, url->str, pull->identity->token, DESK_SYNC_NDJSON,
                                  NULL, g_task_get_cancellable (task), fetched_cb,
                                  g_object_ref (task));
}

static GError *
translate (Pull   *pull,
           GError *error)
{
  g_autoptr (GError) original = error;

  if (g_error_matches (original, DESK_ERROR, DESK_ERROR_INVALID))
    return desk_sync_error_new (DESK_SYNC_ERROR_CUT, pull->identity->hub_url);
  if (g_error_matches (original, DESK_ERROR, DESK_ERROR_UNSUITABLE))
    return desk_sync_error_new (DESK_SYNC_ERROR_START_OVER, pull->identity->hub_url);
  return g_steal_pointer (&original);
}

static void
report (Pull           *pull,
        const DeskPage *page)
{
  gint64 whole = page->head - pull->begun_at;
  double fraction =
    page->more && whole > 0 ? (double) (page->cursor - pull->begun_at) / (double) whole : 1;

  pull->rows += page->rows;
  pull->reached = page->cursor;
  pull->progress (CLAMP (fraction, 0, 1), pull->rows, pull->progress_data);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Pull *pull = g_task_get_task_data (task);
  DeskPage page = { 0 };
  GError *error = NULL;

  pull->applying = FALSE;
  if (desk_store_apply_page_finish (DESK_STORE (source), result, &page, &error))
    report (pull, &page);
  else
    fail (pull, translate (pull, error));
  advance (task);
}

/* The page that came goes to the store, and the next one is asked for meanwhile. */
static void
apply_fetched (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);
  g_autoptr (GBytes) page = g_steal_pointer (&pull->fetched);
  g_auto (DeskSyncHeader) header = { 0 };

  if (!desk_sync_stream_read_header (page, &header) || (header.more && header.to <= pull->cursor))
    {
      fail_as_cut (pull);
      advance (task);
      return;
    }
  if (pull->cursor == 0)
    pull->list_head = header.head;
  g_clear_pointer (&pull->policy, g_free);
  if (desk_sync_point_wants_policy (pull->point, header.policy))
    pull->policy = g_steal_pointer (&header.policy);
  pull->applying = TRUE;
  desk_store_apply_page_async (g_task_get_source_object (task), page, g_task_get_cancellable (task),
                               applied_cb, g_object_ref (task));
  if (header.more)
    fetch (task, header.epoch, header.to);
}

static void
started_over_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (desk_store_start_over_finish (DESK_STORE (source), result, &error))
    load_point (task);
  else
    g_task_return_error (task, error);
}

/* The hub does not know our cursor: everything anew, once a round. */
static gboolean
start_over (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);

  if (pull->started_over ||
      !g_error_matches (pull->failure, DESK_SYNC_ERROR, DESK_SYNC_ERROR_START_OVER))
    return FALSE;
  pull->started_over = TRUE;
  g_clear_error (&pull->failure);
  g_clear_pointer (&pull->fetched, g_bytes_unref);
  desk_store_start_over_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                               started_over_cb, g_object_ref (task));
  return TRUE;
}

static void
policy_fetched_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (desk_sync_policy_finish (DESK_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The pages are on disk; what is left is the policy, where the hub has a new one in force. */
static void
end (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);

  if (pull->policy == NULL)
    g_task_return_boolean (task, TRUE);
  else
    desk_sync_policy_async (g_task_get_source_object (task), pull->transport,
                            g_task_get_cancellable (task), policy_fetched_cb, g_object_ref (task));
}

/* What to do after something came to its end. */
static void
advance (GTask *task)
{
  Pull *pull = g_task_get_task_data (task);

  if (pull->failure == NULL && pull->fetched != NULL && !pull->applying)
    apply_fetched (task);
  else if (pull->fetching || pull->applying)
    return;
  else if (pull->failure == NULL)
    end (task);
  else if (!start_over (task))
    g_task_return_error (task, g_steal_pointer (&pull->failure));
}

static void
point_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Pull *pull = g_task_get_task_data (task);
  GError *error = NULL;
  DeskSyncPoint *point = desk_store_load_sync_point_finish (DESK_STORE (source), result, &error);

  g_clear_pointer (&pull->point, desk_sync_point_free);
  pull->point = point;
  if (point == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pull->begun_at = pull->reached = point->cursor;
  pull->list_head = point->list_head;
  fetch (task, point->epoch, point->cursor);
}

static void
load_point (GTask *task)
{
  desk_store_load_sync_point_async (g_task_get_source_object (task), g_task_get_cancellable (task),
                                    point_loaded_cb, g_object_ref (task));
}

/**
 * desk_sync_pull_async:
 * @progress: called on the main thread after each page that is on disk
 *
 * Nothing new costs one request. A page counts when the store has it, whole, with its cursor.
 */
void
desk_sync_pull_async (DeskStore            *store,
                      DeskSyncTransport    *transport,
                      DeskSyncProgressFunc  progress,
                      gpointer              progress_data,
                      GCancellable         *cancellable,
                      GAsyncReadyCallback   callback,
                      gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Pull *pull = g_new0 (Pull, 1);

  g_task_set_source_tag (task, desk_sync_pull_async);
  pull->transport = g_object_ref (transport);
  pull->identity = desk_identity_copy (desk_store_get_identity (store));
  pull->skew_ms = DESK_SKEW_UNKNOWN;
  pull->progress = progress;
  pull->progress_data = progress_data;
  g_task_set_task_data (task, pull, (GDestroyNotify) pull_free);
  load_point (task);
}

/**
 * desk_sync_pull_finish:
 * @round: (inout): gets the rows pulled added, and the cursor
 * @skew_ms: (out): how far this laptop's clock is ahead, or %DESK_SKEW_UNKNOWN
 */
gboolean
desk_sync_pull_finish (DeskStore      *store,
                       GAsyncResult   *result,
                       DeskSyncRound  *round,
                       gint64         *skew_ms,
                       GError        **error)
{
  Pull *pull;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  pull = g_task_get_task_data (G_TASK (result));
  round->pulled += pull->rows;
  round->cursor = pull->reached;
  *skew_ms = pull->skew_ms;
  return g_task_propagate_boolean (G_TASK (result), error);
}
