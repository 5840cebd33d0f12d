/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fact.h"

#include <string.h>

#include "desk-fold.h"
#include "desk-json.h"
#include "desk-policy-value.h"
#include "desk-tag.h"
#include "desk-time.h"

/* Reading what a person, or another computer, says of a member. */

#define MIN_DIGITS 3
#define MAX_DIGITS 20
#define LAST_LUNAR_DAY "30"
#define LEAP_YEAR "2000-"       /* in which every day of a year stands */
#define DAY_LENGTH 5            /* "08-15" */
#define DAYS_IN_WEEK 7

static gboolean
refuse (DeskReason **reason,
        const char  *argument)
{
  *reason = desk_reason_new ("bad-arguments", "");
  desk_reason_set_text (*reason, "argument", argument);
  return FALSE;
}

static gboolean
check_length (const char   *text,
              const char   *name,
              glong         most,
              DeskReason  **reason)
{
  if (g_utf8_strlen (text, -1) <= most)
    return TRUE;
  *reason = desk_reason_new ("too-long", "");
  desk_reason_set_text (*reason, "argument", name);
  desk_reason_set_int (*reason, "most", most);
  return FALSE;
}

/* A text on one line; one that is not @required may be missing. */
static gboolean
read_line (JsonObject   *value,
           const char   *name,
           glong         most,
           gboolean      required,
           char        **line,
           DeskReason  **reason)
{
  const char *text = json_object_has_member (value, name)
                       ? desk_json_peek_string (value, name, NULL)
                       : "";
  g_autofree char *normal = NULL;

  if (text == NULL)
    return refuse (reason, name);
  normal = desk_tag_normalize (text);
  if (normal == NULL && (required || *text != '\0'))
    return refuse (reason, name);
  if (normal == NULL)
    return TRUE;
  if (!check_length (normal, name, most, reason))
    return FALSE;
  g_free (*line);
  *line = g_steal_pointer (&normal);
  return TRUE;
}

static gboolean
read_hours (DeskFact    *fact,
            JsonObject  *value,
            DeskReason **reason)
{
  JsonNode *node = json_object_get_member (value, "days");
  JsonArray *days;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return refuse (reason, "days");
  days = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (days); i++)
    {
      JsonNode *item = json_array_get_element (days, i);
      gint64 day = JSON_NODE_HOLDS_VALUE (item) ? json_node_get_int (item) : 0;

      if (day < 1 || day > DAYS_IN_WEEK)
        return refuse (reason, "days");
      fact->hours.days |= 1u << (day - 1);
    }
  if (fact->hours.days == 0)
    return refuse (reason, "days");
  if (!desk_policy_parse_minute (desk_json_peek_string (value, "from", ""),
                                 &fact->hours.from_minute))
    return refuse (reason, "from");
  if (!desk_policy_parse_minute (desk_json_peek_string (value, "to", ""), &fact->hours.to_minute) ||
      fact->hours.to_minute <= fact->hours.from_minute)
    return refuse (reason, "to");
  return TRUE;
}

/* As it is dialled: the signs that people write between digits go. */
static gboolean
read_phone (DeskFact    *fact,
            JsonObject  *value,
            DeskReason **reason)
{
  g_autofree char *text = desk_fold_text (desk_json_peek_string (value, "phone", ""));
  g_autoptr (GString) phone = g_string_new (NULL);
  gsize n_digits;

  if (json_object_has_member (value, "phone") &&
      desk_json_peek_string (value, "phone", NULL) == NULL)
    return refuse (reason, "phone");
  for (const char *at = text; *at != '\0'; at++)
    if (strchr (" -()", *at) == NULL)
      g_string_append_c (phone, *at);
  if (phone->len == 0)
    return TRUE;
  n_digits = strspn (phone->str + (*phone->str == '+'), "0123456789");
  if (n_digits < MIN_DIGITS || n_digits > MAX_DIGITS ||
      n_digits + (*phone->str == '+') != phone->len)
    return refuse (reason, "phone");
  g_free (fact->phone);
  fact->phone = g_string_free (g_steal_pointer (&phone), FALSE);
  return TRUE;
}

