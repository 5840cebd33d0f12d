/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-table.h"

#include "desk-member-header.h"
#include "desk-member-line.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberTable:
 *
 * Headings over a list of lines. The list is shown by a GtkListView rather than a GtkColumnView,
 * whose cells would be several widgets for each of the 205 rows that GTK keeps; header and lines
 * agree about the columns through desk_member_columns_place().
 *
 *     DeskMemberList ─▶ GtkSingleSelection ─▶ GtkListView ─▶ DeskMemberLine
 *
 * Another list is another selection model with it, set on the view: nothing walks all of its
 * members. It is set once its first rows are there, so that no empty lines flash by while somebody
 * types; only the first is set at once, and its rows are read while the lines are made. What is
 * selected is kept by id, also while a list does not hold it.
 */
struct _DeskMemberTable
{
  GtkWidget           parent_instance;

  GtkWidget          *box;
  DeskMemberHeader   *header;
  GtkScrolledWindow  *scroller;
  GtkListView        *view;
  DeskMemberLook      look;
  DeskStore          *store;

  GtkSingleSelection *selection;
  gint64              selected_id;

  /* The list that comes next, and the item whose row it waits for. */
  DeskMemberList     *next;
  DeskMemberPlace     next_place;
  DeskMemberItem     *next_first;

  /* The item that was chosen, while its row is being read. */
  DeskMemberItem     *opening;
  gboolean            opening_activated;
};

G_DEFINE_FINAL_TYPE (DeskMemberTable, desk_member_table, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_item (DeskMemberTable *self,
             DeskMemberItem **item,
             GCallback        callback)
{
  if (*item != NULL)
    g_signal_handlers_disconnect_by_func (*item, callback, self);
  g_clear_object (item);
}

static void
opening_row_cb (DeskMemberTable *self)
{
  g_autofree char *member_no = NULL;

  if (desk_member_item_get_row (self->opening) == NULL)
    return;
  member_no = g_strdup (desk_member_item_get_row (self->opening)->member_no);
  forget_item (self, &self->opening, G_CALLBACK (opening_row_cb));
  g_signal_emit (self, signals[OPEN], 0, member_no, self->opening_activated);
}

static void
open_item (DeskMemberTable *self,
           DeskMemberItem  *item,
           gboolean         activated)
{
  forget_item (self, &self->opening, G_CALLBACK (opening_row_cb));
  self->opening = g_object_ref (item);
  self->opening_activated = activated;
  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (opening_row_cb), self);
  opening_row_cb (self);
}

/* With one click to open, the selection follows the pointer and opens nothing. */
static void
selected_cb (DeskMemberTable *self)
{
  DeskMemberItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL || gtk_list_view_get_single_click_activate (self->view))
    return;
  self->selected_id = desk_member_item_get_id (item);
  open_item (self, item, FALSE);
}

static void
activate_cb (DeskMemberTable *self,
             guint            position)
{
  g_autoptr (DeskMemberItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                           position);

  if (item == NULL)
    return;
  self->selected_id = desk_member_item_get_id (item);
  open_item (self, item, TRUE);
}

static void
setup_cb (DeskMemberTable *self,
          GtkListItem     *list_item)
{
  gtk_list_item_set_child (list_item, desk_member_line_new (&self->look));
}

