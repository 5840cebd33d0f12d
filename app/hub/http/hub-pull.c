/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-page.h"

#include <hub-database.h>
#include <hub-feed.h>

/* TRUE when the cursor is one of this database's; otherwise (or with an error) FALSE. */
static gboolean
is_known (HubPage     *page,
          const char  *epoch,
          GError     **error)
{
  g_autofree char *our_epoch = hub_database_get_meta (page->context->db, HUB_META_EPOCH, error);

  if (our_epoch == NULL)
    return FALSE;
  page->head = hub_feed_get_head (page->context->db, page->manager_no, error);
  return page->head >= page->cursor && (epoch == NULL || g_str_equal (epoch, our_epoch));
}

static gboolean
answer (HubPage     *page,
        HubRequest  *request,
        HubReply    *reply,
        GError     **error)
{
  g_autoptr (GError) failure = NULL;

  if (!is_known (page, hub_request_get_query (request, "epoch"), &failure))
    {
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      hub_reply_problem (reply, SOUP_STATUS_GONE, "start-over",
                         "this cursor is not one of this hub's; pull everything anew");
      return TRUE;
    }

  reply->content_type = HUB_TYPE_NDJSON;
  if (!hub_page_write (page, reply->body, error))
    return FALSE;
  hub_metrics_count_rows (page->context->metrics, page->n_rows);
  return TRUE;
}

static gboolean
read_query (HubPage     *page,
            HubRequest  *request,
            GError     **error)
{
  page->limit = HUB_PULL_LIMIT;
  if (hub_request_get_query (request, "cursor") == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "cursor: missing");
      return FALSE;
    }
  if (!hub_request_query_int (request, "cursor", &page->cursor, error)
      || !hub_request_query_int (request, "limit", &page->limit, error))
    return FALSE;
  page->limit = CLAMP (page->limit, 1, HUB_PULL_LIMIT_MAX);

  if (page->cursor > 0 && hub_request_get_query (request, "epoch") == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "epoch: missing, and without it a cursor says nothing");
      return FALSE;
    }
  return TRUE;
}

/**
 * hub_pull_handle:
 *
 * `/v1/pull`: one page of the changes in a manager's feed after a cursor. Counter, rows and
 * tombstones are read in one snapshot, so that none is skipped whatever is being written
 * meanwhile.
 */
gboolean
hub_pull_handle (HubContext  *context,
                 HubRequest  *request,
                 HubReply    *reply,
                 GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_auto (HubPage) page = { 0 };
  gboolean answered;

  if (!read_query (&page, request, &failure))
    {
      hub_reply_problem (reply, SOUP_STATUS_BAD_REQUEST, "invalid", failure->message);
      return TRUE;
    }

  hub_page_init (&page, context, request->device->manager_no);
  if (!desk_db_begin_read (context->db, error))
    return FALSE;
  answered = answer (&page, request, reply, error);
  desk_db_rollback (context->db);
  return answered;
}
