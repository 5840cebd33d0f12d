/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manager's first morning, as a screen reader sees it: enrol, see the low balances, record a call,
 * and the hub has it. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-test.h>

/* Prepaid accounts of K001 under 20 yuan that are not closed, counted in the feed's files. */
#define LOW_ACCOUNTS_OF_K001 12

static void
enrol (DeskE2e         *e2e,
       AtspiAccessible *app)
{
  g_autofree char *code = desk_e2e_run_hub (e2e, "enrol", "K001", NULL);
  g_autoptr (AtspiAccessible) address_entry = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Address of the hub");
  g_autoptr (AtspiAccessible) code_entry = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "One-time code");
  g_autoptr (AtspiAccessible) connect = desk_a11y_wait (app, ATSPI_ROLE_PUSH_BUTTON, "Connect");

  desk_a11y_type (address_entry, e2e->hub_url);
  desk_a11y_type (code_entry, code);
  desk_a11y_press (connect);
}

static guint
count_due (AtspiAccessible *app)
{
  return desk_a11y_count (app, ATSPI_ROLE_PUSH_BUTTON, "Record");
}

static void
record_first_call (AtspiAccessible *app)
{
  g_autoptr (AtspiAccessible) record = desk_a11y_wait (app, ATSPI_ROLE_PUSH_BUTTON, "Record");
  g_autoptr (AtspiAccessible) told = NULL;
  g_autoptr (AtspiAccessible) save = NULL;

  desk_a11y_press (record);
  told = desk_a11y_wait (app, ATSPI_ROLE_PUSH_BUTTON, "Told");
  desk_a11y_press (told);
  save = desk_a11y_wait (app, ATSPI_ROLE_PUSH_BUTTON, "Save");
  desk_a11y_press (save);
}

static gboolean
hub_has_contact (DeskE2e *e2e)
{
  g_autofree char *stats = desk_e2e_run_hub (e2e, "stats", NULL);

  return strstr (stats, "contacts: 1") != NULL;
}

static void
test_morning (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (AtspiAccessible) app = desk_a11y_wait_application ("member-desk");
  g_autoptr (AtspiAccessible) first_row = NULL;
  g_autoptr (GError) error = NULL;

  enrol (e2e, app);
  first_row = desk_a11y_wait (app, ATSPI_ROLE_PUSH_BUTTON, "Record");
  desk_test_wait_until (count_due (app) == LOW_ACCOUNTS_OF_K001);

  record_first_call (app);
  desk_test_wait_until (count_due (app) < LOW_ACCOUNTS_OF_K001);
  desk_test_wait_until (hub_has_contact (e2e));

  g_subprocess_send_signal (process, 15);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  g_test_add_func ("/e2e/morning", test_morning);
  result = g_test_run ();
  atspi_exit ();
  return result;
}
