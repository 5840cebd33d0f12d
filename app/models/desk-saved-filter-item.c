/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-saved-filter-item.h"

struct _DeskSavedFilterItem
{
  GObject          parent_instance;

  gint64           id;
  char            *name;
  DeskMemberQuery *query;
  gint64           count;
};

G_DEFINE_FINAL_TYPE (DeskSavedFilterItem, desk_saved_filter_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
desk_saved_filter_item_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  DeskSavedFilterItem *self = DESK_SAVED_FILTER_ITEM (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COUNT:
      g_value_set_int64 (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_saved_filter_item_finalize (GObject *object)
{
  DeskSavedFilterItem *self = DESK_SAVED_FILTER_ITEM (object);

  g_free (self->name);
  desk_member_query_free (self->query);

  G_OBJECT_CLASS (desk_saved_filter_item_parent_class)->finalize (object);
}

static void
desk_saved_filter_item_class_init (DeskSavedFilterItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = desk_saved_filter_item_get_property;
  object_class->finalize = desk_saved_filter_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_COUNT] = g_param_spec_int64 ("count", NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
desk_saved_filter_item_init (DeskSavedFilterItem *self)
{
  self->name = g_strdup ("");
  self->query = desk_member_query_new ();
  self->count = -1;
}

DeskSavedFilterItem *
desk_saved_filter_item_new (gint64 id)
{
  DeskSavedFilterItem *self = g_object_new (DESK_TYPE_SAVED_FILTER_ITEM, NULL);

  self->id = id;
  return self;
}

gint64
desk_saved_filter_item_get_id (DeskSavedFilterItem *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_ITEM (self), 0);

  return self->id;
}

const char *
desk_saved_filter_item_get_name (DeskSavedFilterItem *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_ITEM (self), NULL);

  return self->name;
}

gint64
desk_saved_filter_item_get_count (DeskSavedFilterItem *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_ITEM (self), -1);

  return self->count;
}

/**
 * desk_saved_filter_item_get_query:
 *
 * Returns: (transfer none): its search and conditions, until it is saved anew
 */
const DeskMemberQuery *
desk_saved_filter_item_get_query (DeskSavedFilterItem *self)
{
  g_return_val_if_fail (DESK_IS_SAVED_FILTER_ITEM (self), NULL);

  return self->query;
}

/**
 * desk_saved_filter_item_take:
 * @filter: as it is saved now
 */
void
desk_saved_filter_item_take (DeskSavedFilterItem   *self,
                             const DeskSavedFilter *filter)
{
  g_return_if_fail (DESK_IS_SAVED_FILTER_ITEM (self));

  desk_member_query_free (self->query);
  self->query = desk_member_query_copy (filter->query);
  if (g_str_equal (self->name, filter->name))
    return;
  g_free (self->name);
  self->name = g_strdup (filter->name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

void
desk_saved_filter_item_set_count (DeskSavedFilterItem *self,
                                  gint64               count)
{
  g_return_if_fail (DESK_IS_SAVED_FILTER_ITEM (self));

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
