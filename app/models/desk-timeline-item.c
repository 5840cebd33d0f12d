/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-timeline-item.h"

#include <desk-time.h>

/**
 * DeskTimelineItem:
 *
 * An entry of a time line in a list. The first one of its day in the list stands under the day's
 * heading; whether it is that can change, and is a property: `day-first`.
 */
struct _DeskTimelineItem
{
  GObject            parent_instance;

  DeskTimelineEntry *entry;
  char              *day;
  gboolean           day_first;
};

G_DEFINE_FINAL_TYPE (DeskTimelineItem, desk_timeline_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DAY_FIRST,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
desk_timeline_item_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_DAY_FIRST:
      g_value_set_boolean (value, DESK_TIMELINE_ITEM (object)->day_first);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
desk_timeline_item_finalize (GObject *object)
{
  DeskTimelineItem *self = DESK_TIMELINE_ITEM (object);

  desk_timeline_entry_free (self->entry);
  g_free (self->day);

  G_OBJECT_CLASS (desk_timeline_item_parent_class)->finalize (object);
}

static void
desk_timeline_item_class_init (DeskTimelineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_timeline_item_get_property;
  object_class->finalize = desk_timeline_item_finalize;

  properties[PROP_DAY_FIRST] = g_param_spec_boolean ("day-first", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
desk_timeline_item_init (DeskTimelineItem *self)
{
}

/**
 * desk_timeline_item_new:
 * @entry: (transfer full)
 * @zone: the policy's, in which days are days
 */
DeskTimelineItem *
desk_timeline_item_new (DeskTimelineEntry *entry,
                        GTimeZone         *zone)
{
  DeskTimelineItem *self = g_object_new (DESK_TYPE_TIMELINE_ITEM, NULL);

  self->entry = entry;
  self->day = desk_time_day (entry->at_ms, zone);
  return self;
}

const DeskTimelineEntry *
desk_timeline_item_get_entry (DeskTimelineItem *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE_ITEM (self), NULL);

  return self->entry;
}

gboolean
desk_timeline_item_is_same_day (DeskTimelineItem *self,
                                DeskTimelineItem *other)
{
  return g_str_equal (self->day, other->day);
}

gboolean
desk_timeline_item_is_day_first (DeskTimelineItem *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE_ITEM (self), FALSE);

  return self->day_first;
}

/**
 * desk_timeline_item_set_day_first:
 *
 * For the list that the item is in.
 */
void
desk_timeline_item_set_day_first (DeskTimelineItem *self,
                                  gboolean          day_first)
{
  g_return_if_fail (DESK_IS_TIMELINE_ITEM (self));

  if (self->day_first == day_first)
    return;
  self->day_first = day_first;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY_FIRST]);
}
