/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-secret.h>
#include <desk-sync-status.h>
#include <desk-sync.h>
#include <glib/gi18n-lib.h>

#include "desk-cli-output.h"
#include "desk-cli-waiting.h"

/* enrol, sync, status: this laptop and the hub. */

static DeskCliExit
run_enrol (DeskCli             *cli,
           const char * const  *arguments,
           GError             **error)
{
  g_autoptr (DeskSync) sync = desk_sync_new (cli->store);
  g_autoptr (GAsyncResult) result = NULL;
  const DeskIdentity *identity;
  JsonObject *object;

  desk_sync_enrol_async (sync, arguments[0], arguments[1], NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  if (!desk_sync_enrol_finish (sync, result, error))
    return DESK_CLI_FAILED;

  identity = desk_store_get_identity (cli->store);
  if (!cli->json)
    {
      desk_console_print (_("Enrolled for %s %s. “member-desk-cli sync” fetches the members.\n"),
                          identity->manager_no, identity->manager_name);
      return DESK_CLI_DONE;
    }
  object = json_object_new ();
  desk_cli_set_text (object, "manager", identity->manager_no);
  desk_cli_set_text (object, "manager_name", identity->manager_name);
  desk_cli_set_text (object, "device", identity->device_id);
  desk_cli_set_text (object, "hub", identity->hub_url);
  desk_console_print_object (object);
  return DESK_CLI_DONE;
}

static gboolean
run_round (DeskCli        *cli,
           DeskSyncRound  *round,
           GError        **error)
{
  g_autoptr (DeskSync) sync = desk_sync_new (cli->store);
  g_autoptr (GAsyncResult) result = NULL;

  desk_sync_round_async (sync, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  return desk_sync_round_finish (sync, result, round, error);
}

static guint
count_waiting (GPtrArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    n += ((const DeskOutboxEntry *) g_ptr_array_index (entries, i))->state == DESK_OUTBOX_QUEUED;
  return n;
}

static void
print_round (DeskCli             *cli,
             const DeskSyncRound *round,
             GPtrArray           *turned_away,
             guint                n_waiting)
{
  JsonObject *object;

  if (!cli->json)
    {
      desk_console_print (_("sent %u, accepted %u, turned away %u, fetched %u\n"), round->pushed,
                          round->accepted, round->rejected, round->pulled);
      return;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "pushed", round->pushed);
  json_object_set_int_member (object, "accepted", round->accepted);
  json_object_set_int_member (object, "rejected", round->rejected);
  json_object_set_int_member (object, "pulled", round->pulled);
  json_object_set_int_member (object, "cursor", round->cursor);
  json_object_set_int_member (object, "pending", n_waiting);
  json_object_set_array_member (object, "turned_away", desk_cli_waiting_to_json (cli, turned_away));
  desk_console_print_object (object);
}

/* Of what is turned away now, what was not so before. */
static GPtrArray *
list_newly_turned_away (GPtrArray *before,
                        GPtrArray *after)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < before->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (before, i);

      if (entry->state == DESK_OUTBOX_REJECTED)
        g_hash_table_add (known, entry->op_id);
    }
  for (guint i = 0; i < after->len; i++)
    {
      DeskOutboxEntry *entry = g_ptr_array_index (after, i);

      if (entry->state == DESK_OUTBOX_REJECTED && !g_hash_table_contains (known, entry->op_id))
        g_ptr_array_add (list, entry);
    }
  return list;
}

static void
complain_of (GPtrArray *turned_away)
{
  for (guint i = 0; i < turned_away->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (turned_away, i);
      g_autofree char *why = desk_cli_waiting_describe (entry);

      /* Translators: an operation's id, its kind, the member's number, and why it is not taken */
      desk_console_complain (_("%s: %s for %s was turned away: %s"), entry->op_id, entry->kind,
                             entry->member_no, why);
    }
}

/* What the hub was reached for and did not judge: not turned away, and so not in the exit code. */
static void
complain_of_waiting (guint n_waiting)
{
  if (n_waiting > 0)
    desk_console_complain (ngettext ("%u change still waits for the hub. Sync again.",
                                     "%u changes still wait for the hub. Sync again.",
                                     n_waiting),
                           n_waiting);
}

