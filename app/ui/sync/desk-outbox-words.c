/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-outbox-words.h"

#include "desk-format.h"

#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-json.h>
#include <glib/gi18n-lib.h>

static char *
describe_use (JsonObject *args,
              const char *name)
{
  const char *service = desk_entitlement_get_label (desk_json_peek_string (args, "service", ""));
  int hours = (int) desk_json_peek_int (args, "hours", 0);

  if (hours > 0)
    /* Translators: an entitlement, its hours, the member: "Spare SIM, 24 h, for Mr Zhang" */
    return g_strdup_printf (_("%1$s, %2$d h, for %3$s"), service, hours, name);
  /* Translators: an entitlement and the member: "Airport lounge for Mr Zhang" */
  return g_strdup_printf (_("%1$s for %2$s"), service, name);
}

static char *
describe_contact (JsonObject *args,
                  const char *name)
{
  const char *channel = desk_care_get_channel_label (desk_json_peek_string (args, "channel", ""));
  const char *occasion =
    desk_care_get_occasion_label (desk_json_peek_string (args, "occasion", ""));

  /* Translators: how, to whom, why and how it ended: "Call to Mr Zhang (Low balance): Told" */
  return g_strdup_printf (_("%1$s to %2$s (%3$s): %4$s"), channel, name, occasion,
                          desk_json_peek_string (args, "result", ""));
}

static char *
describe_reveal (JsonObject *args,
                 const char *name)
{
  const char *field = desk_json_peek_string (args, "field", "");

  if (g_str_equal (field, "phone"))
    /* Translators: %s is a member; what was masked was asked for */
    return g_strdup_printf (_("Look at the phone number of %s"), name);
  if (g_str_equal (field, "address"))
    /* Translators: %s is a member; what was masked was asked for */
    return g_strdup_printf (_("Look at the address of %s"), name);
  /* Translators: %s is a member; what was masked was asked for */
  return g_strdup_printf (_("Look at an account number of %s"), name);
}

/* @sentence: with {name} and {text} */
static char *
describe_note (JsonObject *args,
               const char *sentence,
               const char *name)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "{name}", name, 1);
  g_string_replace (text, "{text}", desk_json_peek_string (args, "text", ""), 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * desk_outbox_words_deed:
 *
 * Returns: (transfer full): what was done, and for whom: by the number where the member is not here
 *   any more
 */
char *
desk_outbox_words_deed (const DeskOutboxEntry *entry)
{
  g_autofree char *name = *entry->member_name != '\0'
                            ? desk_format_name (entry->member_name, entry->salutation)
                            : g_strdup (entry->member_no);

  if (g_str_equal (entry->kind, DESK_OP_SERVICE_USE))
    return describe_use (entry->args, name);
  if (g_str_equal (entry->kind, DESK_OP_CARE_LOG))
    return describe_contact (entry->args, name);
  if (g_str_equal (entry->kind, DESK_OP_SECRECY_REVEAL))
    return describe_reveal (entry->args, name);
  if (g_str_equal (entry->kind, DESK_OP_NOTE_ADD))
    return describe_note (entry->args, _("A note about {name}: “{text}”"), name);
  if (g_str_equal (entry->kind, DESK_OP_NOTE_EDIT))
    return describe_note (entry->args, _("A note about {name}, changed to: “{text}”"), name);
  if (g_str_equal (entry->kind, DESK_OP_NOTE_REMOVE))
    return g_strdup_printf (_("A note about %s removed"), name);
  /* Translators: an operation that this program does not know, and the member */
  return g_strdup_printf (_("%1$s, %2$s"), entry->kind, name);
}

/**
 * desk_outbox_words_state:
 *
 * Returns: how far it is on its way. Only the hub's count of a use stands (E6): until then it is
 *   provisional.
 */
const char *
desk_outbox_words_state (const DeskOutboxEntry *entry)
{
  gboolean counts = g_str_equal (entry->kind, DESK_OP_SERVICE_USE);

  switch (entry->state)
    {
    case DESK_OUTBOX_REJECTED:
      return C_("operation", "Turned away");
    case DESK_OUTBOX_SENT:
      return counts ? C_("operation", "On its way, provisional") : C_("operation", "On its way");
    case DESK_OUTBOX_ACCEPTED:
      return C_("operation", "Accepted");
    case DESK_OUTBOX_QUEUED:
    default:
      return counts ? C_("operation", "Waiting, provisional") : C_("operation", "Waiting");
    }
}
