/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-selection.h"

/**
 * DeskMemberSelection:
 *
 * Keeps positions, not items: GtkMultiSelection would ask for, and hold, every member of a list of
 * which all are selected. The list is one query's answer and never changes.
 */
struct _DeskMemberSelection
{
  GObject         parent_instance;

  DeskMemberList *list;
  GtkBitset      *selected;
};

static void desk_member_selection_list_iface_init  (GListModelInterface        *iface);
static void desk_member_selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
  DeskMemberSelection, desk_member_selection, G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_member_selection_list_iface_init)
  G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, desk_member_selection_model_iface_init))

static GType
desk_member_selection_get_item_type (GListModel *model)
{
  return DESK_TYPE_MEMBER_ITEM;
}

static guint
desk_member_selection_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DESK_MEMBER_SELECTION (model)->list));
}

static gpointer
desk_member_selection_get_item (GListModel *model,
                                guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (DESK_MEMBER_SELECTION (model)->list), position);
}

static void
desk_member_selection_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_member_selection_get_item_type;
  iface->get_n_items = desk_member_selection_get_n_items;
  iface->get_item = desk_member_selection_get_item;
}

static gboolean
desk_member_selection_is_selected (GtkSelectionModel *model,
                                   guint              position)
{
  return gtk_bitset_contains (DESK_MEMBER_SELECTION (model)->selected, position);
}

static GtkBitset *
desk_member_selection_get_selection_in_range (GtkSelectionModel *model,
                                              guint              position,
                                              guint              n_items)
{
  return gtk_bitset_ref (DESK_MEMBER_SELECTION (model)->selected);
}

/* All other ways to select come down to this one. */
static gboolean
desk_member_selection_set_selection (GtkSelectionModel *model,
                                     GtkBitset         *selected,
                                     GtkBitset         *mask)
{
  DeskMemberSelection *self = DESK_MEMBER_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->selected);
  guint first;

  /* What is selected and what is wanted differ there. */
  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  if (gtk_bitset_is_empty (changed))
    return TRUE;
  gtk_bitset_difference (self->selected, changed);
  first = gtk_bitset_get_minimum (changed);
  gtk_selection_model_selection_changed (model, first,
                                         gtk_bitset_get_maximum (changed) - first + 1);
  return TRUE;
}

static void
desk_member_selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = desk_member_selection_is_selected;
  iface->get_selection_in_range = desk_member_selection_get_selection_in_range;
  iface->set_selection = desk_member_selection_set_selection;
}

static void
desk_member_selection_finalize (GObject *object)
{
  DeskMemberSelection *self = DESK_MEMBER_SELECTION (object);

  g_clear_object (&self->list);
  gtk_bitset_unref (self->selected);

  G_OBJECT_CLASS (desk_member_selection_parent_class)->finalize (object);
}

static void
desk_member_selection_class_init (DeskMemberSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_member_selection_finalize;
}

static void
desk_member_selection_init (DeskMemberSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * desk_member_selection_new:
 *
 * Returns: (transfer full): nobody of @list
 */
DeskMemberSelection *
desk_member_selection_new (DeskMemberList *list)
{
  DeskMemberSelection *self = g_object_new (DESK_TYPE_MEMBER_SELECTION, NULL);

  self->list = g_object_ref (list);
  return self;
}

/**
 * desk_member_selection_get_list:
 *
 * Returns: (transfer none)
 */
DeskMemberList *
desk_member_selection_get_list (DeskMemberSelection *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_SELECTION (self), NULL);

  return self->list;
}

/**
 * desk_member_selection_get_size:
 *
 * Returns: how many are selected
 */
guint
desk_member_selection_get_size (DeskMemberSelection *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * desk_member_selection_get_single:
 *
 * Returns: the position of the only one that is selected; %GTK_INVALID_LIST_POSITION where none is,
 *   or several
 */
guint
desk_member_selection_get_single (DeskMemberSelection *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_get_size (self->selected) == 1 ? gtk_bitset_get_minimum (self->selected)
                                                   : GTK_INVALID_LIST_POSITION;
}

/**
 * desk_member_selection_get_first:
 *
 * Returns: the position of the first that is selected, %GTK_INVALID_LIST_POSITION for none
 */
guint
desk_member_selection_get_first (DeskMemberSelection *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_SELECTION (self), GTK_INVALID_LIST_POSITION);

  return gtk_bitset_is_empty (self->selected) ? GTK_INVALID_LIST_POSITION
                                              : gtk_bitset_get_minimum (self->selected);
}

/**
 * desk_member_selection_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): who is selected, in the order of the list
 */
GArray *
desk_member_selection_dup_ids (DeskMemberSelection *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DESK_IS_MEMBER_SELECTION (self), NULL);

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                           desk_member_selection_get_size (self));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = desk_member_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * desk_member_selection_select_ids:
 * @ids: (element-type gint64): in any order, in the list or not
 *
 * Selects these and nobody else.
 */
void
desk_member_selection_select_ids (DeskMemberSelection *self,
                                  GArray              *ids)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint n;

  g_return_if_fail (DESK_IS_MEMBER_SELECTION (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  for (guint i = 0; ids->len > 0 && i < n; i++)
    {
      gint64 id = desk_member_list_get_id (self->list, i);

      if (g_hash_table_contains (wanted, &id))
        gtk_bitset_add (selected, i);
    }
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self), selected, all);
}
