/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-visit.h"

#include <desk-test.h>
#include <desk-time.h>

#include "sim-people.h"

/* Later than any run. */
#define DAY "2027-03-01T08:00:00+08:00"
#define HALF_HOUR_MS (30 * 60 * G_GINT64_CONSTANT (1000))
#define N_STARTS 12

void
sim_visit_set_start (SimWorld      *world,
                     JsonObject    *args,
                     const SimStep *step)
{
  gint64 start_ms = desk_test_time (DAY) + step->n % N_STARTS * HALF_HOUR_MS;
  g_autofree char *start = desk_time_to_rfc3339 (start_ms, desk_policy_get_zone (world->policy));

  json_object_set_string_member (args, "start", start);
}

void
sim_visit_schedule (SimWorld      *world,
                    const SimStep *step)
{
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);

  sim_visit_set_start (world, args, step);
  json_object_set_int_member (args, "minutes", 30 + step->n % 3 * 30);
  json_object_set_string_member (args, "purpose", step->n % 2 == 0 ? "courtesy" : "card");
  if (step->n % 5 == 0)
    json_object_set_string_member (args, "special_request", "早一点");
  sim_people_perform (world, step, DESK_OP_VISIT_SCHEDULE, args);
}

/* A visit as this laptop shows it. */
static JsonObject *
pick_visit (SimWorld      *world,
            const SimStep *step)
{
  return sim_people_pick_args (world, step,
                               "SELECT json_object ('member_no', member_no, 'visit_id', visit_id,"
                               " 'base', version) FROM visits ORDER BY made_ms, visit_id");
}

void
sim_visit_move (SimWorld      *world,
                const SimStep *step)
{
  g_autoptr (JsonObject) args = pick_visit (world, step);

  if (args == NULL)
    return;
  sim_visit_set_start (world, args, step);
  if (step->n % 2 == 0)
    json_object_set_int_member (args, "minutes", 60);
  sim_people_perform (world, step, DESK_OP_VISIT_MOVE, args);
}

/* How it ended, as the argument @name says. */
static void
end_visit (SimWorld      *world,
           const SimStep *step,
           const char    *kind,
           const char    *name)
{
  g_autoptr (JsonObject) args = pick_visit (world, step);

  if (args == NULL)
    return;
  json_object_set_string_member (args, name, "谈好了");
  sim_people_perform (world, step, kind, args);
}

void
sim_visit_done (SimWorld      *world,
                const SimStep *step)
{
  end_visit (world, step, DESK_OP_VISIT_DONE, "outcome");
}

void
sim_visit_cancel (SimWorld      *world,
                  const SimStep *step)
{
  end_visit (world, step, DESK_OP_VISIT_CANCEL, "why");
}
