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
 */
struct _DeskMemberTable
{
  GtkWidget         parent_instance;

  GtkWidget        *box;
  DeskMemberHeader *header;
  DeskMemberLines  *lines;
  DeskMemberPick   *pick;
  DeskMemberLook    look;
  DeskStore        *store;

  /* The list that comes next, and the item whose row it waits for. */
  DeskMemberList   *next;
  DeskMemberPlace   next_place;
  DeskMemberItem   *next_first;
};

G_DEFINE_FINAL_TYPE (DeskMemberTable, desk_member_table, GTK_TYPE_WIDGET)

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
forget_first (DeskMemberTable *self)
{
  if (self->next_first != NULL)
    g_signal_handlers_disconnect_by_data (self->next_first, self);
  g_clear_object (&self->next_first);
}

/* Where the next list is to be looked at. */
static gint64
choose_sight (DeskMemberTable *self)
{
  guint last;

  switch (self->next_place)
    {
    case DESK_MEMBER_PLACE_SELECTED:
      return desk_member_pick_get_selected (self->pick);
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
  guint position;

  desk_member_pick_take_list (self->pick, list);
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
  forget_first (self);
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

  forget_first (self);
  if (self->lines != NULL)
    g_signal_handlers_disconnect_by_data (self->look.layout, self->lines);
  self->lines = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->pick);
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
  if (desk_member_pick_count (DESK_MEMBER_TABLE (widget)->pick) < 2)
    return GDK_EVENT_PROPAGATE;
  desk_member_pick_select_all (DESK_MEMBER_TABLE (widget)->pick, FALSE);
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
  self->pick = desk_member_pick_new (self->lines);
  g_signal_connect_swapped (self->look.layout, "changed", G_CALLBACK (desk_member_lines_redraw),
                            self->lines);

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
  forget_first (self);
  g_set_object (&self->next, list);
  self->next_place = place;

  self->next_first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  if (self->next_first == NULL || desk_member_table_get_list (self) == NULL || is_shown (self, list))
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

  return desk_member_pick_get_list (self->pick);
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
 * desk_member_table_get_pick:
 *
 * Returns: (transfer none): who is selected
 */
DeskMemberPick *
desk_member_table_get_pick (DeskMemberTable *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TABLE (self), NULL);

  return self->pick;
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

  return desk_member_lines_get_view (self->lines);
}
