/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-verdict.h"

#include <desk-error.h>
#include <desk-json.h>

static gboolean
read_reason (JsonObject   *object,
             DeskReason  **reason,
             GError      **error)
{
  if (!json_object_has_member (object, "reason"))
    return TRUE;
  *reason = desk_reason_from_json (json_object_get_member (object, "reason"), error);
  return *reason != NULL;
}

static gboolean
read_warnings (JsonObject  *object,
               GPtrArray   *warnings,
               GError     **error)
{
  JsonNode *node = json_object_get_member (object, "warnings");
  JsonArray *array;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "A verdict's warnings are no list");
      return FALSE;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      DeskReason *warning = desk_reason_from_json (json_array_get_element (array, i), error);

      if (warning == NULL)
        return FALSE;
      g_ptr_array_add (warnings, warning);
    }
  return TRUE;
}

static gboolean
read_word (JsonObject  *object,
           gboolean    *accepted,
           GError     **error)
{
  const char *word = desk_json_get_string (object, "verdict", error);

  if (word == NULL)
    return FALSE;
  *accepted = strcmp (word, "accepted") == 0;
  if (*accepted || strcmp (word, "rejected") == 0)
    return TRUE;
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "No such verdict: %s", word);
  return FALSE;
}

/**
 * desk_verdict_new:
 * @op_id: the operation it is about
 *
 * Returns: (transfer full): yes, without warnings, until something else is said
 */
DeskVerdict *
desk_verdict_new (const char *op_id)
{
  DeskVerdict *self = g_new0 (DeskVerdict, 1);

  self->op_id = g_strdup (op_id);
  self->accepted = TRUE;
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_reason_free);
  return self;
}

/**
 * desk_verdict_refuse:
 * @reason: (transfer full)
 *
 * Makes it a no. The warnings given before go, as nothing was done.
 */
void
desk_verdict_refuse (DeskVerdict *self,
                     DeskReason  *reason)
{
  g_return_if_fail (reason != NULL);

  self->accepted = FALSE;
  g_ptr_array_set_size (self->warnings, 0);
  g_clear_pointer (&self->reason, desk_reason_free);
  self->reason = reason;
}

/**
 * desk_verdict_warn:
 * @warning: (transfer full)
 */
void
desk_verdict_warn (DeskVerdict *self,
                   DeskReason  *warning)
{
  g_return_if_fail (warning != NULL);

  g_ptr_array_add (self->warnings, warning);
}

/**
 * desk_verdict_to_json:
 *
 * Returns: (transfer full): the Verdict of the sync API
 */
JsonNode *
desk_verdict_to_json (DeskVerdict *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "id", self->op_id);
  json_object_set_string_member (object, "verdict", self->accepted ? "accepted" : "rejected");
  if (self->accepted)
    json_object_set_int_member (object, "rev", self->rev);
  if (self->reason != NULL)
    json_object_set_member (object, "reason", desk_reason_to_json (self->reason));
  if (self->warnings->len > 0)
    {
      JsonArray *array = json_array_sized_new (self->warnings->len);

      for (guint i = 0; i < self->warnings->len; i++)
        json_array_add_element (array, desk_reason_to_json (self->warnings->pdata[i]));
      json_object_set_array_member (object, "warnings", array);
    }
  json_node_take_object (node, object);
  return node;
}

/**
 * desk_verdict_from_json:
 *
 * Reads what a stranger sent. A refusal must say why.
 *
 * Returns: (transfer full) (nullable): %NULL with %DESK_ERROR_INVALID
 */
DeskVerdict *
desk_verdict_from_json (JsonNode  *node,
                        GError   **error)
{
  g_autoptr (DeskVerdict) self = NULL;
  JsonObject *object;
  const char *op_id;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "A verdict is no JSON object");
      return NULL;
    }

  object = json_node_get_object (node);
  op_id = desk_json_get_string (object, "id", error);
  if (op_id == NULL)
    return NULL;

  self = desk_verdict_new (op_id);
  if (!read_word (object, &self->accepted, error) ||
      !read_reason (object, &self->reason, error) ||
      !read_warnings (object, self->warnings, error))
    return NULL;
  if (self->accepted != (self->reason == NULL))
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                   "A verdict's reason does not fit its word");
      return NULL;
    }
  if (json_object_has_member (object, "rev") &&
      !desk_json_get_int (object, "rev", &self->rev, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
desk_verdict_free (DeskVerdict *self)
{
  g_clear_pointer (&self->reason, desk_reason_free);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self->op_id);
  g_free (self);
}