static gboolean
read_contact (DeskFact    *fact,
              JsonObject  *value,
              DeskReason **reason)
{
  return read_line (value, "name", DESK_FACT_MAX_NAME, TRUE, &fact->name, reason) &&
         read_line (value, "relation", DESK_FACT_MAX_RELATION, FALSE, &fact->relation, reason) &&
         read_phone (fact, value, reason);
}

static gboolean
read_interests (DeskFact    *fact,
                JsonObject  *value,
                DeskReason **reason)
{
  g_autofree char *text = g_strstrip (g_strdup (desk_json_peek_string (value, "text", "")));

  if (*text == '\0')
    return refuse (reason, "text");
  if (!check_length (text, "text", DESK_FACT_MAX_INTERESTS, reason))
    return FALSE;
  g_free (fact->text);
  fact->text = g_steal_pointer (&text);
  return TRUE;
}

/* Of the Chinese calendar any month has 30 days here: which ones do differs from year to year. */
static gboolean
is_day (const char *day,
        gboolean    lunar)
{
  g_autofree char *full = g_strconcat (strlen (day) > DAY_LENGTH ? "" : LEAP_YEAR, day, NULL);
  g_autofree char *its_month = NULL;
  g_autofree char *its_day = NULL;

  if (!lunar || strlen (full) != strlen (LEAP_YEAR) + DAY_LENGTH)
    return desk_date_is_valid (full);
  its_month = g_strdup_printf ("%.8s01", full);
  its_day = g_strdup_printf ("%.5s01-%s", full, full + 8);
  return desk_date_is_valid (its_month) && desk_date_is_valid (its_day) &&
         strcmp (full + 8, LAST_LUNAR_DAY) <= 0;
}

static gboolean
read_day (DeskFact    *fact,
          JsonObject  *value,
          DeskReason **reason)
{
  const char *day = desk_json_peek_string (value, "day", "");

  fact->lunar = desk_json_peek_boolean (value, "lunar", FALSE);
  if (!is_day (day, fact->lunar))
    return refuse (reason, "day");
  g_free (fact->day);
  fact->day = g_strdup (day);
  return TRUE;
}

static gboolean
read_occasion (DeskFact    *fact,
               JsonObject  *value,
               DeskReason **reason)
{
  return read_line (value, "name", DESK_FACT_MAX_NAME, TRUE, &fact->name, reason) &&
         read_day (fact, value, reason);
}

static gboolean
read_value (DeskFact    *fact,
            JsonObject  *value,
            DeskReason **reason)
{
  static const struct
  {
    const char *kind;
    gboolean  (*read) (DeskFact    *fact,
                       JsonObject  *value,
                       DeskReason **reason);
  } readers[] = {
    { DESK_FACT_CALL_HOURS, read_hours },
    { DESK_FACT_SECOND_CONTACT, read_contact },
    { DESK_FACT_INTERESTS, read_interests },
    { DESK_FACT_BIRTHDAY, read_day },
    { DESK_FACT_OCCASION, read_occasion },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (fact->kind, readers[i].kind))
      return readers[i].read (fact, value, reason);
  return refuse (reason, "fact");
}

/**
 * desk_fact_new_read:
 * @kind: what it is about
 * @value: as desk_fact_to_json() writes it, or a person's program
 * @reason: (out) (transfer full): why it cannot be so
 *
 * Returns: (transfer full) (nullable): the fact; %NULL with @reason set
 */
DeskFact *
desk_fact_new_read (const char  *kind,
                    JsonObject  *value,
                    DeskReason **reason)
{
  g_autoptr (DeskFact) self = desk_fact_new (kind);

  *reason = NULL;
  return read_value (self, value, reason) ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_fact_new_parse:
 * @text: of a row of facts
 *
 * Returns: (transfer full) (nullable): %NULL for what a later version wrote, or nobody
 */
DeskFact *
desk_fact_new_parse (const char *kind,
                     const char *text)
{
  g_autoptr (JsonObject) value = desk_json_parse_object (text, -1, NULL);
  g_autoptr (DeskReason) reason = NULL;

  return value != NULL ? desk_fact_new_read (kind, value, &reason) : NULL;
}
