/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-cursor.h"
#include "hub-writer.h"

static gboolean
read_query (HubRequest  *request,
            gint64      *seconds,
            GError     **error)
{
  *seconds = HUB_WAIT_S_MAX;
  if (!hub_cursor_read (request, error)
      || !hub_request_query_int (request, "seconds", seconds, error))
    return FALSE;
  *seconds = MIN (*seconds, HUB_WAIT_S_MAX);
  return TRUE;
}

static gboolean
answer (HubContext  *context,
        HubRequest  *request,
        gint64       seconds,
        HubReply    *reply,
        GError     **error)
{
  gint64 head;
  HubCursorState state = hub_cursor_check (context, request, &head, reply, error);

  if (state != HUB_CURSOR_KNOWN)
    return state == HUB_CURSOR_REFUSED;
  if (head == request->cursor && !request->waited)
    reply->wait_s = seconds;
  if (reply->wait_s > 0)
    return TRUE;

  if (!hub_begin_header (context, reply->body, error))
    return FALSE;
  g_string_append_printf (reply->body, ",\"head\":%" G_GINT64_FORMAT ",\"policy\":", head);
  hub_writer_add_text (reply->body, desk_policy_get_version (context->policy));
  g_string_append (reply->body, "}\n");
  return TRUE;
}

/**
 * hub_wait_handle:
 *
 * `/v1/wait`: where the manager's feed has got to, once that is beyond the cursor or the time is
 * over. It reads the feed's counter alone; the waiting itself is not done here, but by #HubWaiters.
 */
gboolean
hub_wait_handle (HubContext  *context,
                 HubRequest  *request,
                 HubReply    *reply,
                 GError     **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 seconds;
  gboolean answered;

  if (!read_query (request, &seconds, &failure))
    {
      hub_reply_problem (reply, SOUP_STATUS_BAD_REQUEST, "invalid", failure->message);
      return TRUE;
    }
  if (!desk_db_begin_read (context->db, error))
    return FALSE;
  answered = answer (context, request, seconds, reply, error);
  desk_db_rollback (context->db);
  return answered;
}
