/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In its sandbox, for `./dev flatpak --test`: the hub that the organisation fixed stands there, a code is
 * all that is entered; work that waits outlives an update from the version before, and reaches the hub. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-test.h>

#define MEMBER "潘友康"
#define TEXT "Moves house next month"

static void
run (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
fix_hub (DeskE2e *e2e)
{
  const char *dir = g_getenv ("MEMBER_DESK_SITE_DIR");
  g_autofree char *path = g_build_filename (dir, "desk.conf", NULL);
  g_autofree char *text = g_strdup_printf ("[hub]\naddress=%s\n", e2e->hub_url);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (dir, 0755), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
enrol (DeskE2e      *e2e,
       DeskA11yNode *app)
{
  g_autofree char *code = desk_e2e_run_hub (e2e, "enrol", "K001", NULL);
  g_autoptr (DeskA11yNode) entry = NULL;

  desk_a11y_see (app, ATSPI_ROLE_TEXT, "Address of the hub, set by your organisation");
  entry = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "One-time code");
  desk_a11y_type (entry, code);
  desk_a11y_push (app, "Connect");
}

static void
write_offline (DeskE2e      *e2e,
               DeskA11yNode *app)
{
  g_autoptr (DeskA11yNode) editor = NULL;

  desk_e2e_stop_hub (e2e);
  desk_a11y_push (app, MEMBER);
  desk_a11y_push (app, "Add a note");
  editor = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Note");
  desk_a11y_type (editor, TEXT);
  desk_a11y_push (app, "_Save");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Offline, 1 waiting");
}

static void
test_flatpak (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GSubprocess) second = NULL;
  g_autoptr (DeskA11yNode) app = NULL;
  g_autoptr (DeskA11yNode) again = NULL;

  fix_hub (e2e);
  first = desk_e2e_start_app (e2e);
  app = desk_a11y_wait_application ("member-desk");
  enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  run ((const char *const[]) { "import", "-window", "root", g_getenv ("MEMBER_DESK_PICTURE"), NULL });
  write_offline (e2e, app);
  desk_e2e_stop_app (e2e, first);

  run ((const char *const[]) { g_getenv ("MEMBER_DESK_UPDATE"), "--user", NULL });
  second = desk_e2e_start_app (e2e);
  again = desk_a11y_wait_application ("member-desk");
  desk_a11y_see (again, ATSPI_ROLE_PUSH_BUTTON, "1 waiting");
  g_assert_cmpint (desk_e2e_count (e2e, "notes"), ==, 0);
  desk_e2e_start_hub (e2e);
  desk_a11y_push (again, "1 waiting");
  desk_a11y_push (again, "Sync Now");
  desk_test_wait_until (desk_e2e_count (e2e, "notes") == 1);
  desk_a11y_see (again, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  desk_e2e_stop_app (e2e, second);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/flatpak", test_flatpak);
}