static void
bind_cb (DeskMemberTable *self,
         GtkListItem     *list_item)
{
  desk_member_line_set_item (DESK_MEMBER_LINE (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
unbind_cb (DeskMemberTable *self,
           GtkListItem     *list_item)
{
  desk_member_line_set_item (DESK_MEMBER_LINE (gtk_list_item_get_child (list_item)), NULL);
}

static void
scroll_to (DeskMemberTable *self,
           guint            position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* GTK's row around the line of @item, while it keeps one. The list itself would take the focus to
 * the row that had it last. */
static GtkWidget *
find_row (DeskMemberTable *self,
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

/* The last member in sight: scrolled to from the top, it comes to stand where it stood. */
static gint64
find_last_seen (DeskMemberTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  DeskMemberList *list = desk_member_table_get_list (self);
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  double line = n > 0 ? gtk_adjustment_get_upper (adjustment) / n : 0;
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);

  if (line <= 0 || gtk_adjustment_get_value (adjustment) <= 0)
    return 0;
  return desk_member_list_get_id (list, MIN ((guint) (end / line), n) - 1);
}

/* Whether @list has the ids that are shown already. */
static gboolean
is_shown (DeskMemberTable *self,
          DeskMemberList  *list)
{
  DeskMemberList *shown = desk_member_table_get_list (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (shown == NULL || g_list_model_get_n_items (G_LIST_MODEL (shown)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (desk_member_list_get_id (shown, i) != desk_member_list_get_id (list, i))
      return FALSE;
  return TRUE;
}

static void
show_selected (DeskMemberTable *self)
{
  DeskMemberList *list = desk_member_table_get_list (self);
  guint position = self->selected_id != 0 ? desk_member_list_find (list, self->selected_id)
                                          : GTK_INVALID_LIST_POSITION;

  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
}

static void
set_list (DeskMemberTable *self,
          DeskMemberList  *list)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
  g_clear_object (&self->selection);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (list));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  show_selected (self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* FALSE while GTK has not made the row yet. */
static gboolean
focus_selected (DeskMemberTable *self)
{
  DeskMemberItem *item = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *row;

  if (item == NULL)
    return TRUE;
  scroll_to (self, gtk_single_selection_get_selected (self->selection));
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
      || focus_selected (DESK_MEMBER_TABLE (widget)))
    return G_SOURCE_REMOVE;
  return G_SOURCE_CONTINUE;
}

/* Takes the focus out of the list: rows that go would hand it to others, and GTK selects the row that
 * gets it. FALSE where it was not there. */
static gboolean
take_focus (DeskMemberTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self->view)) == NULL)
    return FALSE;
  gtk_root_set_focus (root, NULL);
  return TRUE;
}

static void
take_next (DeskMemberTable *self)
{
  g_autoptr (DeskMemberList) list = g_steal_pointer (&self->next);
  gint64 id = self->selected_id;
  gboolean focused;
  guint position;

  if (self->next_place == DESK_MEMBER_PLACE_SAME)
    id = find_last_seen (self);
  if (!is_shown (self, list))
    {
      focused = take_focus (self);
      set_list (self, list);
      if (focused && !focus_selected (self))
        gtk_widget_add_tick_callback (GTK_WIDGET (self), refocus_cb, NULL, NULL);
      position = id != 0 ? desk_member_list_find (list, id) : GTK_INVALID_LIST_POSITION;
      if (self->next_place != DESK_MEMBER_PLACE_TOP && position != GTK_INVALID_LIST_POSITION)
        scroll_to (self, position);
    }
  else
    desk_member_list_take_text (desk_member_table_get_list (self), list);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
next_row_cb (DeskMemberTable *self)
{
  g_autoptr (DeskMemberItem) first = NULL;

  if (desk_member_item_get_row (self->next_first) == NULL)
    return;
  first = g_object_ref (self->next_first);
  forget_item (self, &self->next_first, G_CALLBACK (next_row_cb));
  take_next (self);
}

/* All lines measure and draw themselves anew. */
static void
layout_cb (DeskMemberTable *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_queue_draw (gtk_widget_get_first_child (row));
}

static void
desk_member_table_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  DeskMemberTable *self = DESK_MEMBER_TABLE (widget);

  GTK_WIDGET_CLASS (desk_member_table_parent_class)->css_changed (widget, change);
  desk_member_metrics_take (&self->look.metrics, widget);
}

static void
desk_member_table_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  DeskMemberTable *self = DESK_MEMBER_TABLE (widget);

  GTK_WIDGET_CLASS (desk_member_table_parent_class)->system_setting_changed (widget, setting);
  desk_member_metrics_take (&self->look.metrics, widget);
}

static void
desk_member_table_dispose (GObject *object)
{
  DeskMemberTable *self = DESK_MEMBER_TABLE (object);

  forget_item (self, &self->opening, G_CALLBACK (opening_row_cb));
  forget_item (self, &self->next_first, G_CALLBACK (next_row_cb));
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->next);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_table_parent_class)->dispose (object);
}

static void
desk_member_table_finalize (GObject *object)
{
  DeskMemberTable *self = DESK_MEMBER_TABLE (object);

  g_signal_handlers_disconnect_by_data (self->look.layout, self);
  desk_member_look_clear (&self->look);

  G_OBJECT_CLASS (desk_member_table_parent_class)->finalize (object);
}

