/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-places.h"

#include "desk-member-item-private.h"

struct _DeskMemberPlaces
{
  GHashTable *places;           /* position → Place */
};

typedef struct
{
  DeskMemberPlaces *places;
  guint             position;
  DeskMemberItem   *item;
} Place;

static void
item_gone_cb (gpointer  user_data,
              GObject  *where_the_item_was)
{
  Place *place = user_data;

  place->item = NULL;
  g_hash_table_remove (place->places->places, GUINT_TO_POINTER (place->position));
}

static void
free_place (gpointer data)
{
  Place *place = data;

  if (place->item != NULL)
    g_object_weak_unref (G_OBJECT (place->item), item_gone_cb, place);
  g_free (place);
}

DeskMemberPlaces *
desk_member_places_new (void)
{
  DeskMemberPlaces *self = g_new0 (DeskMemberPlaces, 1);

  self->places = g_hash_table_new_full (NULL, NULL, NULL, free_place);
  return self;
}

/**
 * desk_member_places_get:
 *
 * Returns: (transfer full) (nullable): the item that is alive at a position
 */
DeskMemberItem *
desk_member_places_get (DeskMemberPlaces *self,
                        guint             position)
{
  Place *place = g_hash_table_lookup (self->places, GUINT_TO_POINTER (position));

  return place != NULL ? g_object_ref (place->item) : NULL;
}

/**
 * desk_member_places_make:
 * @position: where no item is alive
 * @id: of the member
 *
 * Returns: (transfer full): a new item without a row
 */
DeskMemberItem *
desk_member_places_make (DeskMemberPlaces *self,
                         guint             position,
                         gint64            id)
{
  DeskMemberItem *item = desk_member_item_new (id);
  Place *place = g_new0 (Place, 1);

  place->places = self;
  place->position = position;
  place->item = item;
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, place);
  g_hash_table_insert (self->places, GUINT_TO_POINTER (position), place);
  return item;
}

/**
 * desk_member_places_fill:
 * @start: the position of the first of @rows
 *
 * Gives the items that are alive their rows.
 */
void
desk_member_places_fill (DeskMemberPlaces *self,
                         guint             start,
                         GPtrArray        *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DeskMemberItem) item = desk_member_places_get (self, start + i);

      if (item != NULL)
        desk_member_item_set_row (item, g_ptr_array_index (rows, i));
    }
}

/**
 * desk_member_places_list_pages:
 *
 * Returns: (transfer full) (element-type guint): the pages with items that are alive; one may be
 *   there more than once
 */
GArray *
desk_member_places_list_pages (DeskMemberPlaces *self,
                               guint             page_size)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint page = GPOINTER_TO_UINT (position) / page_size;

      g_array_append_val (pages, page);
    }
  return pages;
}

/**
 * desk_member_places_clear:
 *
 * Forgets all items: they go on without it.
 */
void
desk_member_places_clear (DeskMemberPlaces *self)
{
  g_hash_table_remove_all (self->places);
}

guint
desk_member_places_count (DeskMemberPlaces *self)
{
  return g_hash_table_size (self->places);
}

void
desk_member_places_free (DeskMemberPlaces *self)
{
  g_hash_table_unref (self->places);
  g_free (self);
}
