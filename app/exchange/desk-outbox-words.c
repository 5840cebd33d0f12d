/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-outbox-words.h"

#include <desk-care.h>
#include <desk-entitlement.h>
#include <desk-fact.h>
#include <desk-json.h>
#include <desk-labels.h>
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

/* A loan that came back, or did not after all (E7). */
static char *
describe_return (const DeskOutboxEntry *entry,
                 const char            *name)
{
  if (!g_str_equal (entry->kind, DESK_OP_SERVICE_RETURN))
    return NULL;
  /* Translators: %s is a member, to whom something was lent */
  return g_strdup_printf (desk_json_peek_boolean (entry->args, "returned", TRUE)
                            ? _("Returned by %s") : _("Not returned after all by %s"),
                          name);
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
  if (g_str_equal (field, "second-phone"))
    /* Translators: %s is a member; what was masked was asked for */
    return g_strdup_printf (_("Look at the phone number of the second contact of %s"), name);
  /* Translators: %s is a member; what was masked was asked for */
  return g_strdup_printf (_("Look at an account number of %s"), name);
}

/* @sentence: with {name} and {text} */
static char *
fill_in (const char *sentence,
         const char *name,
         const char *text)
{
  g_autoptr (GString) filled = g_string_new (sentence);

  g_string_replace (filled, "{name}", name, 1);
  g_string_replace (filled, "{text}", text, 1);
  return g_string_free (g_steal_pointer (&filled), FALSE);
}

/* NULL: no note is meant. */
static char *
describe_note (const DeskOutboxEntry *entry,
               const char            *name)
{
  const char *text = desk_json_peek_string (entry->args, "text", "");

  if (g_str_equal (entry->kind, DESK_OP_NOTE_ADD))
    return fill_in (_("A note about {name}: “{text}”"), name, text);
  if (g_str_equal (entry->kind, DESK_OP_NOTE_EDIT))
    return fill_in (_("A note about {name}, changed to: “{text}”"), name, text);
  if (g_str_equal (entry->kind, DESK_OP_NOTE_REMOVE))
    return g_strdup_printf (_("A note about %s removed"), name);
  return NULL;
}

/* NULL: no tag is meant. */
static char *
describe_tag (const DeskOutboxEntry *entry,
              const char            *name)
{
  const char *tag = desk_json_peek_string (entry->args, "tag", "");

  if (g_str_equal (entry->kind, DESK_OP_TAG_ADD))
    return fill_in (_("{name} tagged “{text}”"), name, tag);
  if (g_str_equal (entry->kind, DESK_OP_TAG_REMOVE))
    return fill_in (_("The tag “{text}” taken from {name}"), name, tag);
  return NULL;
}

/* S: no phone is shown. NULL: no fact is meant. */
static char *
describe_fact (const DeskOutboxEntry *entry,
               const char            *name)
{
  const char *kind = desk_json_peek_string (entry->args, "fact", "");
  JsonNode *value = json_object_get_member (entry->args, "value");
  g_autoptr (DeskReason) reason = NULL;
  g_autoptr (DeskFact) fact = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (entry->kind, DESK_OP_FACT_REMOVE))
    /* Translators: what was known, and of which member: "Interests of Mr Zhang removed" */
    return g_strdup_printf (_("%1$s of %2$s removed"), desk_fact_get_label (kind), name);
  if (!g_str_equal (entry->kind, DESK_OP_FACT_SET))
    return NULL;
  if (value != NULL && JSON_NODE_HOLDS_OBJECT (value))
    fact = desk_fact_new_read (kind, json_node_get_object (value), &reason);
  if (fact == NULL)
    return NULL;
  desk_fact_mask (fact);
  text = desk_fact_describe (fact);
  /* Translators: what is known, of which member, and what: "Interests of Mr Zhang: tea" */
  return g_strdup_printf (_("%1$s of %2$s: %3$s"), desk_fact_get_label (kind), name, text);
}

/* NULL: no duplicate is meant. */
static char *
describe_duplicate (const DeskOutboxEntry *entry,
                    const char            *name)
{
  const char *other = desk_json_peek_string (entry->args, "other_no", "");
  const char *verdict = desk_json_peek_string (entry->args, "verdict", "");

  if (!g_str_equal (entry->kind, DESK_OP_DUPLICATE_MARK))
    return NULL;
  /* Translators: {text} is the number of another member. */
  if (g_str_equal (verdict, "same"))
    return fill_in (_("{name} and {text} are the same person"), name, other);
  if (g_str_equal (verdict, "different"))
    return fill_in (_("{name} and {text} are different people"), name, other);
  return fill_in (_("Whether {name} and {text} are the same person is open again"), name, other);
}

/* NULL: no call-back is meant. */
static char *
describe_callback (const DeskOutboxEntry *entry,
                   const char            *name)
{
  if (!g_str_equal (entry->kind, DESK_OP_CALLBACK_PROMISE))
    return NULL;
  if (!json_object_has_member (entry->args, "due"))
    return g_strdup_printf (_("The call-back promised to %s withdrawn"), name);
  return fill_in (_("Call-back promised to {name}: “{text}”"), name,
                  desk_json_peek_string (entry->args, "about", ""));
}

/* NULL: nothing was put off or is wanted again. */
static char *
describe_snooze (const DeskOutboxEntry *entry,
                 const char            *name)
{
  const char *cause = desk_json_peek_string (entry->args, "cause", "");
  g_autofree char *occasion = g_strndup (cause, strcspn (cause, ":"));
  const char *label = desk_care_get_occasion_label (occasion);

  if (!g_str_equal (entry->kind, DESK_OP_TASK_SNOOZE))
    return NULL;
  if (json_object_has_member (entry->args, "until"))
    /* Translators: {text} is an occasion of care */
    return fill_in (_("{text} of {name} put off"), name, label);
  /* Translators: {text} is an occasion of care */
  return fill_in (_("{text} of {name} wanted again"), name, label);
}

