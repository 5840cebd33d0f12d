/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-a11y.h"

#include <desk-test.h>

/* GTK shows a button as pressed for 250 ms, and acts then. GTK 4.8 falls over a question about a widget
 * that is just being made, so nobody asks until that is over. */
#define PRESS_MS 800
/* A whole program starts meanwhile, beside others. */
#define DEADLINE_MS (3 * DESK_TEST_DEADLINE_MS)

/* Before GTK 4.10 a toggle button was a push button. */
static gboolean
is_role (AtspiRole own_role,
         AtspiRole role)
{
  return own_role == role
         || (role == ATSPI_ROLE_PUSH_BUTTON && own_role == ATSPI_ROLE_TOGGLE_BUTTON);
}

/* A name fits when it has what is looked for: GTK puts mnemonics before it, and rows go on with figures. */
static gboolean
is_match (const DeskA11yNode *node,
          AtspiRole           role,
          const char         *name)
{
  return is_role (node->role, role) && (name == NULL || strstr (node->name, name) != NULL);
}

/* Of an application's windows the newest comes first: a dialog covers what it belongs to. */
static void
collect (DeskA11yNode *root,
         AtspiRole     role,
         const char   *name,
         gboolean      from_last,
         GPtrArray    *found)
{
  for (guint i = 0; i < root->children->len; i++)
    {
      guint index = from_last ? root->children->len - 1 - i : i;
      DeskA11yNode *child = g_ptr_array_index (root->children, index);

      if (is_match (child, role, name))
        g_ptr_array_add (found, desk_a11y_node_ref (child));
      collect (child, role, name, FALSE, found);
    }
}

static GPtrArray *
collect_fresh (DeskA11yNode *root,
               AtspiRole     role,
               const char   *name)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_a11y_node_unref);

  desk_a11y_node_read_tree (root);
  collect (root, role, name, TRUE, found);
  return found;
}

/**
 * desk_a11y_find:
 *
 * Returns: (transfer full) (nullable): the first that shows now
 */
DeskA11yNode *
desk_a11y_find (DeskA11yNode *root,
                AtspiRole     role,
                const char   *name)
{
  g_autoptr (GPtrArray) found = collect_fresh (root, role, name);

  return found->len == 0 ? NULL : desk_a11y_node_ref (g_ptr_array_index (found, 0));
}

guint
desk_a11y_count (DeskA11yNode *root,
                 AtspiRole     role,
                 const char   *name)
{
  g_autoptr (GPtrArray) found = collect_fresh (root, role, name);

  return found->len;
}

static DeskA11yNode *
find_state (DeskA11yNode   *root,
            AtspiStateType  state)
{
  DeskA11yNode *found = NULL;

  for (guint i = root->children->len; i > 0 && found == NULL; i--)
    {
      DeskA11yNode *child = g_ptr_array_index (root->children, i - 1);

      found = DESK_A11Y_IS (child, state) ? child : find_state (child, state);
    }
  return found;
}

