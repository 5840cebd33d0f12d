/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-timeline-splice.h"

static const DeskTimelineEntry *
peek_entry (GPtrArray *items,
            guint      position)
{
  return desk_timeline_item_get_entry (g_ptr_array_index (items, position));
}

/* The headings of the items from @from on, as far as they may differ: up to the one at @to. */
static void
mark_days (GPtrArray *items,
           guint      from,
           guint      to)
{
  for (guint i = from; i <= to && i < items->len; i++)
    {
      DeskTimelineItem *item = g_ptr_array_index (items, i);

      desk_timeline_item_set_day_first (
        item,
        i == 0 || !desk_timeline_item_is_same_day (item, g_ptr_array_index (items, i - 1)));
    }
}

/* A newly read list ends where the old one did, unless the old one was whole. */
static guint
count_in_reach (GPtrArray *items,
                gboolean   whole,
                GPtrArray *entries)
{
  guint n = entries->len;

  if (whole || items->len == 0)
    return n;
  while (n > 0
         && desk_timeline_entry_compare (peek_entry (items, items->len - 1),
                                         g_ptr_array_index (entries, n - 1)) < 0)
    n--;
  return n;
}

static guint
count_same_head (GPtrArray *items,
                 GPtrArray *entries,
                 guint      n_entries)
{
  guint n = 0;

  while (n < MIN (n_entries, items->len)
         && desk_timeline_entry_equal (peek_entry (items, n), g_ptr_array_index (entries, n)))
    n++;
  return n;
}

static guint
count_same_tail (GPtrArray *items,
                 GPtrArray *entries,
                 guint      n_entries,
                 guint      n_head)
{
  guint n = 0;

  while (n < MIN (n_entries, items->len) - n_head
         && desk_timeline_entry_equal (peek_entry (items, items->len - 1 - n),
                                       g_ptr_array_index (entries, n_entries - 1 - n)))
    n++;
  return n;
}

/**
 * desk_timeline_splice_find:
 * @self: (out): what differs
 * @items: (element-type DeskTimelineItem)
 * @whole: whether nothing is behind the last item
 * @entries: (element-type DeskTimelineEntry): read anew
 *
 * Returns: how many of the entries are the list's, as far as it was read
 */
guint
desk_timeline_splice_find (DeskTimelineSplice *self,
                           GPtrArray          *items,
                           gboolean            whole,
                           GPtrArray          *entries)
{
  guint n_entries = count_in_reach (items, whole, entries);
  guint n_head = count_same_head (items, entries, n_entries);
  guint n_tail = count_same_tail (items, entries, n_entries, n_head);

  self->position = n_head;
  self->n_removed = items->len - n_head - n_tail;
  self->from = n_head;
  self->to = n_entries - n_tail;
  return n_entries;
}

/**
 * desk_timeline_splice_apply:
 *
 * Takes the entries out of their array, as items.
 */
void
desk_timeline_splice_apply (const DeskTimelineSplice *self,
                            GPtrArray                *items,
                            GPtrArray                *entries,
                            GTimeZone                *zone)
{
  if (self->n_removed > 0)
    g_ptr_array_remove_range (items, self->position, self->n_removed);
  for (guint i = self->from; i < self->to; i++)
    {
      DeskTimelineEntry *entry = g_steal_pointer (&g_ptr_array_index (entries, i));

      g_ptr_array_insert (items, (int) (self->position + i - self->from),
                          desk_timeline_item_new (entry, zone));
    }
  mark_days (items, self->position, self->position + self->to - self->from);
}
