/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-json.h"
#include "desk-error.h"

#include <glib/gi18n-lib.h>

/* json-glib reads nested values by calling itself: text that nests deeper would exhaust the
 * stack. */
#define MAX_DEPTH 32
/* What is longer may not fit 64 bits, and json-glib wraps such numbers silently. */
#define MAX_DIGITS 18

/* json-glib also takes what is no JSON (comments, assignments, a second value), so text is looked
 * over before it is parsed. */
typedef struct
{
  gboolean in_string;
  gboolean escaped;
  gboolean ended;
  guint depth;
  guint digits;
  guint zeros;                  /* that an escape still lacks to be a NUL, which would end the text */
} Scan;

static gboolean
is_nul_escape (Scan *scan,
               char  character)
{
  if (scan->escaped && character == 'u')
    scan->zeros = 4;
  else if (scan->zeros > 0 && character == '0')
    return --scan->zeros == 0;
  else
    scan->zeros = 0;
  return FALSE;
}

static const char *
scan_string (Scan *scan,
             char  character)
{
  if ((guchar) character < 0x20 || is_nul_escape (scan, character))
    return _("a control character stands in a text");
  if (scan->escaped)
    scan->escaped = FALSE;
  else if (character == '\\')
    scan->escaped = TRUE;
  else if (character == '"')
    scan->in_string = FALSE;
  return NULL;
}

static const char *
scan_outside (Scan *scan,
              char  character)
{
  if (scan->ended && !g_ascii_isspace (character))
    return _("something follows its end");
  scan->digits = g_ascii_isdigit (character) ? scan->digits + 1 : 0;
  if (scan->digits > MAX_DIGITS)
    return _("a number is too long");
  if (character == '{' || character == '[')
    scan->depth++;
  else if ((character == '}' || character == ']') && scan->depth > 0)
    scan->ended = --scan->depth == 0;
  if (scan->depth > MAX_DEPTH)
    return _("it nests too deeply");
  scan->in_string = character == '"';
  if (character == '\0' || strchr ("{}[]:,\"+-.0123456789eEtrufalsn \t\r\n", character) == NULL)
    return _("a character does not belong");
  return NULL;
}

/* What is wrong with the text, or NULL. */
static const char *
scan_text (const char *text,
           gsize       length)
{
  Scan scan = { 0 };
  const char *problem = NULL;

  for (gsize i = 0; i < length && problem == NULL; i++)
    problem = scan.in_string ? scan_string (&scan, text[i]) : scan_outside (&scan, text[i]);
  return problem;
}

static gpointer
refuse (GError     **error,
        const char  *problem)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, _("not readable as JSON: %s"), problem);
  return NULL;
}

/* The member if it is there and of the type; else NULL. */
static JsonNode *
peek_value (JsonObject *object,
            const char *member,
            GType       type)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
           ? node : NULL;
}

static JsonNode *
get_value (JsonObject  *object,
           const char  *member,
           GType        type,
           const char  *wrong_type,
           GError     **error)
{
  JsonNode *node = peek_value (object, member, type);

  if (node == NULL)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 /* Translators: the name of a JSON member, and what is wrong with it. */
                 C_("JSON member", "“%s” %s"), member,
                 json_object_has_member (object, member) ? wrong_type : _("is missing"));
  return node;
}

/**
 * desk_json_parse_object:
 * @text: (nullable): JSON text; %NULL only where @length is 0
 * @length: its length in bytes, or -1 when it ends with a NUL
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the object that @text holds, or %NULL with %DESK_ERROR_INVALID
 */
JsonObject *
desk_json_parse_object (const char  *text,
                        gssize       length,
                        GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) json_error = NULL;
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  const char *problem;
  JsonNode *root;

  /* Bytes that are none may come without an address. */
  if (n_bytes == 0)
    return refuse (error, _("it is not an object"));
  if (!g_utf8_validate_len (text, n_bytes, NULL))
    return refuse (error, _("it is not UTF-8 text"));
  problem = scan_text (text, n_bytes);
  if (problem != NULL)
    return refuse (error, problem);
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, n_bytes, &json_error))
    return refuse (error, json_error->message);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, _("it is not an object"));
  return json_node_dup_object (root);
}

/**
 * desk_json_get_string:
 * @object: an object
 * @member: the name of a member
 * @error: return location for a #GError
 *
 * Returns: (transfer none): the member's text, as long as @object lives, or %NULL with
 *   %DESK_ERROR_INVALID when it is missing or no text
 */
const char *
desk_json_get_string (JsonObject  *object,
                      const char  *member,
                      GError     **error)
{
  JsonNode *node = get_value (object, member, G_TYPE_STRING, _("is not a text"), error);

  return node == NULL ? NULL : json_node_get_string (node);
}

/**
 * desk_json_peek_string:
 * @object: an object
 * @member: the name of a member
 * @fallback: (nullable): what to answer when it is missing or no text
 *
 * Returns: (transfer none): the member's text, or @fallback
 */
const char *
desk_json_peek_string (JsonObject *object,
                       const char *member,
                       const char *fallback)
{
  JsonNode *node = peek_value (object, member, G_TYPE_STRING);

  return node == NULL ? fallback : json_node_get_string (node);
}

/**
 * desk_json_get_int:
 * @object: an object
 * @member: the name of a member
 * @value: (out): where to store the number; untouched on failure
 * @error: return location for a #GError
 *
 * Returns: %TRUE, or %FALSE with %DESK_ERROR_INVALID when the member is missing or no whole number
 */
gboolean
desk_json_get_int (JsonObject  *object,
                   const char  *member,
                   gint64      *value,
                   GError     **error)
{
  JsonNode *node = get_value (object, member, G_TYPE_INT64, _("is not a whole number"), error);

  if (node == NULL)
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * desk_json_peek_int:
 * @object: an object
 * @member: the name of a member
 * @fallback: what to answer when it is missing or no whole number
 *
 * Returns: the member's number, or @fallback
 */
gint64
desk_json_peek_int (JsonObject *object,
                    const char *member,
                    gint64      fallback)
{
  JsonNode *node = peek_value (object, member, G_TYPE_INT64);

  return node == NULL ? fallback : json_node_get_int (node);
}

/**
 * desk_json_peek_boolean:
 * @object: an object
 * @member: the name of a member
 * @fallback: what to answer when it is missing or neither true nor false
 *
 * Returns: the member's value, or @fallback
 */
gboolean
desk_json_peek_boolean (JsonObject *object,
                        const char *member,
                        gboolean    fallback)
{
  JsonNode *node = peek_value (object, member, G_TYPE_BOOLEAN);

  return node == NULL ? fallback : json_node_get_boolean (node);
}

/**
 * desk_json_to_text:
 * @node: a value
 * @pretty: whether to break and indent lines for a person
 *
 * Returns: (transfer full): JSON text; one line unless @pretty
 */
char *
desk_json_to_text (JsonNode *node,
                   gboolean  pretty)
{
  return json_to_string (node, pretty);
}

/**
 * desk_json_object_text:
 * @object: an object
 *
 * Returns: (transfer full): JSON text in one line, members in the order in which they were added
 */
char *
desk_json_object_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return desk_json_to_text (node, FALSE);
}

/**
 * desk_json_copy_object:
 *
 * Returns: (transfer full): an object of its own with the same members, in their order
 */
JsonObject *
desk_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, json_node_copy (value));
  return copy;
}
