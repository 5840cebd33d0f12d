/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-reason.h"
#include "desk-entitlement.h"
#include "desk-error.h"
#include "desk-json.h"
#include "desk-money.h"
#include "desk-time.h"
#include "desk-visit-life.h"

#include <glib/gi18n-lib.h>

/* A sentence a code. {word} stands for a value of the reason; translations keep it as it is. */
static const struct
{
  const char *code;
  const char *sentence;
} sentences[] = {
  { "already-returned", N_("It was returned already.") },
  { "already-told", N_("The specialist department was told of it already.") },
  { "amount-missing", N_("A visit to take a payment needs the amount.") },
  { "amount-too-large", N_("The amount is too large: at most {most_fen}.") },
  { "amount-too-small", N_("Payments are taken at the door from {least_fen} on.") },
  { "amount-unasked", N_("Only a visit to take a payment has an amount.") },
  { "bad-arguments", N_("What was given for “{argument}” is missing or cannot be used.") },
  { "balance-low", N_("A prepaid account has little left.") },
  { "card-expired", N_("The card expired {days} days ago.") },
  { "card-expires", N_("The card expires in {days} days.") },
  { "empty-result", N_("What came of the contact is missing.") },
  { "fact-changed", N_("What is known of the member was changed on another computer meanwhile.") },
  { "fact-removed", N_("What was known of the member was removed on another computer meanwhile.") },
  { "frozen", N_("The membership is frozen because an account is in arrears.") },
  { "hours-out-of-range", N_("The number of hours must be from 1 to {most}.") },
  { "limit-not-set", N_("The standard sets no limit for “{service}”.") },
  { "loan-changed", N_("What was said of the loan was changed on another computer meanwhile.") },
  { "made-in-future", N_("It was made in the future: the clock of this computer is wrong.") },
  { "member-closed", N_("The member is no longer in the billing feed.") },
  { "minutes-out-of-range", N_("A visit takes from 1 to {most} minutes.") },
  { "never-visited", N_("There was no visit yet.") },
  { "no-card", N_("“{service}” needs a membership card, and this member holds none.") },
  { "no-such-fact", N_("Nothing of the kind is known of the member.") },
  { "no-such-member", N_("There is no member {member_no}.") },
  { "no-such-note", N_("The note is not there: what wrote it was never accepted.") },
  { "no-such-tag", N_("The tag “{tag}” is not there: what added it was never accepted.") },
  { "no-such-ticket", N_("The ticket is not there: what opened it was never accepted.") },
  { "no-such-visit", N_("The visit is not there: what planned it was never accepted.") },
  { "note-changed", N_("The note was changed on another computer meanwhile.") },
  { "note-removed", N_("The note was removed on another computer meanwhile.") },
  { "not-told", N_("The specialist department has to be told first.") },
  { "not-yours", N_("The member {member_no} is in the care of another manager.") },
  { "op-changed", N_("It was sent before with another content.") },
  { "other-device",
    N_("It was recorded on another computer, or while this one was enrolled for someone else. "
       "Whoever recorded it can send it again once enrolled here.") },
  { "credit-over-limit", N_("The credit is raised to at most {most_fen}.") },
  { "day-past", N_("That day is over.") },
  { "due-quiet",
    N_("That is a quiet hour: members are not called then, but as soon as it is over.") },
  { "points-short", N_("{points} points are more than there are: {available}.") },
  { "quiet-hours", N_("This is a quiet hour: members are not called or sent messages now.") },
  { "quota-held",
    N_("“{service}” is given away for {month}: {uses} of {limit} used, {held} held by computers that may "
       "be offline.") },
  { "quota-used-up", N_("“{service}” is used up for {month}: {uses} of {limit}.") },
  { "sequence-used",
    N_("Its number was used before: the data on this computer may come from a backup or a copy.") },
  { "service-not-for-tier", N_("“{service}” does not come with this card.") },
  { "ticket-closed", N_("The ticket was closed already.") },
  { "time-taken", N_("The time from {start} to {end} is taken by the visit to {member_no}.") },
  { "too-long", N_("What was given for “{argument}” is too long: at most {most} characters.") },
  { "travel-out-of-range", N_("The way to a visit takes from 0 to {most} minutes.") },
  { "travel-taken",
    N_("There is no time left for the way between this visit and the one to {member_no}, from {start} "
       "to {end}.") },
  { "unfit", N_("It does not fit the data on the hub.") },
  { "unknown-channel", N_("There is no way of contact called “{channel}”.") },
  { "unknown-kind", N_("This kind of operation is not known to the hub: “{kind}”.") },
  { "unknown-occasion", N_("There is no occasion called “{occasion}”.") },
  { "unknown-purpose", N_("There is no purpose of a visit called “{purpose}”.") },
  { "unknown-service", N_("The policy has no service called “{service}”.") },
  { "unreadable", N_("The hub cannot read it: it may be older than this program.") },
  { "visit-cancelled", N_("The visit was cancelled already.") },
  { "visit-changed", N_("The visit was changed on another computer meanwhile.") },
  { "visit-done", N_("The visit was done already.") },
  { "visit-hours",
    N_("Visits are from {open} to {close}, unless the customer asks: then write down the words.") },
  { "visit-in-past", N_("{start} is past: a visit is planned for later.") },
  { "visit-missed", N_("The customer was not met at this visit: plan a new one.") },
  { "visit-overdue", N_("The last visit was {days} days ago; they are due every {months} months.") },
  { "visit-step", N_("The visit is at “{status}”: this step is not open to it.") },
  { "wished-quiet",
    N_("The preferred hours are all quiet hours, in which members are not called.") },
};

