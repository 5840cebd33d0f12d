/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-focus.h"

static gboolean
is_back (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
}

/**
 * desk_focus_children:
 *
 * The vfunc `focus` of whatever has a vfunc `grab_focus` of its own: by GTK's, Tab would come to what
 * that chooses, and never to what stands before it.
 *
 * Returns: whether the focus stays within @widget
 */
gboolean
desk_focus_children (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  GtkWidget * (*next) (GtkWidget *) =
    is_back (direction) ? gtk_widget_get_prev_sibling : gtk_widget_get_next_sibling;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = is_back (direction) ? gtk_widget_get_last_child (widget)
                                : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = next (child))
    if (gtk_widget_get_mapped (child) && !GTK_IS_NATIVE (child)
        && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
