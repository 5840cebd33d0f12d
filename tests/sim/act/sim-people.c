/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-people.h"

#include <desk-entitlement.h>
#include <desk-error.h>

#include "sim-query.h"

#define ONE_IN 12

/* Mostly one of those on the laptop; now and then anybody. */
static char *
pick_member (SimWorld      *world,
             const SimStep *step)
{
  guint which = step->what / ONE_IN;
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (GPtrArray) here = NULL;

  if (world->is_failing || step->what % ONE_IN == 0)
    return sim_feed_member_no (which % sim_feed_get_n_members (world->feed));
  db = sim_laptop_look (sim_world_get_laptop (world, step->who));
  here = sim_query_list (db, "SELECT member_no FROM members ORDER BY member_no");
  if (here->len == 0)
    return sim_feed_member_no (which % sim_feed_get_n_members (world->feed));
  return g_strdup (g_ptr_array_index (here, which % here->len));
}

JsonObject *
sim_people_start_args (SimWorld      *world,
                       const SimStep *step)
{
  JsonObject *args = json_object_new ();
  g_autofree char *member_no = pick_member (world, step);

  json_object_set_string_member (args, "member_no", member_no);
  return args;
}

JsonObject *
sim_people_pick_args (SimWorld      *world,
                      const SimStep *step,
                      const char    *sql)
{
  g_autoptr (DeskDb) db = sim_laptop_look (sim_world_get_laptop (world, step->who));
  g_autoptr (GPtrArray) rows = sim_query_list (db, sql);
  g_autoptr (JsonNode) node = NULL;

  if (rows->len == 0)
    return NULL;
  node = json_from_string (g_ptr_array_index (rows, step->what % rows->len), NULL);
  return json_node_dup_object (node);
}

/* What the laptop says of a use: that it is certain, if it reaches the hub by then. */
static void
note_certain (SimWorld  *world,
              SimLaptop *laptop,
              SimDeed   *deed)
{
  g_autofree char *spent =
    g_strdup_printf ("SELECT expires_ms FROM grants WHERE spent_by = '%s'", deed->op_id);
  g_autoptr (DeskDb) db = sim_laptop_look (laptop);
  g_autoptr (GPtrArray) until = sim_query_list (db, spent);

  if (until->len == 0)
    return;
  deed->certain_until_ms = g_ascii_strtoll (g_ptr_array_index (until, 0), NULL, 10);
  sim_report_witness (world->report, "certain");
}

void
sim_people_note (SimWorld          *world,
                 SimLaptop         *laptop,
                 const DeskVerdict *verdict)
{
  if (verdict->accepted)
    {
      note_certain (world, laptop, sim_ledger_add (world->ledger, verdict->op_id, laptop->index));
      sim_report_witness (world->report, "made");
      sim_report_log (world->report, "   made %s", verdict->op_id);
      return;
    }
  sim_report_witness (world->report, "refused-at-once");
  sim_report_log (world->report, "   refused: %s", verdict->reason->code);
}

/* Before enrolment nothing can be made (UNSUITABLE). */
void
sim_people_perform (SimWorld      *world,
                    const SimStep *step,
                    const char    *kind,
                    JsonObject    *args)
{
  SimLaptop *laptop = sim_world_get_laptop (world, step->who);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = sim_laptop_perform (laptop, kind, args, &error);

  if (verdict != NULL)
    sim_people_note (world, laptop, verdict);
  else if (!g_error_matches (error, DESK_ERROR, DESK_ERROR_UNSUITABLE))
    sim_world_blame (world, "perform", kind, error);
}

/* Mostly those few who have a quota, so that it is used up. */
static JsonObject *
start_use_args (SimWorld      *world,
                const SimStep *step)
{
  JsonObject *args = NULL;

  if (!world->is_failing && step->n % 4 != 0)
    args = sim_people_pick_args (world, step, "SELECT json_object ('member_no', member_no) FROM members"
                                              " WHERE card_tier = 'diamond' ORDER BY 1 LIMIT 2");
  return args != NULL ? args : sim_people_start_args (world, step);
}

/* What is lent comes back, or does not after all (E7). FALSE: nothing is lent. */
static gboolean
give_back (SimWorld      *world,
           const SimStep *step)
{
  g_autoptr (JsonObject) args =
    sim_people_pick_args (world, step, "SELECT json_object ('member_no', member_no, 'use_id', use_id)"
                                       " FROM service_uses WHERE service = 'spare-sim' ORDER BY use_id");

  if (args == NULL)
    return FALSE;
  if (step->n % 2 == 0)
    json_object_set_boolean_member (args, "returned", FALSE);
  sim_report_witness (world->report, "given-back");
  sim_people_perform (world, step, DESK_OP_SERVICE_RETURN, args);
  return TRUE;
}

void
sim_people_use (SimWorld      *world,
                const SimStep *step)
{
  static const char * const services[] = {
    DESK_SERVICE_EMERGENCY_REACTIVATION,
    DESK_SERVICE_EMERGENCY_REACTIVATION,
    DESK_SERVICE_DELAYED_SUSPENSION,
    "spare-sim",
  };
  g_autoptr (JsonObject) args = NULL;

  if (!world->is_failing && step->n % 5 == 3 && give_back (world, step))
    return;
  args = start_use_args (world, step);

  json_object_set_string_member (args, "service", services[step->n % G_N_ELEMENTS (services)]);
  if (step->n % 3 == 0)
    json_object_set_string_member (args, "note", "要快");
  if (step->n % 5 == 0)
    json_object_set_int_member (args, "hours", 1 + step->n);
  sim_people_perform (world, step, DESK_OP_SERVICE_USE, args);
}

void
sim_people_care (SimWorld      *world,
                 const SimStep *step)
{
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);
  g_autofree char *result = g_strdup_printf ("谈了%u分钟", step->n);

  json_object_set_string_member (args, "occasion", "low-balance");
  json_object_set_string_member (args, "channel", step->n % 2 == 0 ? "call" : "sms");
  json_object_set_string_member (args, "result", result);
  if (step->n % 3 == 0)
    json_object_set_boolean_member (args, "reached", FALSE);
  sim_people_perform (world, step, DESK_OP_CARE_LOG, args);
}

void
sim_people_reveal (SimWorld      *world,
                   const SimStep *step)
{
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);

  json_object_set_string_member (args, "field", step->n % 2 == 0 ? "phone" : "address");
  sim_people_perform (world, step, DESK_OP_SECRECY_REVEAL, args);
}