static const char *
find_sentence (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (g_str_equal (sentences[i].code, code))
        return _(sentences[i].sentence);
    }
  return _("A rule that this program does not know yet says no: {code}.");
}

static char *
describe_month (const char *month)
{
  g_autofree char *first = g_strconcat (month, "-01T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (first, NULL);

  if (day == NULL)
    return g_strdup (month);
  /* Translators: a month of a year, for g_date_time_format(). */
  return g_date_time_format (day, C_("month", "%B %Y"));
}

/* On the clocks of the zone that the text names, the policy's. */
static char *
describe_moment (const char *moment,
                 const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (moment, NULL);

  return time != NULL ? g_date_time_format (time, format) : g_strdup (moment);
}

/* A value as it reads in a sentence; what the reason does not carry is left open. */
static char *
describe_value (const DeskReason *self,
                const char       *name)
{
  const char *text = desk_json_peek_string (self->values, name, NULL);
  gint64 number = desk_json_peek_int (self->values, name, 0);

  if (g_str_equal (name, "code"))
    return g_strdup (self->code);
  if (text == NULL && json_object_has_member (self->values, name))
    return g_str_has_suffix (name, "_fen") ? desk_money_format_local (number)
                                           : g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (text == NULL)
    return g_strdup ("…");
  if (g_str_equal (name, "service"))
    return g_strdup (desk_entitlement_get_label (text));
  if (g_str_equal (name, "status"))
    return g_strdup (desk_visit_get_status_label (text));
  if (g_str_equal (name, "month"))
    return describe_month (text);
  if (g_str_equal (name, "start"))
    /* Translators: day and time of day, for g_date_time_format(). */
    return describe_moment (text, C_("moment", "%Y-%m-%d %H:%M"));
  if (g_str_equal (name, "end"))
    return describe_moment (text, "%H:%M");
  return g_strdup (text);
}

/**
 * desk_reason_new:
 * @code: what the reason is, a word for programs
 * @rule: the rule's id in the standard, or ""
 *
 * Returns: (transfer full): a reason without values
 */
DeskReason *
desk_reason_new (const char *code,
                 const char *rule)
{
  DeskReason *self = g_new0 (DeskReason, 1);

  self->code = g_strdup (code);
  self->rule = g_strdup (rule);
  self->values = json_object_new ();
  return self;
}

/**
 * desk_reason_copy:
 * @self: a reason
 *
 * Returns: (transfer full): a reason of its own that says the same
 */
DeskReason *
desk_reason_copy (const DeskReason *self)
{
  DeskReason *copy = g_new0 (DeskReason, 1);

  copy->code = g_strdup (self->code);
  copy->rule = g_strdup (self->rule);
  copy->values = desk_json_copy_object (self->values);
  return copy;
}

/**
 * desk_reason_free:
 * @self: (transfer full): a reason
 */
void
desk_reason_free (DeskReason *self)
{
  g_free (self->code);
  g_free (self->rule);
  json_object_unref (self->values);
  g_free (self);
}

/**
 * desk_reason_set_text:
 * @self: a reason
 * @name: the name of a value
 * @value: its text
 */
void
desk_reason_set_text (DeskReason *self,
                      const char *name,
                      const char *value)
{
  json_object_set_string_member (self->values, name, value);
}

/**
 * desk_reason_set_int:
 * @self: a reason
 * @name: the name of a value
 * @value: its number
 */
void
desk_reason_set_int (DeskReason *self,
                     const char *name,
                     gint64      value)
{
  json_object_set_int_member (self->values, name, value);
}

/**
 * desk_reason_set_time:
 * @self: a reason
 * @name: the name of a value: `start` is told with its day, `end` without
 * @time_ms: its moment, in milliseconds since 1970
 * @zone: the policy's
 */
void
desk_reason_set_time (DeskReason *self,
                      const char *name,
                      gint64      time_ms,
                      GTimeZone  *zone)
{
  g_autofree char *text = desk_time_to_rfc3339 (time_ms, zone);

  desk_reason_set_text (self, name, text);
}

/**
 * desk_reason_describe:
 * @self: a reason
 *
 * Returns: (transfer full): the reason as a sentence in the reader's language; one for a code of a
 *   later version names the code
 */
char *
desk_reason_describe (const DeskReason *self)
{
  g_auto (GStrv) parts = g_strsplit (find_sentence (self->code), "{", -1);
  GString *text = g_string_new (parts[0]);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      char *end = strchr (parts[i], '}');
      g_autofree char *value = NULL;

      if (end == NULL)
        continue;
      *end = '\0';
      value = describe_value (self, parts[i]);
      g_string_append (text, value);
      g_string_append (text, end + 1);
    }
  return g_string_free (text, FALSE);
}

