/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-pick.h"

/**
 * DeskMemberPick:
 *
 * Who is selected alone is opened, and kept by id, also while a list does not hold them. Of several
 * those stay selected whom the next list holds.
 */
struct _DeskMemberPick
{
  GObject              parent_instance;

  DeskMemberLines     *lines;           /* not owned */
  DeskMemberSelection *selection;       /* NULL before the first list */
  gint64               selected_id;
  gboolean             single_click;

  /* The item that was chosen, while its row is being read. */
  DeskMemberItem      *opening;
  gboolean             opening_activated;
};

G_DEFINE_FINAL_TYPE (DeskMemberPick, desk_member_pick, G_TYPE_OBJECT)

enum
{
  OPEN,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_opening (DeskMemberPick *self)
{
  if (self->opening != NULL)
    g_signal_handlers_disconnect_by_data (self->opening, self);
  g_clear_object (&self->opening);
}

static void
opening_row_cb (DeskMemberPick *self)
{
  g_autofree char *member_no = NULL;

  if (desk_member_item_get_row (self->opening) == NULL)
    return;
  member_no = g_strdup (desk_member_item_get_row (self->opening)->member_no);
  forget_opening (self);
  g_signal_emit (self, signals[OPEN], 0, member_no, self->opening_activated);
}

static void
open_item (DeskMemberPick *self,
           DeskMemberItem  *item,
           gboolean         activated)
{
  forget_opening (self);
  self->opening = g_object_ref (item);
  self->opening_activated = activated;
  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (opening_row_cb), self);
  opening_row_cb (self);
}

/* With one click to open, GTK lets the selection follow the pointer, which would undo one of several. */
static void
update_single_click (DeskMemberPick *self)
{
  gboolean several = self->selection != NULL
                     && desk_member_selection_get_size (self->selection) > 1;

  gtk_list_view_set_single_click_activate (desk_member_lines_get_view (self->lines),
                                           self->single_click && !several);
}

/* A selection that follows the pointer opens nothing. */
static void
selected_cb (DeskMemberPick *self)
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
activate_cb (DeskMemberPick *self,
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
show_selection (DeskMemberPick *self,
                GArray         *ids)
{
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  desk_member_selection_select_ids (self->selection, ids);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  update_single_click (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
show_selected (DeskMemberPick *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, self->selected_id);
  show_selection (self, ids);
}

static guint
find_selected (DeskMemberPick *self)
{
  return desk_member_list_find (desk_member_selection_get_list (self->selection),
                                self->selected_id);
}

static void
set_list (DeskMemberPick *self,
          DeskMemberList *list)
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

static void
desk_member_pick_dispose (GObject *object)
{
  DeskMemberPick *self = DESK_MEMBER_PICK (object);

  forget_opening (self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (desk_member_pick_parent_class)->dispose (object);
}

static void
desk_member_pick_class_init (DeskMemberPickClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_pick_dispose;

  signals[OPEN] = g_signal_new ("open", DESK_TYPE_MEMBER_PICK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SELECTED] = g_signal_new ("selected", DESK_TYPE_MEMBER_PICK, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_member_pick_init (DeskMemberPick *self)
{
}

/**
 * desk_member_pick_new:
 * @lines: which outlive it
 *
 * Returns: (transfer full): nobody
 */
DeskMemberPick *
desk_member_pick_new (DeskMemberLines *lines)
{
  DeskMemberPick *self = g_object_new (DESK_TYPE_MEMBER_PICK, NULL);

  self->lines = lines;
  g_signal_connect_object (desk_member_lines_get_view (lines), "activate",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * desk_member_pick_get_list:
 *
 * Returns: (transfer none) (nullable): the list on the screen
 */
DeskMemberList *
desk_member_pick_get_list (DeskMemberPick *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_PICK (self), NULL);

  return self->selection != NULL ? desk_member_selection_get_list (self->selection) : NULL;
}

/**
 * desk_member_pick_take_list:
 *
 * Shows another list, from its beginning. Who is selected stays so, and the focus with them.
 */
void
desk_member_pick_take_list (DeskMemberPick *self,
                            DeskMemberList *list)
{
  gboolean focused;

  g_return_if_fail (DESK_IS_MEMBER_PICK (self));

  focused = desk_member_lines_take_focus (self->lines);
  set_list (self, list);
  if (focused && find_selected (self) != GTK_INVALID_LIST_POSITION)
    desk_member_lines_focus (self->lines, find_selected (self));
}

/**
 * desk_member_pick_set_single_click:
 * @single_click: whether one click opens, for where the member replaces the list
 */
void
desk_member_pick_set_single_click (DeskMemberPick *self,
                                   gboolean        single_click)
{
  g_return_if_fail (DESK_IS_MEMBER_PICK (self));

  self->single_click = single_click;
  update_single_click (self);
}

/**
 * desk_member_pick_get_selected:
 *
 * Returns: the member that was selected alone last, 0 for none
 */
gint64
desk_member_pick_get_selected (DeskMemberPick *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_PICK (self), 0);

  return self->selected_id;
}

/**
 * desk_member_pick_select:
 * @id: of the member, whether the list holds it or not; 0 for none
 *
 * Selects without opening, and brings the member into sight.
 */
void
desk_member_pick_select (DeskMemberPick *self,
                         gint64          id)
{
  g_return_if_fail (DESK_IS_MEMBER_PICK (self));

  self->selected_id = id;
  if (self->selection == NULL)
    return;
  show_selected (self);
  if (find_selected (self) != GTK_INVALID_LIST_POSITION)
    desk_member_lines_scroll_to (self->lines, find_selected (self));
}

/**
 * desk_member_pick_activate:
 *
 * Opens the selected member, or the first.
 */
void
desk_member_pick_activate (DeskMemberPick *self)
{
  guint position;

  g_return_if_fail (DESK_IS_MEMBER_PICK (self));

  if (self->selection == NULL)
    return;
  position = desk_member_selection_get_first (self->selection);
  activate_cb (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
}

/**
 * desk_member_pick_focus:
 *
 * Moves the focus to the selected member, or to the first, who is selected then.
 */
void
desk_member_pick_focus (DeskMemberPick *self)
{
  guint position;

  g_return_if_fail (DESK_IS_MEMBER_PICK (self));

  if (self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  position = desk_member_selection_get_first (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position = 0, TRUE);
  desk_member_lines_focus (self->lines, position);
}

/**
 * desk_member_pick_count:
 *
 * Returns: how many members are selected
 */
guint
desk_member_pick_count (DeskMemberPick *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_PICK (self), 0);

  return self->selection != NULL ? desk_member_selection_get_size (self->selection) : 0;
}

/**
 * desk_member_pick_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): who is selected, in the order of the list
 */
GArray *
desk_member_pick_dup_ids (DeskMemberPick *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_PICK (self), NULL);

  if (self->selection == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return desk_member_selection_dup_ids (self->selection);
}

/**
 * desk_member_pick_select_all:
 * @all: everyone whom the list holds; otherwise nobody but the member that is open
 */
void
desk_member_pick_select_all (DeskMemberPick *self,
                             gboolean        all)
{
  g_return_if_fail (DESK_IS_MEMBER_PICK (self));

  if (self->selection == NULL)
    return;
  if (all)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  else
    show_selected (self);
}
