/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-item-private.h"

struct _DeskMemberItem
{
  GObject        parent_instance;

  gint64         id;
  DeskMemberRow *row;           /* NULL until its page lands */
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DeskMemberItem, desk_member_item, G_TYPE_OBJECT)

static gboolean
rows_equal (const DeskMemberRow *left,
            const DeskMemberRow *right)
{
  return left->id == right->id &&
         left->tier == right->tier &&
         left->has_balance == right->has_balance &&
         left->lowest_balance_fen == right->lowest_balance_fen &&
         left->low_balance == right->low_balance &&
         left->frozen == right->frozen &&
         left->uses == right->uses &&
         left->uses_limit == right->uses_limit &&
         left->uses_provisional == right->uses_provisional &&
         left->last_contact_ms == right->last_contact_ms &&
         left->next_visit_ms == right->next_visit_ms &&
         desk_match_equal (left->match, right->match) &&
         g_str_equal (left->member_no, right->member_no) &&
         g_str_equal (left->name, right->name) &&
         g_str_equal (left->salutation, right->salutation) &&
         g_str_equal (left->brand, right->brand) &&
         g_str_equal (left->card_expires, right->card_expires) &&
         g_strv_equal ((const char * const *) left->low_numbers,
                          (const char * const *) right->low_numbers);
}

static void
desk_member_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  DeskMemberItem *self = DESK_MEMBER_ITEM (object);

  switch (prop_id)
    {
    case PROP_ROW:
      g_value_set_boxed (value, self->row);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_member_item_finalize (GObject *object)
{
  DeskMemberItem *self = DESK_MEMBER_ITEM (object);

  g_clear_pointer (&self->row, desk_member_row_free);

  G_OBJECT_CLASS (desk_member_item_parent_class)->finalize (object);
}

static void
desk_member_item_class_init (DeskMemberItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_member_item_get_property;
  object_class->finalize = desk_member_item_finalize;

  /**
   * DeskMemberItem:row:
   *
   * What the line shows; %NULL until it is loaded, and again when the member is gone.
   */
  properties[PROP_ROW] =
    g_param_spec_boxed ("row", NULL, NULL, DESK_TYPE_MEMBER_ROW,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_member_item_init (DeskMemberItem *self)
{
}

/**
 * desk_member_item_get_id:
 *
 * Returns: the member's place in the store, the same in every list
 */
gint64
desk_member_item_get_id (DeskMemberItem *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_ITEM (self), 0);

  return self->id;
}

/**
 * desk_member_item_get_row:
 *
 * Returns: (transfer none) (nullable): until "notify::row"; %NULL while it is not loaded
 */
const DeskMemberRow *
desk_member_item_get_row (DeskMemberItem *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_ITEM (self), NULL);

  return self->row;
}

DeskMemberItem *
desk_member_item_new (gint64 id)
{
  DeskMemberItem *self = g_object_new (DESK_TYPE_MEMBER_ITEM, NULL);

  self->id = id;
  return self;
}

/* Notifies only when the line shows something else than before. */
void
desk_member_item_set_row (DeskMemberItem      *self,
                          const DeskMemberRow *row)
{
  if (self->row == row || (self->row != NULL && row != NULL && rows_equal (self->row, row)))
    return;

  g_clear_pointer (&self->row, desk_member_row_free);
  if (row != NULL)
    self->row = desk_member_row_copy (row);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