/**
 * desk_reason_to_json:
 * @self: a reason
 *
 * Returns: (transfer full): the reason as it travels: `{"code","rule","values"}`
 */
JsonNode *
desk_reason_to_json (const DeskReason *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node;

  json_object_set_string_member (object, "code", self->code);
  if (*self->rule != '\0')
    json_object_set_string_member (object, "rule", self->rule);
  if (json_object_get_size (self->values) > 0)
    json_object_set_object_member (object, "values", desk_json_copy_object (self->values));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

/**
 * desk_reason_from_json:
 * @node: (nullable): what desk_reason_to_json() made, here or in another version
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the reason, or %NULL with %DESK_ERROR_INVALID
 */
DeskReason *
desk_reason_from_json (JsonNode  *node,
                       GError   **error)
{
  g_autoptr (DeskReason) self = NULL;
  JsonObject *object;
  JsonNode *values;
  const char *code;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _("a reason is not an object"));
      return NULL;
    }
  object = json_node_get_object (node);
  code = desk_json_get_string (object, "code", error);
  if (code == NULL)
    return NULL;
  self = desk_reason_new (code, desk_json_peek_string (object, "rule", ""));
  values = json_object_get_member (object, "values");
  if (values != NULL && JSON_NODE_HOLDS_OBJECT (values))
    {
      json_object_unref (self->values);
      self->values = desk_json_copy_object (json_node_get_object (values));
    }
  return g_steal_pointer (&self);
}