static void
desk_member_table_class_init (DeskMemberTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_member_table_finalize;
  widget_class->css_changed = desk_member_table_css_changed;
  widget_class->system_setting_changed = desk_member_table_system_setting_changed;

  signals[OPEN] = g_signal_new ("open", DESK_TYPE_MEMBER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SHOWN] = g_signal_new ("shown", DESK_TYPE_MEMBER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "membertable");
}

static void
desk_member_table_init (DeskMemberTable *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  desk_member_look_init (&self->look, GTK_WIDGET (self));
  g_signal_connect_swapped (self->look.layout, "changed", G_CALLBACK (layout_cb), self);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);

  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, g_steal_pointer (&factory)));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "members");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Members"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);

  self->header = DESK_MEMBER_HEADER (desk_member_header_new (&self->look.metrics,
                                                             self->look.layout));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scroller));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * desk_member_table_new:
 *
 * Returns: (transfer floating): a table that shows nothing yet
 */
GtkWidget *
desk_member_table_new (DeskStore *store)
{
  DeskMemberTable *self = g_object_new (DESK_TYPE_MEMBER_TABLE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_member_table_show_list:
 *
 * Shows @list as soon as its first rows have been read; "shown" then says so. A list given before
 * that takes its place. Where it holds the same members in the same order, what is shown stays as
 * it is, but for the marks.
 */
void
desk_member_table_show_list (DeskMemberTable *self,
                             DeskMemberList  *list,
                             DeskMemberPlace  place)
{
  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));
  g_return_if_fail (DESK_IS_MEMBER_LIST (list));

  desk_member_look_update (&self->look, self->store);
  forget_item (self, &self->next_first, G_CALLBACK (next_row_cb));
  g_set_object (&self->next, list);
  self->next_place = place;

  self->next_first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  if (self->next_first == NULL || self->selection == NULL || is_shown (self, list))
    {
      g_clear_object (&self->next_first);
      take_next (self);
      return;
    }
  g_signal_connect_swapped (self->next_first, "notify::row", G_CALLBACK (next_row_cb), self);
  next_row_cb (self);
}

/**
 * desk_member_table_get_list:
 *
 * Returns: (transfer none) (nullable): the list on the screen
 */
DeskMemberList *
desk_member_table_get_list (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), NULL);

  if (self->selection == NULL)
    return NULL;
  return DESK_MEMBER_LIST (gtk_single_selection_get_model (self->selection));
}

/**
 * desk_member_table_is_settled:
 *
 * Returns: whether the list last given is on the screen
 */
gboolean
desk_member_table_is_settled (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), FALSE);

  return self->next == NULL;
}

/**
 * desk_member_table_get_layout:
 *
 * Returns: (transfer none): the columns
 */
DeskMemberLayout *
desk_member_table_get_layout (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), NULL);

  return self->look.layout;
}

void
desk_member_table_set_sort (DeskMemberTable *self,
                            DeskMemberSort   sort,
                            gboolean         descending)
{
  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  desk_member_header_set_sort (self->header, sort, descending);
}

/**
 * desk_member_table_set_single_click:
 * @single_click: whether one click opens, for where the member replaces the list
 */
void
desk_member_table_set_single_click (DeskMemberTable *self,
                                    gboolean         single_click)
{
  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  gtk_list_view_set_single_click_activate (self->view, single_click);
  if (self->selection != NULL)
    show_selected (self);
}

gint64
desk_member_table_get_selected (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), 0);

  return self->selected_id;
}

/**
 * desk_member_table_select:
 * @id: of the member, whether the list holds it or not; 0 for none
 *
 * Selects without opening, and brings the member into sight.
 */
void
desk_member_table_select (DeskMemberTable *self,
                          gint64           id)
{
  guint position;

  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  self->selected_id = id;
  if (self->selection == NULL)
    return;
  show_selected (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

/**
 * desk_member_table_activate:
 *
 * Opens the selected member, or the first.
 */
void
desk_member_table_activate (DeskMemberTable *self)
{
  guint position;

  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  if (self->selection == NULL)
    return;
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position = 0);
  activate_cb (self, position);
}

/**
 * desk_member_table_focus:
 *
 * Moves the focus to the selected member, or to the first.
 */
void
desk_member_table_focus (DeskMemberTable *self)
{
  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  focus_selected (self);
}

/**
 * desk_member_table_get_view:
 *
 * Returns: (transfer none): the list view
 */
GtkListView *
desk_member_table_get_view (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), NULL);

  return self->view;
}
