/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-a11y.h"

#include <desk-test.h>

#define MAX_DEPTH 60

/* GTK shows a button as pressed for 250 ms, and acts then. GTK 4.8 falls over a question about a widget
 * that is just being made, so nobody asks until that is over. */
#define PRESS_MS 800

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
is_match (AtspiAccessible *accessible,
          AtspiRole        role,
          const char      *name)
{
  g_autofree char *own_name = NULL;

  if (!is_role (atspi_accessible_get_role (accessible, NULL), role))
    return FALSE;
  if (name == NULL)
    return TRUE;
  own_name = atspi_accessible_get_name (accessible, NULL);
  return own_name != NULL && strstr (own_name, name) != NULL;
}

static gboolean
is_visible (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return atspi_state_set_contains (states, ATSPI_STATE_VISIBLE);
}

/* Of an application's windows the newest comes first: a dialog covers what it belongs to. */
static void
collect (AtspiAccessible *root,
         AtspiRole        role,
         const char      *name,
         guint            depth,
         GPtrArray       *found)
{
  int n_children = atspi_accessible_get_child_count (root, NULL);

  for (int i = 0; i < n_children && depth < MAX_DEPTH; i++)
    {
      int index = depth == 0 ? n_children - 1 - i : i;
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, index, NULL);

      if (child == NULL || !is_visible (child))
        continue;
      if (is_match (child, role, name))
        g_ptr_array_add (found, g_object_ref (child));
      collect (child, role, name, depth + 1, found);
    }
}

static GPtrArray *
collect_fresh (AtspiAccessible *root,
               AtspiRole        role,
               const char      *name)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  /* libatspi keeps what it once read; the other process goes on. */
  atspi_accessible_clear_cache (root);
  collect (root, role, name, 0, found);
  return found;
}

/**
 * desk_a11y_find:
 *
 * Returns: (transfer full) (nullable): the first that shows now
 */
AtspiAccessible *
desk_a11y_find (AtspiAccessible *root,
                AtspiRole        role,
                const char      *name)
{
  g_autoptr (GPtrArray) found = collect_fresh (root, role, name);

  return found->len == 0 ? NULL : g_object_ref (g_ptr_array_index (found, 0));
}

guint
desk_a11y_count (AtspiAccessible *root,
                 AtspiRole        role,
                 const char      *name)
{
  g_autoptr (GPtrArray) found = collect_fresh (root, role, name);

  return found->len;
}

static void
print_below (AtspiAccessible *root,
             guint            depth)
{
  for (int i = 0; i < atspi_accessible_get_child_count (root, NULL) && depth < MAX_DEPTH; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);
      g_autofree char *role = NULL;
      g_autofree char *name = NULL;

      if (child == NULL || !is_visible (child))
        continue;
      role = atspi_accessible_get_role_name (child, NULL);
      name = atspi_accessible_get_name (child, NULL);
      g_printerr ("%*s%s '%s'\n", (int) depth * 2, "", role, name);
      print_below (child, depth + 1);
    }
}

/**
 * desk_a11y_print:
 *
 * Writes what shows to standard error, to see why something was not found.
 */
void
desk_a11y_print (AtspiAccessible *root)
{
  print_below (root, 0);
}

/**
 * desk_a11y_wait:
 *
 * Returns: (transfer full): the first that shows, once one does
 */
AtspiAccessible *
desk_a11y_wait (AtspiAccessible *root,
                AtspiRole        role,
                const char      *name)
{
  gint64 deadline = g_get_monotonic_time () + DESK_TEST_DEADLINE_MS * G_TIME_SPAN_MILLISECOND;
  AtspiAccessible *found;

  while ((found = desk_a11y_find (root, role, name)) == NULL && g_get_monotonic_time () < deadline)
    desk_test_iterate ();
  if (found == NULL)
    {
      desk_a11y_print (root);
      g_error ("nothing is called “%s”", name);
    }
  return found;
}

static AtspiAccessible *
find_application (const char *name)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);

  atspi_accessible_clear_cache (desktop);
  for (int i = 0; i < atspi_accessible_get_child_count (desktop, NULL); i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *own_name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (g_strcmp0 (own_name, name) == 0)
        return g_steal_pointer (&child);
    }
  return NULL;
}

/**
 * desk_a11y_wait_application:
 *
 * Returns: (transfer full): the running program of that name
 */
AtspiAccessible *
desk_a11y_wait_application (const char *name)
{
  AtspiAccessible *found = NULL;

  desk_test_wait_until ((found = find_application (name)) != NULL);
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
desk_a11y_press (AtspiAccessible *accessible)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (accessible);
  gboolean acted = FALSE;

  g_assert_nonnull (action);
  atspi_action_do_action (action, 0, &error);
  g_assert_no_error (error);
  g_timeout_add (PRESS_MS, set_true_cb, &acted);
  desk_test_wait_until (acted);
}

/**
 * desk_a11y_push:
 *
 * Waits for a button of that name, and does what a click on it does.
 */
void
desk_a11y_push (AtspiAccessible *root,
                const char      *name)
{
  g_autoptr (AtspiAccessible) button = desk_a11y_wait (root, ATSPI_ROLE_PUSH_BUTTON, name);

  desk_a11y_press (button);
}

/**
 * desk_a11y_see:
 *
 * Waits until something of that role and name shows.
 */
void
desk_a11y_see (AtspiAccessible *root,
               AtspiRole        role,
               const char      *name)
{
  g_autoptr (AtspiAccessible) found = desk_a11y_wait (root, role, name);

  g_assert_nonnull (found);
}

/**
 * desk_a11y_type:
 *
 * Replaces the text of an entry.
 */
void
desk_a11y_type (AtspiAccessible *accessible,
                const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (accessible);

  g_assert_nonnull (editable);
  atspi_editable_text_set_text_contents (editable, text, &error);
  g_assert_no_error (error);
}

/**
 * desk_a11y_read:
 *
 * The entry holds that text.
 */
void
desk_a11y_read (AtspiAccessible *accessible,
                const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiText) own = atspi_accessible_get_text_iface (accessible);
  g_autofree char *found = NULL;

  g_assert_nonnull (own);
  found = atspi_text_get_text (own, 0, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}
