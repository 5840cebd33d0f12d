/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-op.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-time.h>
#include <desk-uuid.h>

/* A document is a note or two; whoever sends more is no laptop of ours. */
#define MAX_LENGTH (64 * 1024)
#define MAX_KIND_LENGTH 64

static gboolean
check_text (const char  *text,
            gsize        length,
            GError     **error)
{
  const char *why = NULL;

  if (length > MAX_LENGTH)
    why = "too long";
  else if (memchr (text, '\0', length) != NULL || memchr (text, '\n', length) != NULL)
    why = "not one line";
  else if (!g_utf8_validate (text, length, NULL))
    why = "not UTF-8";

  if (why == NULL)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "The operation is %s", why);
  return FALSE;
}

static gboolean
read_uuid (JsonObject  *object,
           const char  *name,
           char       **value,
           GError     **error)
{
  const char *text = desk_json_get_string (object, name, error);

  if (text == NULL)
    return FALSE;
  if (!desk_uuid_is_valid (text))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "“%s” of an operation is no UUID", name);
      return FALSE;
    }
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
read_kind (JsonObject  *object,
           char       **value,
           GError     **error)
{
  const char *text = desk_json_get_string (object, "kind", error);

  if (text == NULL)
    return FALSE;
  if (*text == '\0' || strlen (text) > MAX_KIND_LENGTH)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   "“kind” of an operation is empty or too long");
      return FALSE;
    }
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
read_seq (JsonObject  *object,
          gint64      *value,
          GError     **error)
{
  if (!desk_json_get_int (object, "seq", value, error))
    return FALSE;
  if (*value >= 1)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "“seq” of an operation is below 1");
  return FALSE;
}

static gboolean
read_made (JsonObject  *object,
           gint64      *value,
           GError     **error)
{
  const char *text = desk_json_get_string (object, "made", error);

  return text != NULL && desk_time_from_rfc3339 (text, value, error);
}

static gboolean
read_args (JsonObject   *object,
           JsonObject  **value,
           GError      **error)
{
  JsonNode *node = json_object_get_member (object, "args");

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "“args” of an operation is no object");
      return FALSE;
    }
  *value = json_node_dup_object (node);
  return TRUE;
}

static char *
write_text (const char *kind,
            JsonObject *args,
            const char *device_id,
            gint64      seq,
            DeskClock  *clock,
            GTimeZone  *zone)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *op_id = desk_uuid_new (clock);
  g_autofree char *made = desk_time_to_rfc3339 (desk_clock_now (clock), zone);

  json_object_set_string_member (object, "id", op_id);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_string_member (object, "device", device_id);
  json_object_set_int_member (object, "seq", seq);
  json_object_set_string_member (object, "made", made);
  json_object_set_object_member (object, "args", json_object_ref (args));
  return desk_json_object_text (object);
}

/**
 * desk_op_new:
 * @args: (transfer none): not to be changed any more
 * @seq: of the device, from 1, never used before
 * @zone: the policy's
 *
 * Writes an operation down as made now. What it holds is read back from its text, so that the
 * laptop runs exactly what the hub will.
 *
 * Returns: (transfer full)
 */
DeskOp *
desk_op_new (const char *kind,
             JsonObject *args,
             const char *device_id,
             gint64      seq,
             DeskClock  *clock,
             GTimeZone  *zone)
{
  g_autofree char *text = write_text (kind, args, device_id, seq, clock, zone);
  g_autoptr (GError) error = NULL;
  DeskOp *self = desk_op_new_parse (text, -1, &error);

  if (self == NULL)
    g_error ("An operation of our own cannot be read: %s", error->message);
  return self;
}

/**
 * desk_op_new_parse:
 * @text: one line of JSON, without its line end
 * @length: in bytes, -1 when @text ends with NUL
 *
 * Reads an operation that a stranger may have sent. Its form is checked here; whether its kind is
 * known and its arguments make sense is a verdict of desk_ops_apply().
 *
 * Returns: (transfer full) (nullable): %NULL with %DESK_ERROR_INVALID
 */
DeskOp *
desk_op_new_parse (const char  *text,
                   gssize       length,
                   GError     **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (DeskOp) self = NULL;

  if (!check_text (text, size, error))
    return NULL;
  object = desk_json_parse_object (text, size, error);
  if (object == NULL)
    return NULL;

  self = g_new0 (DeskOp, 1);
  if (!read_uuid (object, "id", &self->op_id, error) ||
      !read_kind (object, &self->kind, error) ||
      !read_uuid (object, "device", &self->device_id, error) ||
      !read_seq (object, &self->seq, error) ||
      !read_made (object, &self->made_ms, error) ||
      !read_args (object, &self->args, error))
    return NULL;

  self->member_no = g_strdup (desk_json_peek_string (self->args, "member_no", ""));
  self->text = g_strndup (text, size);
  return g_steal_pointer (&self);
}

/**
 * desk_op_hash:
 *
 * Returns: (transfer full): the SHA-256 of the text, in lower-case hex
 */
char *
desk_op_hash (const DeskOp *self)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->text, -1);
}

/**
 * desk_op_is_same:
 *
 * Whether the two are one piece of work, whatever device sends it under whatever number: a laptop
 * that was enrolled anew sends what waits under its new name.
 */
gboolean
desk_op_is_same (const DeskOp *self,
                 const DeskOp *other)
{
  g_autofree char *args = desk_json_object_text (self->args);
  g_autofree char *other_args = desk_json_object_text (other->args);

  return g_str_equal (self->op_id, other->op_id) && g_str_equal (self->kind, other->kind) &&
         self->made_ms == other->made_ms && g_str_equal (args, other_args);
}

void
desk_op_free (DeskOp *self)
{
  g_clear_pointer (&self->args, json_object_unref);
  g_free (self->op_id);
  g_free (self->kind);
  g_free (self->device_id);
  g_free (self->member_no);
  g_free (self->text);
  g_free (self);
}
