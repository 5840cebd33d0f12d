/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-cli-fields.h"

#include <desk-member.h>
#include <desk-time.h>

#define VALUE(type) G_STRUCT_MEMBER (type, record, field->offset)

static void
set_unless (JsonObject *object,
            const char *name,
            gint64      value,
            gint64      absent)
{
  if (value == absent)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, value);
}

static void
set_field (JsonObject         *object,
           const DeskCliField *field,
           gconstpointer       record,
           DeskCli            *cli)
{
  switch (field->kind)
    {
    case DESK_CLI_WORD:
      json_object_set_string_member (object, field->name, VALUE (const char *));
      break;
    case DESK_CLI_TEXT:
      desk_cli_set_text (object, field->name, VALUE (const char *));
      break;
    case DESK_CLI_SOME:
      set_unless (object, field->name, VALUE (gint64), 0);
      break;
    case DESK_CLI_FEN:
      set_unless (object, field->name, VALUE (gint64), DESK_FEN_ABSENT);
      break;
    case DESK_CLI_LIMIT:
      desk_cli_set_limit (object, field->name, VALUE (gint64));
      break;
    case DESK_CLI_TIME:
      desk_cli_set_time (object, field->name, VALUE (gint64), cli);
      break;
    case DESK_CLI_FLAG:
      json_object_set_boolean_member (object, field->name, VALUE (gboolean));
      break;
    case DESK_CLI_TIER:
      json_object_set_string_member (object, field->name, desk_tier_to_string (VALUE (DeskTier)));
      break;
    case DESK_CLI_COUNT:
    default:
      json_object_set_int_member (object, field->name, VALUE (gint64));
      break;
    }
}

void
desk_cli_set_text (JsonObject *object,
                   const char *name,
                   const char *text)
{
  if (text == NULL || *text == '\0')
    json_object_set_null_member (object, name);
  else
    json_object_set_string_member (object, name, text);
}

void
desk_cli_set_time (JsonObject *object,
                   const char *name,
                   gint64      time_ms,
                   DeskCli    *cli)
{
  g_autofree char *text = time_ms != 0
                            ? desk_time_to_rfc3339 (time_ms, desk_policy_get_zone (cli->policy))
                            : NULL;

  desk_cli_set_text (object, name, text);
}

void
desk_cli_set_limit (JsonObject *object,
                    const char *name,
                    gint64      limit)
{
  if (limit < 0)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, limit);
}

/**
 * desk_cli_build_record:
 * @record: the struct that has the fields
 *
 * Returns: (transfer full): an object with these fields
 */
JsonObject *
desk_cli_build_record (DeskCli            *cli,
                       const DeskCliField *fields,
                       gconstpointer       record)
{
  JsonObject *object = json_object_new ();

  for (; fields->name != NULL; fields++)
    set_field (object, fields, record, cli);
  return object;
}

/**
 * desk_cli_build_records:
 *
 * Returns: (transfer full): an object for each, in their order
 */
JsonArray *
desk_cli_build_records (DeskCli            *cli,
                        const DeskCliField *fields,
                        GPtrArray          *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (
      array, desk_cli_build_record (cli, fields, g_ptr_array_index (records, i)));
  return array;
}
