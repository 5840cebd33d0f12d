/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sync-stream.h"

#include <desk-json.h>
#include <desk-time.h>
#include <desk-verdict.h>

#define PROTOCOL 1

/* The next line of a reply, without its end; FALSE when there is no whole line left. */
static gboolean
take_line (const char **text,
           gsize       *left,
           const char **line,
           gssize      *length)
{
  const char *end = *left > 0 ? memchr (*text, '\n', *left) : NULL;

  if (end == NULL)
    return FALSE;
  *line = *text;
  *length = end - *text;
  *left -= (gsize) *length + 1;
  *text = end + 1;
  return TRUE;
}

static JsonObject *
take_object (const char **text,
             gsize       *left)
{
  const char *line;
  gssize length;

  if (!take_line (text, left, &line, &length))
    return NULL;
  return desk_json_parse_object (line, length, NULL);
}

static DeskVerdict *
read_verdict (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return desk_verdict_from_json (node, NULL);
}

void
desk_sync_header_clear (DeskSyncHeader *self)
{
  g_clear_pointer (&self->epoch, g_free);
  g_clear_pointer (&self->policy, g_free);
}

/**
 * desk_sync_stream_read_header:
 * @header: (out): to be cleared
 *
 * Returns: whether @page begins with a header of this protocol
 */
gboolean
desk_sync_stream_read_header (GBytes         *page,
                              DeskSyncHeader *header)
{
  gsize left;
  const char *text = g_bytes_get_data (page, &left);
  g_autoptr (JsonObject) object = take_object (&text, &left);
  const char *epoch;
  const char *now;

  if (object == NULL || desk_json_peek_int (object, "protocol", 0) != PROTOCOL)
    return FALSE;
  epoch = desk_json_peek_string (object, "epoch", NULL);
  if (epoch == NULL || !desk_json_get_int (object, "to", &header->to, NULL) ||
      !desk_json_get_int (object, "head", &header->head, NULL))
    return FALSE;
  now = desk_json_peek_string (object, "now", NULL);
  if (now == NULL || !desk_time_from_rfc3339 (now, &header->now_ms, NULL))
    header->now_ms = 0;
  header->epoch = g_strdup (epoch);
  header->policy = g_strdup (desk_json_peek_string (object, "policy", NULL));
  header->more = desk_json_peek_boolean (object, "more", FALSE);
  return TRUE;
}

/**
 * desk_sync_stream_read_object:
 * @reply: a whole reply that is one object
 *
 * Returns: (transfer full) (nullable): %NULL when it is no reply of a hub that this program understands
 */
JsonObject *
desk_sync_stream_read_object (GBytes *reply)
{
  gsize length;
  const char *text = g_bytes_get_data (reply, &length);
  g_autoptr (JsonObject) object =
    length > 0 ? desk_json_parse_object (text, (gssize) length, NULL) : NULL;

  if (object == NULL || desk_json_peek_int (object, "protocol", 0) != PROTOCOL)
    return NULL;
  return g_steal_pointer (&object);
}

/**
 * desk_sync_stream_read_verdicts:
 * @reply: a whole reply of /v1/push; some hundred lines at most
 * @judged_seq: (out): the last number that the hub has judged of this device now, 0: it does not say
 *
 * Returns: (transfer container) (element-type DeskVerdict) (nullable): the verdicts in their order,
 *   %NULL when the reply was cut off or cannot be read: then it counts for nothing
 */
GPtrArray *
desk_sync_stream_read_verdicts (GBytes *reply,
                                gint64 *judged_seq)
{
  gsize left;
  const char *text = g_bytes_get_data (reply, &left);
  g_autoptr (GPtrArray) verdicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_verdict_free);
  g_autoptr (JsonObject) header = take_object (&text, &left);

  if (header == NULL || desk_json_peek_int (header, "protocol", 0) != PROTOCOL)
    return NULL;
  while (TRUE)
    {
      g_autoptr (JsonObject) object = take_object (&text, &left);
      DeskVerdict *verdict;

      if (object == NULL)
        return NULL;
      *judged_seq = desk_json_peek_int (object, "last_seq", 0);
      if (json_object_has_member (object, "end"))
        return desk_json_peek_int (object, "end", -1) == verdicts->len && left == 0
                 ? g_steal_pointer (&verdicts)
                 : NULL;
      verdict = read_verdict (object);
      if (verdict == NULL)
        return NULL;
      g_ptr_array_add (verdicts, verdict);
    }
}
