/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-table.h"

#include "desk-member-header.h"
#include "desk-member-lines.h"

/**
 * DeskMemberTable:
 *
 * Headings over a list of lines, which agree about the columns through desk_member_columns_place().
 *
 *     DeskMemberList ─▶ DeskMemberSelection ─▶ DeskMemberLines
 *
 * Another list is another selection model with it: nothing walks all of its members. It is set once
 * its first rows are there, so that no empty lines flash by while somebody types; only the first is
 * set at once, and its rows are read while the lines are made.
 *
 * Who is selected alone is opened, and kept by id, also while a list does not hold them. Of several
 * those stay selected whom the next list holds.
 */
struct _DeskMemberTable
{
  GtkWidget            parent_instance;

  GtkWidget           *box;
  DeskMemberHeader    *header;
  DeskMemberLines     *lines;
  GtkListView         *view;            /* of the lines */
  DeskMemberLook       look;
  DeskStore           *store;
  gboolean             single_click;

  DeskMemberSelection *selection;
  gint64               selected_id;

  /* The list that comes next, and the item whose row it waits for. */
  DeskMemberList      *next;
  DeskMemberPlace      next_place;
  DeskMemberItem      *next_first;

  /* The item that was chosen, while its row is being read. */
  DeskMemberItem      *opening;
  gboolean             opening_activated;
};

G_DEFINE_FINAL_TYPE (DeskMemberTable, desk_member_table, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  SHOWN,
  SELECTED,
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

/* With one click to open, GTK lets the selection follow the pointer, which would undo one of several. */
static void
update_single_click (DeskMemberTable *self)
{
  gboolean several = self->selection != NULL
                     && desk_member_selection_get_size (self->selection) > 1;

  gtk_list_view_set_single_click_activate (self->view, self->single_click && !several);
}

/* A selection that follows the pointer opens nothing. */
static void
selected_cb (DeskMemberTable *self)
{
  guint position = desk_member_selection_get_single (self->selection);
  g_autoptr (DeskMemberItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection),
                                                           position);

  update_single_click (self);
  g_signal_emit (self, signals[SELECTED], 0);
  if (item == NULL || self->single_click)
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
show_selection (DeskMemberTable *self,
                GArray          *ids)
{
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  desk_member_selection_select_ids (self->selection, ids);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  update_single_click (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
show_selected (DeskMemberTable *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->selected_id);
  show_selection (self, ids);
}

static guint
find_selected (DeskMemberTable *self)
{
  return desk_member_list_find (desk_member_selection_get_list (self->selection),
                                self->selected_id);
}

static void
set_list (DeskMemberTable *self,
          DeskMemberList  *list)
{
  g_autoptr (GArray) several = NULL;

  if (self->selection != NULL)
    {
      if (desk_member_selection_get_size (self->selection) > 1)
        several = desk_member_selection_dup_ids (self->selection);
      g_signal_handlers_disconnect_by_func (self->selection, selected_cb, self);
    }
  g_clear_object (&self->selection);

  self->selection = desk_member_selection_new (list);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  if (several != NULL)
    show_selection (self, several);
  else
    show_selected (self);
  desk_member_lines_set_selection (self->lines, self->selection);
}

/* Where the next list is to be looked at. */
static gint64
choose_sight (DeskMemberTable *self)
{
  guint last;

  switch (self->next_place)
    {
    case DESK_MEMBER_PLACE_SELECTED:
      return self->selected_id;
    case DESK_MEMBER_PLACE_SAME:
      last = desk_member_lines_find_last (self->lines);
      return last != GTK_INVALID_LIST_POSITION
             ? desk_member_list_get_id (desk_member_table_get_list (self), last) : 0;
    case DESK_MEMBER_PLACE_TOP:
    default:
      return 0;
    }
}

static void
replace_list (DeskMemberTable *self,
              DeskMemberList  *list)
{
  gint64 sight = choose_sight (self);
  gboolean focused = desk_member_lines_take_focus (self->lines);
  guint position;

  set_list (self, list);
  if (focused && find_selected (self) != GTK_INVALID_LIST_POSITION)
    desk_member_lines_focus (self->lines, find_selected (self));
  position = sight != 0 ? desk_member_list_find (list, sight) : GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    desk_member_lines_scroll_to (self->lines, position);
}

static void
take_next (DeskMemberTable *self)
{
  g_autoptr (DeskMemberList) list = g_steal_pointer (&self->next);

  if (!is_shown (self, list))
    replace_list (self, list);
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
  if (self->lines != NULL)
    g_signal_handlers_disconnect_by_data (self->look.layout, self->lines);
  self->lines = NULL;
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

  desk_member_look_clear (&self->look);

  G_OBJECT_CLASS (desk_member_table_parent_class)->finalize (object);
}

/* First back to one, and only then out of the list. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  if (desk_member_table_count_selected (DESK_MEMBER_TABLE (widget)) < 2)
    return GDK_EVENT_PROPAGATE;
  desk_member_table_select_all (DESK_MEMBER_TABLE (widget), FALSE);
  return GDK_EVENT_STOP;
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
  signals[SELECTED] = g_signal_new ("selected", DESK_TYPE_MEMBER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOWN] = g_signal_new ("shown", DESK_TYPE_MEMBER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "membertable");
}

static void
desk_member_table_init (DeskMemberTable *self)
{
  desk_member_look_init (&self->look, GTK_WIDGET (self));
  self->lines = DESK_MEMBER_LINES (desk_member_lines_new (&self->look));
  self->view = desk_member_lines_get_view (self->lines);
  g_signal_connect_swapped (self->look.layout, "changed", G_CALLBACK (desk_member_lines_redraw),
                            self->lines);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->header = DESK_MEMBER_HEADER (desk_member_header_new (&self->look.metrics,
                                                             self->look.layout));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->lines));
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

  return self->selection != NULL ? desk_member_selection_get_list (self->selection) : NULL;
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

  self->single_click = single_click;
  update_single_click (self);
}

/**
 * desk_member_table_get_selected:
 *
 * Returns: the member that was selected alone last, 0 for none
 */
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
  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  self->selected_id = id;
  if (self->selection == NULL)
    return;
  show_selected (self);
  if (find_selected (self) != GTK_INVALID_LIST_POSITION)
    desk_member_lines_scroll_to (self->lines, find_selected (self));
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
  position = desk_member_selection_get_first (self->selection);
  activate_cb (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

/**
 * desk_member_table_focus:
 *
 * Moves the focus to the selected member, or to the first, who is selected then.
 */
void
desk_member_table_focus (DeskMemberTable *self)
{
  guint position;

  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  position = desk_member_selection_get_first (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position = 0, TRUE);
  desk_member_lines_focus (self->lines, position);
}

/**
 * desk_member_table_count_selected:
 *
 * Returns: how many members are selected
 */
guint
desk_member_table_count_selected (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), 0);

  return self->selection != NULL ? desk_member_selection_get_size (self->selection) : 0;
}

/**
 * desk_member_table_dup_selected:
 *
 * Returns: (transfer full) (element-type gint64): who is selected, in the order of the list
 */
GArray *
desk_member_table_dup_selected (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), NULL);

  if (self->selection == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return desk_member_selection_dup_ids (self->selection);
}

/**
 * desk_member_table_select_all:
 * @all: everyone whom the list holds; otherwise nobody but the member that is open
 */
void
desk_member_table_select_all (DeskMemberTable *self,
                              gboolean         all)
{
  g_return_if_fail (DESK_IS_MEMBER_TABLE (self));

  if (self->selection == NULL)
    return;
  if (all)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  else
    show_selected (self);
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
