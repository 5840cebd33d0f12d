/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-cli-waiting.h"

#include "desk-cli-output.h"

static JsonObject *
build_entry (DeskCli               *cli,
             const DeskOutboxEntry *entry)
{
  JsonObject *object = json_object_new ();
  g_autofree char *why = desk_cli_waiting_describe (entry);

  json_object_set_string_member (object, "op_id", entry->op_id);
  json_object_set_string_member (object, "kind", entry->kind);
  desk_cli_set_text (object, "member_no", entry->member_no);
  desk_cli_set_time (object, "made", entry->made_ms, cli);
  json_object_set_string_member (object, "state", desk_outbox_state_to_string (entry->state));
  desk_cli_set_text (object, "reason", why);
  json_object_set_object_member (object, "args", json_object_ref (entry->args));
  desk_cli_set_text (object, "reason_code", entry->reason != NULL ? entry->reason->code : NULL);
  return object;
}

/**
 * desk_cli_waiting_load:
 *
 * Returns: (transfer full) (element-type DeskOutboxEntry) (nullable): oldest first
 */
GPtrArray *
desk_cli_waiting_load (DeskCli  *cli,
                       GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_store_list_outbox_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  return desk_store_list_outbox_finish (cli->store, result, error);
}

JsonArray *
desk_cli_waiting_to_json (DeskCli   *cli,
                          GPtrArray *entries)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    json_array_add_object_element (array, build_entry (cli, g_ptr_array_index (entries, i)));
  return array;
}

/**
 * desk_cli_waiting_describe:
 *
 * Returns: (transfer full): why it was turned away, "" where it was not
 */
char *
desk_cli_waiting_describe (const DeskOutboxEntry *entry)
{
  return entry->reason != NULL ? desk_reason_describe (entry->reason) : g_strdup ("");
}