static DeskCliExit
run_sync (DeskCli             *cli,
          const char * const  *arguments,
          GError             **error)
{
  g_autoptr (GPtrArray) before = desk_cli_waiting_load (cli, error);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) turned_away = NULL;
  DeskSyncRound round;
  guint n_waiting;

  if (before == NULL || !run_round (cli, &round, error))
    return DESK_CLI_FAILED;
  after = desk_cli_waiting_load (cli, error);
  if (after == NULL)
    return DESK_CLI_FAILED;
  turned_away = list_newly_turned_away (before, after);
  n_waiting = count_waiting (after);
  print_round (cli, &round, turned_away, n_waiting);
  complain_of (turned_away);
  complain_of_waiting (n_waiting);
  return turned_away->len > 0 ? DESK_CLI_PARTLY : DESK_CLI_DONE;
}

/* The word for what only a person can mend; "" where the hub admits this laptop. */
static const char *
get_stop_word (DeskSyncStop stop)
{
  switch (stop)
    {
    case DESK_STOP_REVOKED:
      return "revoked";
    case DESK_STOP_FORKED:
      return "forked";
    case DESK_STOP_OUTDATED:
      return "outdated";
    case DESK_STOP_NONE:
    default:
      return "";
    }
}

static const char *
get_stop_sentence (DeskSyncStop stop)
{
  switch (stop)
    {
    case DESK_STOP_REVOKED:
      return _("The hub no longer admits this computer. Enrol it again.");
    case DESK_STOP_FORKED:
      return _("The data of this computer is a copy of another one’s. Enrol it again.");
    case DESK_STOP_OUTDATED:
      return _("Member Desk is too old for the hub. Install the new version.");
    case DESK_STOP_NONE:
    default:
      return NULL;
    }
}

static char *
describe_skew (gint64 skew_ms)
{
  int minutes = (int) (ABS (skew_ms) / 60000);

  return g_strdup_printf (ngettext ("The clock of this computer is off by %d minute.",
                                    "The clock of this computer is off by %d minutes.",
                                    (gulong) minutes),
                          minutes);
}

/* What a person has to know or to mend, a sentence each. */
static GStrv
list_warnings (const DeskSyncStatus *status)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();

  if (status->stop != DESK_STOP_NONE)
    g_strv_builder_add (warnings, get_stop_sentence (status->stop));
  if (status->stalled)
    g_strv_builder_add (warnings, _("The hub answers, but has taken nothing for ten minutes. Tell "
                                    "your IT department."));
  if (status->skewed)
    {
      g_autofree char *skew = describe_skew (status->skew_ms);

      g_strv_builder_add (warnings, skew);
    }
  if (*status->refused_policy != '\0')
    {
      g_autofree char *refused =
        g_strdup_printf (_("The hub has new rules (%s) that this version of Member Desk cannot "
                           "read; the former ones count here. Install the new version."),
                         status->refused_policy);

      g_strv_builder_add (warnings, refused);
    }
  return g_strv_builder_end (warnings);
}

static const char *
get_place_word (DeskSecretPlace place)
{
  switch (place)
    {
    case DESK_SECRET_IN_KEY_RING:
      return "key-ring";
    case DESK_SECRET_IN_FILE:
      return "file";
    case DESK_SECRET_NOWHERE:
    default:
      return "";
    }
}

