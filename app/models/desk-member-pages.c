/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-pages.h"

/* Kept for scrolling back; what lies further off is fetched again. */
#define MAX_PAGES 32

struct _DeskMemberPages
{
  GHashTable *pages;            /* page → GPtrArray of DeskMemberRow */
  GQueue      recent;           /* pages, newest first */
};

static gboolean
has_member (GPtrArray          *rows,
            const char * const *member_nos)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DeskMemberRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && g_strv_contains (member_nos, row->member_no))
        return TRUE;
    }
  return FALSE;
}

DeskMemberPages *
desk_member_pages_new (void)
{
  DeskMemberPages *self = g_new0 (DeskMemberPages, 1);

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_queue_init (&self->recent);
  return self;
}

/**
 * desk_member_pages_keep:
 * @rows: (element-type DeskMemberRow): %NULL for a member who is gone
 *
 * Keeps a page; the one that was kept longest ago may go for it.
 */
void
desk_member_pages_keep (DeskMemberPages *self,
                        guint            page,
                        GPtrArray       *rows)
{
  g_queue_remove (&self->recent, GUINT_TO_POINTER (page));
  g_queue_push_head (&self->recent, GUINT_TO_POINTER (page));
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), g_ptr_array_ref (rows));
  if (self->recent.length > MAX_PAGES)
    g_hash_table_remove (self->pages, g_queue_pop_tail (&self->recent));
}

gboolean
desk_member_pages_has (DeskMemberPages *self,
                       guint            page)
{
  return g_hash_table_contains (self->pages, GUINT_TO_POINTER (page));
}

/**
 * desk_member_pages_get_row:
 *
 * Returns: (transfer none) (nullable): the row at a position of the list, where its page is here
 */
const DeskMemberRow *
desk_member_pages_get_row (DeskMemberPages *self,
                           guint            position)
{
  GPtrArray *rows =
    g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / DESK_MEMBER_PAGE));

  return rows != NULL ? g_ptr_array_index (rows, position % DESK_MEMBER_PAGE) : NULL;
}

/**
 * desk_member_pages_drop:
 * @member_nos: (nullable): of the members that changed; %NULL: all
 *
 * Lets go of the pages that have one of them.
 */
void
desk_member_pages_drop (DeskMemberPages    *self,
                        const char * const *member_nos)
{
  GHashTableIter iter;
  gpointer page;
  gpointer rows;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &page, &rows))
    if (member_nos == NULL || has_member (rows, member_nos))
      {
        g_queue_remove (&self->recent, page);
        g_hash_table_iter_remove (&iter);
      }
}

void
desk_member_pages_free (DeskMemberPages *self)
{
  g_hash_table_unref (self->pages);
  g_queue_clear (&self->recent);
  g_free (self);
}