static gboolean
is_window_focused (DeskA11yNode *app,
                   const char   *title)
{
  desk_a11y_node_read_tree (app);
  for (guint i = 0; i < app->children->len; i++)
    {
      DeskA11yNode *window = g_ptr_array_index (app->children, i);

      if (g_str_equal (window->name, title) && find_state (window, ATSPI_STATE_FOCUSED) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_a11y_wait_window:
 *
 * Waits until keys go to the window of that title.
 */
void
desk_a11y_wait_window (DeskA11yNode *app,
                       const char   *title)
{
  desk_test_wait_until (is_window_focused (app, title));
}

static void
print_below (DeskA11yNode *root,
             guint         depth)
{
  for (guint i = 0; i < root->children->len; i++)
    {
      DeskA11yNode *child = g_ptr_array_index (root->children, i);

      g_printerr ("%*s%u '%s'\n", (int) depth * 2, "", child->role, child->name);
      print_below (child, depth + 1);
    }
}

/**
 * desk_a11y_print:
 *
 * Writes what showed at last to standard error, to see why something was not found.
 */
void
desk_a11y_print (DeskA11yNode *root)
{
  print_below (root, 0);
}

/**
 * desk_a11y_wait:
 *
 * Returns: (transfer full): the first that shows, once one does
 */
DeskA11yNode *
desk_a11y_wait (DeskA11yNode *root,
                AtspiRole     role,
                const char   *name)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_MS * G_TIME_SPAN_MILLISECOND;
  DeskA11yNode *found;

  while ((found = desk_a11y_find (root, role, name)) == NULL && g_get_monotonic_time () < deadline)
    desk_test_iterate ();
  if (found == NULL)
    {
      desk_a11y_print (root);
      g_error ("nothing is called “%s”", name);
    }
  return found;
}

/* Returns: (transfer full): all programs that there are to be asked */
static DeskA11yNode *
connect_to_desktop (void)
{
  g_autoptr (GDBusConnection) session = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  const char *address;

  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);
  return desk_a11y_node_new (bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
}

static DeskA11yNode *
find_application (DeskA11yNode *desktop,
                  const char   *name)
{
  desk_a11y_node_read (desktop);
  for (guint i = 0; i < desktop->children->len; i++)
    {
      DeskA11yNode *child = g_ptr_array_index (desktop->children, i);

      desk_a11y_node_read (child);
      if (g_str_equal (child->name, name))
        return desk_a11y_node_ref (child);
    }
  return NULL;
}

/**
 * desk_a11y_wait_application:
 *
 * Returns: (transfer full): the running program of that name
 */
DeskA11yNode *
desk_a11y_wait_application (const char *name)
{
  g_autoptr (DeskA11yNode) desktop = connect_to_desktop ();
  DeskA11yNode *found = NULL;

  desk_test_wait_until ((found = find_application (desktop, name)) != NULL);
  return found;
}

static gboolean
set_true_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * desk_a11y_press:
 *
 * Does what a click on it does.
 */
void
desk_a11y_press (DeskA11yNode *node)
{
  g_autoptr (GVariant) answer =
    desk_a11y_node_call (node, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", 0), "(b)");
  gboolean acted = FALSE;

  g_timeout_add (PRESS_MS, set_true_cb, &acted);
  desk_test_wait_until (acted);
}

/**
 * desk_a11y_push:
 *
 * Waits for a button of that name, and does what a click on it does.
 */
void
desk_a11y_push (DeskA11yNode *root,
                const char   *name)
{
  g_autoptr (DeskA11yNode) button = desk_a11y_wait (root, ATSPI_ROLE_PUSH_BUTTON, name);

  desk_a11y_press (button);
}

/**
 * desk_a11y_see:
 *
 * Waits until something of that role and name shows.
 */
void
desk_a11y_see (DeskA11yNode *root,
               AtspiRole     role,
               const char   *name)
{
  g_autoptr (DeskA11yNode) found = desk_a11y_wait (root, role, name);

  g_assert_nonnull (found);
}

/**
 * desk_a11y_type:
 *
 * Replaces the text of an entry.
 */
void
desk_a11y_type (DeskA11yNode *node,
                const char   *text)
{
  g_autoptr (GVariant) answer =
    desk_a11y_node_call (node, "org.a11y.atspi.EditableText", "SetTextContents",
                         g_variant_new ("(s)", text), "(b)");
  gboolean typed;

  g_variant_get (answer, "(b)", &typed);
  g_assert_true (typed);
}

static char *
dup_text (DeskA11yNode *node)
{
  g_autoptr (GVariant) answer = desk_a11y_node_call (node, "org.a11y.atspi.Text", "GetText",
                                                     g_variant_new ("(ii)", 0, -1), "(s)");
  char *text;

  g_variant_get (answer, "(s)", &text);
  return text;
}

/**
 * desk_a11y_read:
 *
 * The entry holds that text.
 */
void
desk_a11y_read (DeskA11yNode *node,
                const char   *text)
{
  g_autofree char *found = dup_text (node);

  g_assert_cmpstr (found, ==, text);
}

void
desk_a11y_wait_text (DeskA11yNode *node,
                     const char   *text)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_MS * G_TIME_SPAN_MILLISECOND;
  g_autofree char *found = dup_text (node);

  while (!g_str_equal (found, text) && g_get_monotonic_time () < deadline)
    {
      desk_test_iterate ();
      g_free (found);
      found = dup_text (node);
    }
  g_assert_cmpstr (found, ==, text);
}
