/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-cursor.h"

#include <hub-database.h>
#include <hub-feed.h>

/* What was sent of a list that is being pulled from the beginning is complete from the head on that
 * its first page named: then that is what must not be too old, and not the cursor within it. */
static gboolean
is_within (HubRequest *request,
           gint64      oldest,
           gint64      head)
{
  gint64 since = MAX (request->cursor, request->list);

  return request->cursor == 0 || (since >= oldest && since <= head);
}

/**
 * hub_cursor_read:
 *
 * Reads the cursor of @request's query, and the list that it stands in. One above 0 must come with
 * the epoch that it belongs to.
 *
 * Returns: %FALSE with @error set when the query is not understood
 */
gboolean
hub_cursor_read (HubRequest  *request,
                 GError     **error)
{
  if (hub_request_get_query (request, "cursor") == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "cursor: missing");
      return FALSE;
    }
  if (!hub_request_query_int (request, "cursor", &request->cursor, error)
      || !hub_request_query_int (request, "list", &request->list, error))
    return FALSE;

  if (request->cursor > 0 && hub_request_get_query (request, "epoch") == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "epoch: missing, and without it a cursor says nothing");
      return FALSE;
    }
  return TRUE;
}

/**
 * hub_cursor_check:
 * @request: of a device, its cursor read
 * @head: (out): the newest revision of its manager's feed
 *
 * Whether this database gave the cursor, and has every change after it; if not, the device must
 * start over. The caller holds the read transaction in which it will read the rows.
 */
HubCursorState
hub_cursor_check (HubContext  *context,
                  HubRequest  *request,
                  gint64      *head,
                  HubReply    *reply,
                  GError     **error)
{
  const char *epoch = hub_request_get_query (request, "epoch");
  const char *manager_no = request->device->manager_no;
  g_autofree char *our_epoch = hub_database_get_meta (context->db, HUB_META_EPOCH, error);
  gint64 oldest;

  if (our_epoch == NULL
      || (*head = hub_feed_get_head (context->db, manager_no, error)) < 0
      || (oldest = hub_feed_get_oldest (context->db, manager_no, error)) < 0)
    return HUB_CURSOR_FAILED;
  if (is_within (request, oldest, *head) && (epoch == NULL || g_str_equal (epoch, our_epoch)))
    return HUB_CURSOR_KNOWN;

  hub_reply_problem (reply, SOUP_STATUS_GONE, "start-over",
                     "this cursor is not one of this hub's, or too old; pull everything anew");
  return HUB_CURSOR_REFUSED;
}
