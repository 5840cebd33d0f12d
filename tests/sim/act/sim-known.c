/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-known.h"

#include <desk-fact.h>
#include <desk-time.h>

#include "sim-people.h"

/* The same few words, in several spellings. */
void
sim_known_add_tag (SimWorld      *world,
                   const SimStep *step)
{
  static const char * const tags[] = { "golf", "GOLF", "爱喝茶", "Golf" };
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);

  json_object_set_string_member (args, "tag", tags[step->n % G_N_ELEMENTS (tags)]);
  sim_people_perform (world, step, DESK_OP_TAG_ADD, args);
}

/* A tag as this laptop shows it. */
void
sim_known_remove_tag (SimWorld      *world,
                      const SimStep *step)
{
  g_autoptr (JsonObject) args =
    sim_people_pick_args (world, step,
                          "SELECT json_object ('member_no', member_no, 'tag', tag) FROM tags"
                          " WHERE removed = 0 ORDER BY tag_id");

  if (args != NULL)
    sim_people_perform (world, step, DESK_OP_TAG_REMOVE, args);
}

static void
set_value (JsonObject    *args,
           const SimStep *step)
{
  JsonObject *value = json_object_new ();
  g_autofree char *text = g_strdup_printf ("普洱茶 %u", step->n % 3);

  json_object_set_string_member (value, "text", text);
  json_object_set_string_member (args, "fact", DESK_FACT_INTERESTS);
  json_object_set_object_member (args, "value", value);
}

/* What this laptop shows is changed; where it shows nothing, something becomes known. */
void
sim_known_set_fact (SimWorld      *world,
                    const SimStep *step)
{
  g_autoptr (JsonObject) args = NULL;

  if (step->n % 2 == 0)
    args = sim_people_pick_args (world, step,
                                 "SELECT json_object ('member_no', member_no, 'base', version)"
                                 " FROM facts ORDER BY fact_id");
  if (args == NULL)
    args = sim_people_start_args (world, step);
  set_value (args, step);
  sim_people_perform (world, step, DESK_OP_FACT_SET, args);
}

void
sim_known_remove_fact (SimWorld      *world,
                       const SimStep *step)
{
  g_autoptr (JsonObject) args =
    sim_people_pick_args (world, step,
                          "SELECT json_object ('member_no', member_no, 'fact', kind,"
                          " 'base', version) FROM facts ORDER BY fact_id");

  if (args != NULL)
    sim_people_perform (world, step, DESK_OP_FACT_REMOVE, args);
}

/* Two whom this laptop shows, whoever is named first. */
void
sim_known_mark (SimWorld      *world,
                const SimStep *step)
{
  static const char * const verdicts[] = { "same", "different", "open" };
  g_autoptr (JsonObject) args =
    sim_people_pick_args (world, step,
                          "SELECT json_object ('member_no', a.member_no, 'other_no', b.member_no)"
                          " FROM members AS a JOIN members AS b ON b.member_no <> a.member_no"
                          " ORDER BY a.member_no, b.member_no");

  if (args == NULL)
    return;
  json_object_set_string_member (args, "verdict", verdicts[step->n % G_N_ELEMENTS (verdicts)]);
  sim_people_perform (world, step, DESK_OP_DUPLICATE_MARK, args);
}

/* In some days; nobody's clock is wrong by so much. */
static char *
make_moment (SimWorld      *world,
             const SimStep *step)
{
  gint64 now_ms = desk_clock_now (sim_world_get_laptop (world, step->who)->clock);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return desk_time_to_rfc3339 (now_ms + (10 + step->n % 5) * DESK_DAY_MS, zone);
}

/* For some days, or not any more. */
void
sim_known_snooze (SimWorld      *world,
                  const SimStep *step)
{
  g_autofree char *until = make_moment (world, step);
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);

  json_object_set_string_member (args, "cause", step->n % 2 == 0 ? "card:2027:60" : "rating:1");
  if (step->n % 3 != 0)
    {
      json_object_set_string_member (args, "until", until);
      json_object_set_string_member (args, "why", "出差");
    }
  sim_people_perform (world, step, DESK_OP_TASK_SNOOZE, args);
}

/* Another one, or one that this laptop knows: at another time, or not any more. */
void
sim_known_promise (SimWorld      *world,
                   const SimStep *step)
{
  g_autofree char *due = make_moment (world, step);
  g_autoptr (JsonObject) args = NULL;

  if (step->n % 2 == 0)
    args = sim_people_pick_args (world, step,
                                 "SELECT json_object ('member_no', member_no,"
                                 " 'callback_id', callback_id) FROM callbacks ORDER BY callback_id");
  if (args == NULL)
    {
      args = sim_people_start_args (world, step);
      json_object_set_string_member (args, "about", "账单");
    }
  if (!json_object_has_member (args, "callback_id") || step->n % 4 == 0)
    json_object_set_string_member (args, "due", due);
  sim_people_perform (world, step, DESK_OP_CALLBACK_PROMISE, args);
}

static void
open_ticket (SimWorld      *world,
             const SimStep *step)
{
  static const char * const kinds[] = { "fault", "complaint", "request" };
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);

  json_object_set_string_member (args, "ticket", kinds[step->n % G_N_ELEMENTS (kinds)]);
  json_object_set_string_member (args, "place", "town");
  json_object_set_string_member (args, "text", "宽带断线");
  sim_people_perform (world, step, DESK_OP_TICKET_OPEN, args);
}

/* Another one, or one that this laptop knows: the department is told, it is done, withdrawn or open
 * again. */
void
sim_known_ticket (SimWorld      *world,
                  const SimStep *step)
{
  g_autoptr (JsonObject) args = NULL;

  if (step->n % 3 != 0)
    args = sim_people_pick_args (world, step,
                                 "SELECT json_object ('member_no', member_no,"
                                 " 'ticket_id', ticket_id) FROM tickets"
                                 " ORDER BY status <> 'open', ticket_id LIMIT 4");
  if (args == NULL)
    {
      open_ticket (world, step);
      return;
    }
  if (step->n % 3 == 1)
    {
      sim_people_perform (world, step, DESK_OP_TICKET_TOLD, args);
      return;
    }
  if (step->n / 3 % 4 == 1)
    json_object_set_boolean_member (args, "withdrawn", TRUE);
  else if (step->n / 3 % 4 == 3)
    json_object_set_boolean_member (args, "done", FALSE);
  else
    json_object_set_string_member (args, "outcome", "修好了");
  sim_people_perform (world, step, DESK_OP_TICKET_DONE, args);
}
