/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-lines.h"

#include "desk-member-line.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberLines:
 *
 * A GtkListView rather than a GtkColumnView, whose cells would be several widgets for each of the 205
 * rows that GTK keeps. It is asked for what GTK 4.8 does not do by itself: to scroll to a position, and
 * to keep the focus where it was when another list takes the place of this one.
 */
struct _DeskMemberLines
{
  GtkWidget             parent_instance;

  GtkScrolledWindow    *scroller;
  GtkListView          *view;
  const DeskMemberLook *look;
  DeskMemberSelection  *selection;      /* NULL before the first */
  guint                 focus;          /* the position that waits for its row */
};

G_DEFINE_FINAL_TYPE (DeskMemberLines, desk_member_lines, GTK_TYPE_WIDGET)

static void
setup_cb (DeskMemberLines *self,
          GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, desk_member_line_new (self->look));
}

static void
bind_cb (DeskMemberLines *self,
         GtkListItem     *list_item)
{
  desk_member_line_set_item (DESK_MEMBER_LINE (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_cb (DeskMemberLines *self,
           GtkListItem     *list_item)
{
  desk_member_line_set_item (DESK_MEMBER_LINE (gtk_list_item_get_child (list_item)), NULL);
}

/* GTK's row around the line of @item, while it keeps one. The list itself would take the focus to
 * the row that had it last. */
static GtkWidget *
find_row (DeskMemberLines *self,
          DeskMemberItem  *item)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (DESK_IS_MEMBER_LINE (line) && desk_member_line_get_item (DESK_MEMBER_LINE (line)) == item)
        return row;
    }
  return NULL;
}

/* FALSE while GTK has not made the row yet. */
static gboolean
focus_row (DeskMemberLines *self)
{
  g_autoptr (DeskMemberItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                           self->focus);
  GtkWidget *row;

  if (item == NULL)
    return TRUE;
  desk_member_lines_scroll_to (self, self->focus);
  row = find_row (self, item);
  return row != NULL && gtk_widget_grab_focus (row);
}

/* Unless the person has put the focus elsewhere meanwhile. */
static gboolean
refocus_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  if (gtk_root_get_focus (gtk_widget_get_root (widget)) != NULL
      || focus_row (DESK_MEMBER_LINES (widget)))
    return G_SOURCE_REMOVE;
  return G_SOURCE_CONTINUE;
}

static void
desk_member_lines_dispose (GObject *object)
{
  DeskMemberLines *self = DESK_MEMBER_LINES (object);

  g_clear_pointer ((GtkWidget **) &self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (desk_member_lines_parent_class)->dispose (object);
}

/* GTK 4.8 goes from row to row by Tab, however many there are. Here the list is one stop, at the
 * selected member; arrows go on from there. */
static gboolean
desk_member_lines_move_focus (GtkWidget        *widget,
                              GtkDirectionType  direction)
{
  DeskMemberLines *self = DESK_MEMBER_LINES (widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  guint selected = GTK_INVALID_LIST_POSITION;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tab && self->selection != NULL)
    selected = desk_member_selection_get_first (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    return GTK_WIDGET_CLASS (desk_member_lines_parent_class)->focus (widget, direction);
  desk_member_lines_focus (self, selected);
  return TRUE;
}

static void
desk_member_lines_class_init (DeskMemberLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_lines_dispose;
  GTK_WIDGET_CLASS (klass)->focus = desk_member_lines_move_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_member_lines_init (DeskMemberLines *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, g_steal_pointer (&factory)));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "members");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Members"),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
}

GtkWidget *
desk_member_lines_new (const DeskMemberLook *look)
{
  DeskMemberLines *self = g_object_new (DESK_TYPE_MEMBER_LINES, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

/**
 * desk_member_lines_get_view:
 *
 * Returns: (transfer none)
 */
GtkListView *
desk_member_lines_get_view (DeskMemberLines *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LINES (self), NULL);

  return self->view;
}

/**
 * desk_member_lines_set_selection:
 *
 * Shows another list, from its beginning.
 */
void
desk_member_lines_set_selection (DeskMemberLines     *self,
                                 DeskMemberSelection *selection)
{
  g_return_if_fail (DESK_IS_MEMBER_LINES (self));

  g_set_object (&self->selection, selection);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

void
desk_member_lines_scroll_to (DeskMemberLines *self,
                             guint            position)
{
  g_return_if_fail (DESK_IS_MEMBER_LINES (self));

  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/**
 * desk_member_lines_find_last:
 *
 * Returns: the position of the last member in sight: scrolled to from the top, it comes to stand where
 *   it stood; %GTK_INVALID_LIST_POSITION where the list is seen from its beginning
 */
guint
desk_member_lines_find_last (DeskMemberLines *self)
{
  GtkAdjustment *adjustment;
  guint n;
  double line;
  double end;

  g_return_val_if_fail (DESK_IS_MEMBER_LINES (self), GTK_INVALID_LIST_POSITION);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  n = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  line = n > 0 ? gtk_adjustment_get_upper (adjustment) / n : 0;
  end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);
  if (line <= 0 || gtk_adjustment_get_value (adjustment) <= 0)
    return GTK_INVALID_LIST_POSITION;
  return MIN ((guint) (end / line), n) - 1;
}

/**
 * desk_member_lines_focus:
 *
 * Moves the focus to a member, at once or, unless the person moves it meanwhile, as soon as there is
 * a row.
 */
void
desk_member_lines_focus (DeskMemberLines *self,
                         guint            position)
{
  g_return_if_fail (DESK_IS_MEMBER_LINES (self));

  self->focus = position;
  if (self->selection != NULL && !focus_row (self))
    gtk_widget_add_tick_callback (GTK_WIDGET (self), refocus_cb, NULL, NULL);
}

/**
 * desk_member_lines_take_focus:
 *
 * Takes the focus out of the list: rows that go would hand it to others, and GTK selects the row that
 * gets it.
 *
 * Returns: whether it was there
 */
gboolean
desk_member_lines_take_focus (DeskMemberLines *self)
{
  GtkRoot *root;

  g_return_val_if_fail (DESK_IS_MEMBER_LINES (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->view)) == NULL)
    return FALSE;
  gtk_root_set_focus (root, NULL);
  return TRUE;
}

/**
 * desk_member_lines_redraw:
 *
 * For when the look of the lines is another.
 */
void
desk_member_lines_redraw (DeskMemberLines *self)
{
  g_return_if_fail (DESK_IS_MEMBER_LINES (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_queue_draw (gtk_widget_get_first_child (row));
}
