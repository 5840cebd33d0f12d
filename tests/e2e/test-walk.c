/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page as a screen reader meets it: each control has a name, and can have the focus. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-test.h>

static gboolean
is_control (AtspiRole role)
{
  switch ((int) role)
    {
    case ATSPI_ROLE_PUSH_BUTTON:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_RADIO_BUTTON:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_TEXT:
    case ATSPI_ROLE_COMBO_BOX:
    case ATSPI_ROLE_SPIN_BUTTON:
    case ATSPI_ROLE_SLIDER:
    case ATSPI_ROLE_LINK:
      return TRUE;
    default:
      return FALSE;
    }
}

typedef struct
{
  const char *place;
  guint       n_controls;
  guint       n_bad;
} Walk;

static void
complain (Walk         *walk,
          DeskA11yNode *node,
          const char   *what)
{
  g_autoptr (DeskA11yNode) label = desk_a11y_find (node, ATSPI_ROLE_LABEL, NULL);

  g_test_message ("%s: %s: role %d “%s”, which shows “%s”", walk->place, what, node->role, node->name,
                  label != NULL ? label->name : "");
  walk->n_bad++;
}

/* GTK gives what has no name that of its class. */
static gboolean
is_nameless (DeskA11yNode *node)
{
  return *node->name == '\0' || g_str_has_prefix (node->name, "Gtk") ||
         g_str_has_prefix (node->name, "Adw") || g_str_has_prefix (node->name, "Desk");
}

/* @control: that @node is a part of, an entry of its text say. The focus comes to one of both. */
static gboolean
look (Walk         *walk,
      DeskA11yNode *node,
      DeskA11yNode *control)
{
  gboolean begins = is_control (node->role) && control == NULL &&
                    DESK_A11Y_IS (node, ATSPI_STATE_SENSITIVE);
  gboolean focusable = DESK_A11Y_IS (node, ATSPI_STATE_FOCUSABLE);

  for (guint i = 0; i < node->children->len; i++)
    focusable |= look (walk, g_ptr_array_index (node->children, i), begins ? node : control);
  if (!begins)
    return focusable;

  walk->n_controls++;
  if (is_nameless (node))
    complain (walk, node, "without a name");
  if (!focusable)
    complain (walk, node, "out of reach of the keyboard");
  return TRUE;
}

/* The window that is in front, which is the last of the app's. */
static DeskA11yNode *
get_window (DeskA11yNode *app)
{
  DeskA11yNode *window = NULL;

  desk_a11y_node_read_tree (app);
  for (guint i = 0; i < app->children->len; i++)
    {
      DeskA11yNode *candidate = g_ptr_array_index (app->children, i);

      if (window == NULL || DESK_A11Y_IS (candidate, ATSPI_STATE_ACTIVE))
        window = candidate;
    }
  g_assert_nonnull (window);
  return window;
}

/* Tab, until the focus is where it was before. */
static void
walk (DeskA11yNode *app,
      const char   *place)
{
  Walk seen = { place, 0, 0 };

  look (&seen, get_window (app), NULL);
  g_test_message ("%s: %u controls", place, seen.n_controls);
  g_assert_cmpuint (seen.n_controls, >, 0);
  if (seen.n_bad > 0)
    g_test_fail ();
}

/* @role, @name: of something that only this page has. */
static void
walk_page (DeskA11yNode *app,
           const char   *page,
           AtspiRole     role,
           const char   *name)
{
  desk_e2e_act ("page", page);
  desk_a11y_see (app, role, name);
  walk (app, page);
}

static void
test_walk (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");

  desk_a11y_see (app, ATSPI_ROLE_TEXT, "Address of the hub");
  walk (app, "welcome");
  desk_e2e_enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  walk_page (app, "today", ATSPI_ROLE_LABEL, "Good morning");
  walk_page (app, "members", ATSPI_ROLE_ENTRY, "Search members");
  desk_e2e_act ("open-member", "M0000001");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Add a note");
  walk (app, "member");
  desk_e2e_act ("page", "visits");
  desk_a11y_push (app, "Month");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Monday, 23 November");
  walk (app, "visits");
  walk_page (app, "entitlements", ATSPI_ROLE_LABEL, "Emergency reactivation");
  walk_page (app, "sync", ATSPI_ROLE_LABEL, "Last successful sync");
  desk_e2e_stop_app (e2e, process);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/walk", test_walk);
}