/* NULL: no ticket is meant. */
static char *
describe_ticket (const DeskOutboxEntry *entry,
                 const char            *name)
{
  if (g_str_equal (entry->kind, DESK_OP_TICKET_OPEN))
    return fill_in (_("A ticket for {name}: “{text}”"), name,
                    desk_json_peek_string (entry->args, "text", ""));
  if (g_str_equal (entry->kind, DESK_OP_TICKET_TOLD))
    return g_strdup_printf (desk_json_peek_boolean (entry->args, "told", TRUE)
                              ? _("The specialist department told of the ticket of %s")
                              : _("The specialist department not told of the ticket of %s after all"),
                            name);
  if (!g_str_equal (entry->kind, DESK_OP_TICKET_DONE))
    return NULL;
  if (desk_json_peek_boolean (entry->args, "withdrawn", FALSE))
    return g_strdup_printf (_("The ticket of %s withdrawn"), name);
  if (!desk_json_peek_boolean (entry->args, "done", TRUE))
    return g_strdup_printf (_("The ticket of %s opened again"), name);
  return fill_in (_("The ticket of {name} done: “{text}”"), name,
                  desk_json_peek_string (entry->args, "outcome", ""));
}

static char *
describe_start (JsonObject *args)
{
  const char *start = desk_json_peek_string (args, "start", "");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (start, NULL);

  /* Translators: day and time of day, for g_date_time_format(). */
  return time != NULL ? g_date_time_format (time, C_("moment", "%Y-%m-%d %H:%M"))
                      : g_strdup (start);
}

/* NULL: no visit is meant. */
static char *
describe_visit (const DeskOutboxEntry *entry,
                const char            *name)
{
  g_autofree char *start = describe_start (entry->args);

  if (g_str_equal (entry->kind, DESK_OP_VISIT_SCHEDULE))
    /* Translators: {text} is day and time of day. */
    return fill_in (_("A visit to {name}, {text}"), name, start);
  if (g_str_equal (entry->kind, DESK_OP_VISIT_MOVE))
    /* Translators: {text} is day and time of day. */
    return fill_in (_("A visit to {name}, moved to {text}"), name, start);
  if (g_str_equal (entry->kind, DESK_OP_VISIT_DONE))
    return fill_in (_("A visit to {name} done: “{text}”"), name,
                    desk_json_peek_string (entry->args, "outcome", ""));
  if (g_str_equal (entry->kind, DESK_OP_VISIT_CONFIRM))
    return fill_in (_("A visit to {name} confirmed"), name, "");
  if (g_str_equal (entry->kind, DESK_OP_VISIT_START))
    return fill_in (_("On the way to {name}"), name, "");
  if (g_str_equal (entry->kind, DESK_OP_VISIT_ARRIVE))
    return fill_in (_("At the door of {name}"), name, "");
  if (g_str_equal (entry->kind, DESK_OP_VISIT_MISS))
    return fill_in (_("{name} was not met: “{text}”"), name,
                    desk_json_peek_string (entry->args, "why", ""));
  if (g_str_equal (entry->kind, DESK_OP_VISIT_CANCEL))
    return fill_in (_("A visit to {name} cancelled: “{text}”"), name,
                    desk_json_peek_string (entry->args, "why", ""));
  return NULL;
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
                            ? desk_label_member_name (entry->member_name, entry->salutation)
                            : g_strdup (entry->member_no);
  char *words;

  if (g_str_equal (entry->kind, DESK_OP_SERVICE_USE))
    return describe_use (entry->args, name);
  if (g_str_equal (entry->kind, DESK_OP_CARE_LOG))
    return describe_contact (entry->args, name);
  if (g_str_equal (entry->kind, DESK_OP_SECRECY_REVEAL))
    return describe_reveal (entry->args, name);
  words = describe_note (entry, name);
  if (words == NULL)
    words = describe_tag (entry, name);
  if (words == NULL)
    words = describe_fact (entry, name);
  if (words == NULL)
    words = describe_duplicate (entry, name);
  if (words == NULL)
    words = describe_snooze (entry, name);
  if (words == NULL)
    words = describe_callback (entry, name);
  if (words == NULL)
    words = describe_return (entry, name);
  if (words == NULL)
    words = describe_ticket (entry, name);
  if (words == NULL)
    words = describe_visit (entry, name);
  if (words != NULL)
    return words;
  /* Translators: an operation that this program does not know, and the member */
  return g_strdup_printf (_("%1$s, %2$s"), entry->kind, name);
}

/**
 * desk_outbox_words_state:
 *
 * Returns: how far it is on its way. Only the hub's count of a use stands (E6): until then it is
 *   provisional, unless the hub keeps a unit for it.
 */
const char *
desk_outbox_words_state (const DeskOutboxEntry *entry)
{
  gboolean sent = entry->state == DESK_OUTBOX_SENT;

  if (entry->state == DESK_OUTBOX_REJECTED)
    return C_("operation", "Turned away");
  if (entry->state == DESK_OUTBOX_ACCEPTED)
    return C_("operation", "Accepted");
  if (!g_str_equal (entry->kind, DESK_OP_SERVICE_USE))
    return sent ? C_("operation", "On its way") : C_("operation", "Waiting");
  if (entry->certain_until_ms != 0)
    return sent ? C_("operation", "On its way, certain") : C_("operation", "Waiting, certain");
  return sent ? C_("operation", "On its way, provisional") : C_("operation", "Waiting, provisional");
}
