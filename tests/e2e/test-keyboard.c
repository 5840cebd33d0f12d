/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day with the keyboard alone: enrolled, a member found by the initials of her name, a visit to her
 * planned and moved, the move taken back; and after a new start in Chinese all of it is there, in Chinese. */
#include "desk-a11y.h"
#include "desk-e2e.h"
#include "desk-keys.h"

#include <desk-test.h>

#define MEMBER "潘友康"
#define INITIALS "pyk"

static void
enrol (DeskE2e      *e2e,
       DeskA11yNode *app)
{
  g_autofree char *code = desk_e2e_run_hub (e2e, "enrol", "K001", NULL);

  desk_a11y_see (app, ATSPI_ROLE_TEXT, "Address of the hub");
  desk_keys_type (e2e->hub_url);
  desk_keys_press ("Tab");
  desk_keys_type (code);
  desk_keys_press ("Return");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
}

static void
find_member (DeskA11yNode *app)
{
  desk_keys_press ("ctrl+f");
  desk_a11y_see (app, ATSPI_ROLE_ENTRY, "Search members");
  desk_keys_type (INITIALS);
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "1 member");
  desk_keys_press ("Down");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Use Entitlement");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Ms " MEMBER);
}

/* The dialog lists others until the search is answered. */
static gboolean
is_first (DeskA11yNode *app)
{
  g_autoptr (DeskA11yNode) first = desk_a11y_find (app, ATSPI_ROLE_LIST_ITEM, NULL);

  return first != NULL && strstr (first->name, MEMBER) != NULL;
}

static void
open_dialog (DeskA11yNode *app)
{
  desk_keys_press ("ctrl+n");
  desk_a11y_wait_window (app, "Plan a Visit");
}

/* Escape ends the search, and once more the dialog. */
static void
plan_visit (DeskE2e      *e2e,
            DeskA11yNode *app)
{
  desk_keys_press ("alt+3");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Week");
  open_dialog (app);
  desk_keys_press ("x");
  desk_keys_press ("Escape");
  desk_keys_press ("Escape");
  desk_a11y_wait_window (app, "Member Desk");
  open_dialog (app);
  desk_keys_type (INITIALS);
  desk_test_wait_until (is_first (app));
  desk_keys_press ("Return");
  desk_keys_press ("ctrl+Return");
  desk_test_wait_until (desk_e2e_count (e2e, "visits") == 1);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "09:45");
}

static void
move_visit (DeskE2e      *e2e,
            DeskA11yNode *app)
{
  desk_keys_press ("Tab");
  desk_keys_press ("alt+Down");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, MEMBER ", Monday, 23 November, 10:00–11:00");
  desk_test_wait_until (desk_e2e_count (e2e, "visit_events") == 2);
  desk_keys_press ("alt+Right");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, MEMBER ", Tuesday, 24 November, 10:00–11:00");
  desk_test_wait_until (desk_e2e_count (e2e, "visit_events") == 3);
  desk_keys_press ("ctrl+z");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, MEMBER ", Monday, 23 November, 10:00–11:00");
  desk_test_wait_until (desk_e2e_count (e2e, "visit_events") == 4);
}

/* Nothing of what the person sees then is English: pages, the visit, and where the sync stands. */
static void
read_in_chinese (DeskE2e *e2e)
{
  g_autoptr (GSubprocess) process = desk_e2e_start_app_in (e2e, "zh_CN");
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");

  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "已是最新");
  desk_keys_press ("alt+3");
  desk_a11y_see (app, ATSPI_ROLE_LIST_ITEM, "上门服务");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, MEMBER "女士，11月23日");
  desk_keys_press ("ctrl+q");
  desk_e2e_wait_end (e2e, process);
}

static void
test_keyboard (void)
{
  g_autoptr (GSubprocess) manager = desk_keys_start_manager ();
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");

  enrol (e2e, app);
  find_member (app);
  plan_visit (e2e, app);
  move_visit (e2e, app);
  desk_keys_press ("ctrl+q");
  desk_e2e_wait_end (e2e, process);
  read_in_chinese (e2e);
  g_subprocess_force_exit (manager);
  g_subprocess_wait (manager, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/keyboard", test_keyboard);
}
