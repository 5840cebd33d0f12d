/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-policy-check.h"

#include <desk-balance.h>
#include <hub-policy.h>

/* E5 */
static void
check_low (SimWorld   *world,
           SimLaptop  *laptop,
           DeskPolicy *policy,
           DeskDb     *db)
{
  g_autoptr (GError) error = NULL;
  gint64 n_wrong = 0;

  desk_db_query_int (db, &n_wrong, &error,
                     "SELECT count (*) FROM lines AS l WHERE low_balance <> EXISTS"
                     " (SELECT 1 FROM accounts AS a WHERE a.member_no = l.member_no"
                     " AND payment = 'prepaid' AND state <> 'closed' AND balance_fen < $1)",
                     "i", desk_balance_low_limit (policy));
  g_assert_no_error (error);
  if (n_wrong > 0)
    sim_report_fail (world->report, "policy", "laptop %u flags %" G_GINT64_FORMAT " balances wrongly",
                     laptop->index, n_wrong);
}

void
sim_policy_check (SimWorld  *world,
                  SimLaptop *laptop,
                  DeskDb    *db)
{
  g_auto (HubPolicy) loaded = { 0 };
  g_autoptr (GError) error = NULL;
  DeskPolicy *policy = desk_store_get_policy (laptop->store);
  const char *expected;

  hub_policy_load (world->db, &loaded, &error);
  g_assert_no_error (error);
  expected = desk_policy_get_version (loaded.policy != NULL ? loaded.policy : world->policy);
  if (!g_str_equal (desk_policy_get_version (policy), expected))
    sim_report_fail (world->report, "policy", "laptop %u goes by %s, the hub by %s", laptop->index,
                     desk_policy_get_version (policy), expected);
  else if (loaded.policy != NULL)
    sim_report_witness (world->report, "policy-followed");
  check_low (world, laptop, policy, db);
}