static void
print_status_json (DeskCli              *cli,
                   const DeskSyncStatus *status,
                   DeskSecretPlace       place)
{
  JsonObject *object = json_object_new ();
  g_auto (GStrv) warnings = list_warnings (status);

  desk_cli_set_text (object, "manager", status->manager_no);
  desk_cli_set_text (object, "manager_name", status->manager_name);
  desk_cli_set_text (object, "device", status->device_id);
  desk_cli_set_text (object, "hub", status->hub_url);
  desk_cli_set_text (object, "key", get_place_word (place));
  json_object_set_int_member (object, "cursor", status->cursor);
  json_object_set_int_member (object, "pending", status->pending);
  json_object_set_int_member (object, "rejected", status->rejected);
  json_object_set_int_member (object, "members", status->members);
  json_object_set_boolean_member (object, "stalled", status->stalled);
  json_object_set_int_member (object, "skew_seconds", status->skew_ms / 1000);
  desk_cli_set_text (object, "stop", get_stop_word (status->stop));
  desk_cli_set_text (object, "policy", desk_policy_get_version (cli->policy));
  desk_cli_set_text (object, "refused_policy", status->refused_policy);
  desk_cli_set_time (object, "oldest_pending", status->oldest_pending_ms, cli);
  desk_cli_set_time (object, "last_sync", status->last_sync_ms, cli);
  desk_cli_set_time (object, "offline_since", status->offline_since_ms, cli);
  desk_cli_set_time (object, "feed", status->feed_ms, cli);
  json_object_set_array_member (object, "warnings",
                                desk_cli_build_texts ((const char * const *) warnings));
  desk_console_print_object (object);
}

static void
print_status (DeskCli              *cli,
              const DeskSyncStatus *status,
              DeskSecretPlace       place)
{
  g_autofree char *last_sync = desk_cli_format_time (cli, status->last_sync_ms);
  g_auto (GStrv) warnings = list_warnings (status);

  if (status->manager_no == NULL || *status->manager_no == '\0')
    {
      desk_console_print ("%s\n", _("Not enrolled"));
      return;
    }
  desk_console_print (_("Manager: %s %s\n"), status->manager_no, status->manager_name);
  desk_console_print (_("Hub: %s\n"), status->hub_url);
  desk_console_print (_("Members: %u\n"), status->members);
  /* Translators: the version of the policy, the standard's figures that count here */
  desk_console_print (_("Rules: %s\n"), desk_policy_get_version (cli->policy));
  desk_console_print (_("Last sync: %s\n"),
                      *last_sync != '\0' ? last_sync : C_("last sync", "never"));
  if (status->offline_since_ms != 0)
    {
      g_autofree char *since = desk_cli_format_time (cli, status->offline_since_ms);

      desk_console_print (_("Offline since: %s\n"), since);
    }
  desk_console_print (_("Waiting for the hub: %u\n"), status->pending);
  desk_console_print (_("Turned away, waiting for you: %u\n"), status->rejected);
  if (place != DESK_SECRET_NOWHERE)
    desk_console_print ("%s\n", desk_secret_place_describe (place));
  for (guint i = 0; warnings[i] != NULL; i++)
    desk_console_print ("%s\n", warnings[i]);
}

/* Where this cannot be found out, nothing is said of it. */
static DeskSecretPlace
find_key (DeskCli *cli)
{
  const DeskIdentity *identity = desk_store_get_identity (cli->store);
  g_autoptr (GAsyncResult) result = NULL;

  if (identity == NULL)
    return DESK_SECRET_NOWHERE;
  desk_secret_find_async (desk_store_get_data_dir (cli->store), identity->device_id, NULL,
                          desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  return desk_secret_find_finish (result, NULL);
}

static DeskCliExit
run_status (DeskCli             *cli,
            const char * const  *arguments,
            GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskSyncStatus) status = NULL;

  desk_store_load_status_async (cli->store, NULL, desk_cli_ready_cb, cli);
  result = desk_cli_wait (cli);
  status = desk_store_load_status_finish (cli->store, result, error);
  if (status == NULL)
    return DESK_CLI_FAILED;
  if (cli->json)
    print_status_json (cli, status, find_key (cli));
  else
    print_status (cli, status, find_key (cli));
  return DESK_CLI_DONE;
}

const DeskCliCommand desk_cli_enrol = {
  "enrol", "URL CODE", N_("Ties this computer to the hub by a one-time code"), NULL, FALSE, NULL,
  run_enrol
};

const DeskCliCommand desk_cli_sync = {
  "sync", "", N_("Sends what was done here and fetches what is new"), NULL, TRUE, NULL, run_sync
};

const DeskCliCommand desk_cli_status = {
  "status", "", N_("Where this computer stands with the hub"), NULL, FALSE, NULL, run_status
};
