/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk takes nothing more while a note is saved: the app says so, the text stays where it is, and
 * when there is room again, it is saved and reaches the hub. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-test.h>

#define MEMBER "潘友康"
#define TEXT "Prefers to be called after work"

static void
test_full (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");
  g_autoptr (DeskA11yNode) editor = NULL;

  desk_e2e_enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  desk_a11y_push (app, MEMBER);
  desk_a11y_push (app, "Add a note");
  editor = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Note");
  desk_a11y_type (editor, TEXT);

  desk_e2e_fill_disk (process, TRUE);
  desk_a11y_push (app, "_Save");
  desk_a11y_see (app, ATSPI_ROLE_ALERT, "space");
  desk_a11y_read (editor, TEXT);

  desk_e2e_fill_disk (process, FALSE);
  desk_a11y_push (app, "_Save");
  desk_test_wait_until (desk_e2e_count (e2e, "notes") == 1);
  desk_e2e_stop_app (e2e, process);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/full", test_full);
}
