/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-batch.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-uuid.h>
#include <hub-database.h>
#include <hub-feed.h>

/* What the first line says of the device. */
typedef struct
{
  char   *incarnation;          /* the local database that the operations are from */
  char   *epoch;                /* (nullable): of the hub's database that the device follows */
  gint64  cursor;               /* how far it has read there */
  gint64  judged;               /* the highest of its numbers that the hub said it had judged */
} Header;

static void
clear_header (Header *self)
{
  g_free (self->incarnation);
  g_free (self->epoch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Header, clear_header)

static void
free_line (HubPushLine *line)
{
  g_clear_pointer (&line->op, desk_op_free);
  g_free (line->op_id);
  g_free (line);
}

/* A line that cannot be read is turned away by its id; it must not block those behind it. */
static gboolean
read_operation (const char   *text,
                gsize         length,
                HubPushLine  *line,
                GError      **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (JsonObject) object = NULL;
  const char *op_id;

  line->op = desk_op_new_parse (text, length, &failure);
  if (line->op != NULL)
    return TRUE;

  object = desk_json_parse_object (text, length, NULL);
  op_id = object != NULL ? desk_json_peek_string (object, "id", "") : "";
  if (!desk_uuid_is_valid (op_id))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  line->op_id = g_strdup (op_id);
  return TRUE;
}

static gboolean
read_header (const char  *text,
             gsize        length,
             Header      *self,
             GError     **error)
{
  g_autoptr (JsonObject) header = desk_json_parse_object (text, length, error);

  if (header == NULL)
    return FALSE;
  self->incarnation = g_strdup (desk_json_get_string (header, "incarnation", error));
  if (self->incarnation == NULL)
    return FALSE;
  self->epoch = g_strdup (desk_json_peek_string (header, "epoch", NULL));
  self->cursor = desk_json_peek_int (header, "cursor", 0);
  self->judged = desk_json_peek_int (header, "judged", 0);
  if (desk_uuid_is_valid (self->incarnation)
      && desk_json_peek_int (header, "protocol", 0) == HUB_PROTOCOL)
    return TRUE;

  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       "the first line must name the incarnation and the protocol");
  return FALSE;
}

static gboolean
read_line (GPtrArray   *lines,
           const char  *text,
           gsize        length,
           GError     **error)
{
  HubPushLine *line = g_new0 (HubPushLine, 1);

  g_ptr_array_add (lines, line);
  return read_operation (text, length, line, error);
}

/**
 * read_body:
 * @header: (out): to be cleared, also after a failure
 *
 * Returns: (nullable) (element-type HubPushLine): the operations in the order sent, or %NULL with
 *   @error set when the body is not a push at all; reading goes on for one line beyond the limit
 */
static GPtrArray *
read_body (GBytes  *body,
           Header  *header,
           GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  const char *end = text + length;
  gboolean is_header = TRUE;

  for (const char *next; text < end && lines->len <= HUB_PUSH_OPERATIONS; text = next)
    {
      const char *newline = memchr (text, '\n', end - text);
      const char *stop = newline != NULL ? newline : end;
      gboolean read;

      next = newline != NULL ? newline + 1 : end;
      if (stop == text)
        continue;
      read = is_header ? read_header (text, stop - text, header, error)
                       : read_line (lines, text, stop - text, error);
      if (!read)
        {
          g_prefix_error (error, "line %u: ", is_header ? 1 : lines->len + 1);
          return NULL;
        }
      is_header = FALSE;
    }

  if (is_header)
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, "the body is empty");
      return NULL;
    }
  return g_steal_pointer (&lines);
}

/* @known: (out): %FALSE when this database lacks what the device saw of it: the copy of an earlier
 * day. What is sent now may build on what the device has to send again. */
static gboolean
check_history (HubContext  *context,
               HubRequest  *request,
               Header      *header,
               gboolean    *known,
               GError     **error)
{
  g_autofree char *epoch = hub_database_get_meta (context->db, HUB_META_EPOCH, error);
  gint64 head;

  if (epoch == NULL ||
      (head = hub_feed_get_head (context->db, request->device->manager_no, error)) < 0)
    return FALSE;
  *known = header->judged <= request->device->last_seq && header->cursor <= head &&
           (header->epoch == NULL || g_str_equal (header->epoch, epoch));
  return TRUE;
}

/* TRUE when the body is a push that may be judged; otherwise the reply says why not. */
static gboolean
check_body (HubRequest  *request,
            GPtrArray   *lines,
            Header      *header,
            gboolean     known,
            HubReply    *reply)
{
  if (lines->len > HUB_PUSH_OPERATIONS)
    hub_reply_problem (reply, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too-large",
                       "at most " G_STRINGIFY (HUB_PUSH_OPERATIONS) " operations at once");
  else if (!g_str_equal (header->incarnation, request->device->incarnation))
    hub_reply_problem (reply, SOUP_STATUS_CONFLICT, "other-database",
                       "this device was enrolled with another local database; nothing was judged,"
                       " enrol it again and send what it keeps");
  else if (!known)
    hub_reply_problem (reply, SOUP_STATUS_GONE, "start-over",
                       "this database is older than what the device saw of it; nothing was judged,"
                       " pull everything anew and send again what it lacks");
  else
    return TRUE;
  return FALSE;
}

/**
 * hub_push_handle:
 *
 * `/v1/push`: judges a device's operations in their order, by the same rules as the device did.
 */
gboolean
hub_push_handle (HubContext  *context,
                 HubRequest  *request,
                 HubReply    *reply,
                 GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_auto (Header) header = { 0 };
  g_autoptr (GPtrArray) lines = read_body (request->body, &header, &failure);
  gboolean known;
  HubBatch batch = {
    .context = context,
    .device = request->device,
    .last_seq = request->device->last_seq,
  };

  if (lines == NULL)
    {
      hub_reply_problem (reply, SOUP_STATUS_BAD_REQUEST, "invalid", failure->message);
      return TRUE;
    }
  if (!check_history (context, request, &header, &known, error))
    return FALSE;
  if (!check_body (request, lines, &header, known, reply))
    return TRUE;
  if (!hub_batch_judge (&batch, lines, reply->body, error))
    return FALSE;

  reply->content_type = HUB_TYPE_NDJSON;
  hub_metrics_count_verdicts (context->metrics, batch.accepted, batch.rejected, batch.repeated);
  return TRUE;
}
