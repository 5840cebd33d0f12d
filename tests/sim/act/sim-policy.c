/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-policy.h"

#include <desk-test-policy.h>
#include <hub-policy.h>

#define MAX_YUAN 300

void
sim_policy_load (SimWorld      *world,
                 const SimStep *step)
{
  g_autofree char *version = g_strdup_printf ("sim.%u", ++world->n_policies);
  g_autofree char *low = g_strdup_printf ("low=%u\n", step->n % MAX_YUAN);
  g_autofree char *text = desk_test_policy_amend (world->policy, version, "low=20\n", low);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy =
    desk_policy_new_from_data (text, strlen (text), version, &error);
  gboolean saved;

  g_assert_no_error (error);
  if (!hub_policy_save (world->db, world->hub_clock, policy, &saved, &error))
    sim_world_blame (world, "policy", version, error);
}
