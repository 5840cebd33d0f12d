/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-preview.h"

#include <gio/gio.h>

struct _DeskListPreviewItem
{
  GObject            parent_instance;

  GPtrArray         *rows;      /* keeps @row alive */
  const DeskListRow *row;
};

G_DEFINE_FINAL_TYPE (DeskListPreviewItem, desk_list_preview_item, G_TYPE_OBJECT)

struct _DeskListPreview
{
  GObject    parent_instance;

  GPtrArray *rows;              /* (element-type DeskListRow) */
  GArray    *places;            /* (element-type guint): in @rows */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskListPreview, desk_list_preview, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
desk_list_preview_item_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_LIST_PREVIEW_ITEM (object)->rows);

  G_OBJECT_CLASS (desk_list_preview_item_parent_class)->finalize (object);
}

static void
desk_list_preview_item_class_init (DeskListPreviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_list_preview_item_finalize;
}

static void
desk_list_preview_item_init (DeskListPreviewItem *self)
{
}

static GType
get_item_type (GListModel *model)
{
  return DESK_TYPE_LIST_PREVIEW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DESK_LIST_PREVIEW (model)->places->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DeskListPreview *self = DESK_LIST_PREVIEW (model);
  DeskListPreviewItem *item;

  if (position >= self->places->len)
    return NULL;
  item = g_object_new (DESK_TYPE_LIST_PREVIEW_ITEM, NULL);
  item->rows = g_ptr_array_ref (self->rows);
  item->row = g_ptr_array_index (self->rows, g_array_index (self->places, guint, position));
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
desk_list_preview_finalize (GObject *object)
{
  DeskListPreview *self = DESK_LIST_PREVIEW (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->places);

  G_OBJECT_CLASS (desk_list_preview_parent_class)->finalize (object);
}

static void
desk_list_preview_class_init (DeskListPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_list_preview_finalize;
}

static void
desk_list_preview_init (DeskListPreview *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * desk_list_preview_item_get_row:
 *
 * Returns: (transfer none): the row, as long as the item lives
 */
const DeskListRow *
desk_list_preview_item_get_row (DeskListPreviewItem *self)
{
  g_return_val_if_fail (DESK_IS_LIST_PREVIEW_ITEM (self), NULL);

  return self->row;
}

/**
 * desk_list_preview_new:
 * @plan: loaded
 * @outcome: a #DeskListOutcome, or %DESK_LIST_PREVIEW_ALL
 *
 * Returns: (transfer full): the rows of that outcome
 */
DeskListPreview *
desk_list_preview_new (DeskListPlan *plan,
                       int           outcome)
{
  DeskListPreview *self;

  g_return_val_if_fail (DESK_IS_LIST_PLAN (plan), NULL);

  self = g_object_new (DESK_TYPE_LIST_PREVIEW, NULL);
  self->rows = g_ptr_array_ref (desk_list_plan_get_rows (plan));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DeskListRow *row = g_ptr_array_index (self->rows, i);

      if (outcome == DESK_LIST_PREVIEW_ALL || (int) row->outcome == outcome)
        g_array_append_val (self->places, i);
    }
  return self;
}
