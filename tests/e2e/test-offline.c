/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day without the network: a call is recorded, the last reactivation is used and the next one is
 * refused on the spot. Meanwhile the back office moved that member to another manager, so the hub
 * turns the use away; the person sees why, and decides. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-test.h>

/* A diamond card, three emergency reactivations a month (E6), and a low balance. */
#define MEMBER_NO "M0000001"
#define MEMBER "潘友康"

static void
use_reactivation (DeskA11yNode *app)
{
  desk_a11y_push (app, "Use Entitlement");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Emergency reactivation");
  desk_a11y_push (app, "_Use");
}

static void
use_all_but_one (DeskE2e      *e2e,
                 DeskA11yNode *app)
{
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  desk_a11y_push (app, MEMBER);
  for (guint i = 1; i <= 2; i++)
    {
      use_reactivation (app);
      desk_test_wait_until (desk_e2e_count (e2e, "service_uses") == i);
    }
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
}

static void
work_offline (DeskA11yNode *app)
{
  use_reactivation (app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Offline, 1 waiting");
  use_reactivation (app);
  desk_a11y_see (app, ATSPI_ROLE_ALERT, "is used up for November 2026: 3 of 3");
  desk_a11y_push (app, "_Cancel");
  desk_a11y_push (app, "Record Contact");
  desk_a11y_push (app, "Save");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Offline, 2 waiting");
}

static void
test_offline (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");
  g_autofree char *moved = NULL;

  desk_e2e_enrol (e2e, app);
  use_all_but_one (e2e, app);
  desk_e2e_stop_hub (e2e);
  work_offline (app);

  moved = desk_e2e_run_hub (e2e, "assign", MEMBER_NO, "K002", NULL);
  desk_e2e_start_hub (e2e);
  desk_a11y_push (app, "Offline, 2 waiting");
  desk_a11y_push (app, "Sync Now");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "2 need you");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "is in the care of another manager");
  g_assert_cmpint (desk_e2e_count (e2e, "service_uses"), ==, 2);
  g_assert_cmpint (desk_e2e_count (e2e, "contacts"), ==, 0);

  desk_a11y_push (app, "_Discard…");
  desk_a11y_push (app, "_Discard");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "1 needs you");
  desk_a11y_push (app, "_Discard…");
  desk_a11y_push (app, "_Discard");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  desk_e2e_stop_app (e2e, process);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/offline", test_offline);
}
