/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tab-stop.h"

/**
 * DeskTabStop:
 *
 * Around a list whose rows have nothing to press. GTK 4.8 goes from row to row by Tab, however many
 * there are; here Tab comes to the list and leaves it, and arrows go through it.
 */
struct _DeskTabStop
{
  AdwBin  parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskTabStop, desk_tab_stop, ADW_TYPE_BIN)

static gboolean
desk_tab_stop_move_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (desk_tab_stop_parent_class)->focus (widget, direction);
}

static void
desk_tab_stop_class_init (DeskTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = desk_tab_stop_move_focus;
}

static void
desk_tab_stop_init (DeskTabStop *self)
{
}
