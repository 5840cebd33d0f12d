/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fact.h"

#include <string.h>

#include "desk-tag.h"

#define DAYS_IN_WEEK 7

static const char * const kinds[] = {
  DESK_FACT_CALL_HOURS, DESK_FACT_SECOND_CONTACT, DESK_FACT_INTERESTS, DESK_FACT_BIRTHDAY,
  DESK_FACT_OCCASION, NULL,
};

/**
 * desk_fact_new:
 *
 * Returns: (transfer full): a fact that says nothing yet
 */
DeskFact *
desk_fact_new (const char *kind)
{
  DeskFact *self = g_new0 (DeskFact, 1);

  self->kind = g_strdup (kind);
  self->name = g_strdup ("");
  self->relation = g_strdup ("");
  self->phone = g_strdup ("");
  self->text = g_strdup ("");
  self->day = g_strdup ("");
  return self;
}

/**
 * desk_fact_copy:
 *
 * Returns: (transfer full): the same, of its own
 */
DeskFact *
desk_fact_copy (const DeskFact *self)
{
  DeskFact *copy = g_memdup2 (self, sizeof *self);

  copy->kind = g_strdup (self->kind);
  copy->name = g_strdup (self->name);
  copy->relation = g_strdup (self->relation);
  copy->phone = g_strdup (self->phone);
  copy->text = g_strdup (self->text);
  copy->day = g_strdup (self->day);
  return copy;
}

void
desk_fact_free (DeskFact *self)
{
  g_free (self->kind);
  g_free (self->name);
  g_free (self->relation);
  g_free (self->phone);
  g_free (self->text);
  g_free (self->day);
  g_free (self);
}

/**
 * desk_fact_list:
 *
 * Returns: (array zero-terminated=1): the kinds, in the order in which they are shown
 */
const char * const *
desk_fact_list (void)
{
  return kinds;
}

/**
 * desk_fact_make_key:
 * @name: of an occasion, else not looked at
 *
 * Returns: (transfer full): what tells the facts of a member apart
 */
char *
desk_fact_make_key (const char *kind,
                    const char *name)
{
  g_autofree char *folded = NULL;

  if (!g_str_equal (kind, DESK_FACT_OCCASION))
    return g_strdup (kind);
  folded = desk_tag_fold (name);
  return g_strconcat (kind, "\t", folded, NULL);
}

static void
set_minute (JsonObject *object,
            const char *name,
            int         minute)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  json_object_set_string_member (object, name, text);
}

static void
set_hours (JsonObject          *object,
           const DeskCallHours *hours)
{
  JsonArray *days = json_array_new ();

  for (int day = 0; day < DAYS_IN_WEEK; day++)
    if ((hours->days & 1u << day) != 0)
      json_array_add_int_element (days, day + 1);
  json_object_set_array_member (object, "days", days);
  set_minute (object, "from", hours->from_minute);
  set_minute (object, "to", hours->to_minute);
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (*text != '\0')
    json_object_set_string_member (object, name, text);
}

/**
 * desk_fact_to_json:
 *
 * Returns: (transfer full): what is known, the same text for the same fact wherever it is written
 */
JsonObject *
desk_fact_to_json (const DeskFact *self)
{
  JsonObject *object = json_object_new ();

  if (g_str_equal (self->kind, DESK_FACT_CALL_HOURS))
    set_hours (object, &self->hours);
  set_text (object, "name", self->name);
  set_text (object, "relation", self->relation);
  set_text (object, "phone", self->phone);
  set_text (object, "text", self->text);
  set_text (object, "day", self->day);
  if (*self->day != '\0')
    json_object_set_boolean_member (object, "lunar", self->lunar);
  return object;
}
