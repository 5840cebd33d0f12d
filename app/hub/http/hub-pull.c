/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-cursor.h"
#include "hub-page.h"

static gboolean
answer (HubPage     *page,
        HubRequest  *request,
        HubReply    *reply,
        GError     **error)
{
  HubCursorState state = hub_cursor_check (page->context, request, &page->head, reply, error);

  if (state != HUB_CURSOR_KNOWN)
    return state == HUB_CURSOR_REFUSED;

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
  if (!hub_cursor_read (request, error)
      || !hub_request_query_int (request, "limit", &page->limit, error))
    return FALSE;
  page->cursor = request->cursor;
  page->limit = CLAMP (page->limit, 1, HUB_PULL_LIMIT_MAX);
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

  hub_page_init (&page, context, request->device);
  if (!desk_db_begin_read (context->db, error))
    return FALSE;
  answered = answer (&page, request, reply, error);
  desk_db_rollback (context->db);
  return answered;
}
