/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-cursor.h"

#include <hub-database.h>
#include <hub-feed.h>

/**
 * hub_cursor_read:
 *
 * Reads the cursor of @request's query. One above 0 must come with the epoch that it belongs to.
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
  if (!hub_request_query_int (request, "cursor", &request->cursor, error))
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
 * Whether this database gave the cursor; if not, the device must start over. The caller holds the
 * read transaction in which it will read the rows.
 */
HubCursorState
hub_cursor_check (HubContext  *context,
                  HubRequest  *request,
                  gint64      *head,
                  HubReply    *reply,
                  GError     **error)
{
  const char *epoch = hub_request_get_query (request, "epoch");
  g_autofree char *our_epoch = hub_database_get_meta (context->db, HUB_META_EPOCH, error);

  if (our_epoch == NULL)
    return HUB_CURSOR_FAILED;
  *head = hub_feed_get_head (context->db, request->device->manager_no, error);
  if (*head < 0)
    return HUB_CURSOR_FAILED;
  if (*head >= request->cursor && (epoch == NULL || g_str_equal (epoch, our_epoch)))
    return HUB_CURSOR_KNOWN;

  hub_reply_problem (reply, SOUP_STATUS_GONE, "start-over",
                     "this cursor is not one of this hub's; pull everything anew");
  return HUB_CURSOR_REFUSED;
}
