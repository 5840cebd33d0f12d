/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manager's first morning, as a screen reader sees it: enrol, see the low balances, record a call,
 * and the hub has it. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-test.h>

/* Prepaid accounts of K001 under 20 yuan that are not closed, counted in the feed's files. */
#define LOW_ACCOUNTS_OF_K001 12

/* By what their rows are called: other rows are recorded too. */
static guint
count_due (DeskA11yNode *app)
{
  return desk_a11y_count (app, ATSPI_ROLE_LIST_ITEM, ", balance ");
}

static void
record_first_call (DeskA11yNode *app)
{
  desk_a11y_push (app, "Record");
  desk_a11y_push (app, "Told");
  desk_a11y_push (app, "Save");
}

static void
test_morning (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");

  desk_e2e_enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Record");
  desk_test_wait_until (count_due (app) == LOW_ACCOUNTS_OF_K001);

  record_first_call (app);
  desk_test_wait_until (count_due (app) < LOW_ACCOUNTS_OF_K001);
  desk_test_wait_until (desk_e2e_count (e2e, "contacts") == 1);

  desk_e2e_stop_app (e2e, process);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/morning", test_morning);
}
