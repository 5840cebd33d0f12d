/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With the keyboard alone: an app with a PIN starts locked and is locked again. Then the accessibility bus
 * has nothing of any member; the PIN gives all back. */
#include "desk-a11y.h"
#include "desk-e2e.h"
#include "desk-keys.h"

#include <desk-test.h>

#define MEMBER "潘友康"
#define INITIALS "pyk"
#define PIN "1234"
/* Of it, as `argon2 somesaltsomesalt -id -t 1 -m 13 -e` of Debian says. */
#define HASH "$argon2id$v=19$m=8192,t=1,p=1$" \
             "c29tZXNhbHRzb21lc2FsdA$GDNlgjjJUH0B2c7XfikBWvayZ+yYX1+T0/dG4UIOxSU"

static void
find_member (DeskA11yNode *app)
{
  desk_keys_press ("ctrl+f");
  desk_a11y_see (app, ATSPI_ROLE_ENTRY, "Search members");
  desk_keys_type (INITIALS);
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "1 member");
  desk_keys_press ("Down");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Ms " MEMBER);
}

/* As an earlier start of the app left it. */
static void
set_pin (DeskE2e *e2e)
{
  g_autofree char *path = g_build_filename (e2e->dir, "desk", "lock.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "[lock]\npin=" HASH "\nwrong-tries=0\ntried-ms=0\n", -1, &error);
  g_assert_no_error (error);
}

static guint
count_telling (DeskA11yNode *node)
{
  guint n = strstr (node->name, MEMBER) != NULL || strstr (node->name, INITIALS) != NULL;

  for (guint i = 0; i < node->children->len; i++)
    n += count_telling (g_ptr_array_index (node->children, i));
  return n;
}

static guint
count_telling_now (DeskA11yNode *app)
{
  desk_a11y_node_read_tree (app);
  return count_telling (app);
}

static void
assert_locked (DeskA11yNode *app)
{
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "_Unlock");
  g_assert_cmpuint (count_telling_now (app), ==, 0);
}

/* Whether the program still answers for a widget that was there. */
static gboolean
is_there (DeskA11yNode *node)
{
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (node->bus, node->owner, node->path,
                                 "org.freedesktop.DBus.Properties", "Get",
                                 g_variant_new ("(ss)", "org.a11y.atspi.Accessible", "Name"), NULL,
                                 G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  return reply != NULL;
}

static void
unlock (DeskA11yNode *app)
{
  desk_keys_focus ();
  desk_keys_type (PIN);
  desk_keys_press ("Return");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
}

static void
enrol (DeskE2e *e2e)
{
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");

  desk_e2e_enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");
  desk_keys_press ("ctrl+q");
  desk_e2e_wait_end (e2e, process);
}

static void
lock_and_unlock (DeskA11yNode *app)
{
  g_autoptr (DeskA11yNode) label = desk_a11y_wait (app, ATSPI_ROLE_LABEL, "Ms " MEMBER);

  g_assert_true (is_there (label));
  g_assert_cmpuint (count_telling_now (app), >, 0);
  desk_keys_press ("ctrl+shift+l");
  assert_locked (app);
  g_assert_false (is_there (label));
  /* Keys lead nowhere. */
  desk_keys_press ("alt+3");
  desk_keys_press ("ctrl+f");
  desk_keys_press ("ctrl+comma");
  assert_locked (app);
  unlock (app);
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Ms " MEMBER);
}

static void
test_lock (void)
{
  g_autoptr (GSubprocess) manager = desk_keys_start_manager ();
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (DeskA11yNode) app = NULL;

  enrol (e2e);
  set_pin (e2e);
  process = desk_e2e_start_app (e2e);
  app = desk_a11y_wait_application ("member-desk");
  assert_locked (app);
  unlock (app);
  find_member (app);
  lock_and_unlock (app);
  desk_keys_press ("ctrl+q");
  desk_e2e_wait_end (e2e, process);
  g_subprocess_force_exit (manager);
  g_subprocess_wait (manager, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/lock", test_lock);
}
