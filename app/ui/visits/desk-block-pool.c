/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-block-pool.h"

static void
unparent_cb (gpointer block)
{
  gtk_widget_unparent (block);
}

/**
 * desk_block_pool_init:
 * @parent: (transfer none): the widget that holds the pool, and becomes the blocks' parent
 */
void
desk_block_pool_init (DeskBlockPool      *self,
                      GtkWidget          *parent,
                      DeskVisitBlockForm  form)
{
  self->parent = parent;
  self->form = form;
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unparent_cb);
  self->spare = g_ptr_array_new_with_free_func (unparent_cb);
}

/* One that shows nothing, else a new one. */
static gpointer
find_spare (DeskBlockPool *self)
{
  gpointer block;

  if (self->spare->len > 0)
    {
      block = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
      gtk_widget_set_visible (block, TRUE);
      return block;
    }
  block = desk_visit_block_new (self->form);
  gtk_widget_set_parent (block, self->parent);
  self->n_made++;
  return block;
}

/**
 * desk_block_pool_begin:
 *
 * What is not taken until desk_block_pool_end() is put by then.
 */
void
desk_block_pool_begin (DeskBlockPool *self)
{
  self->old = self->blocks;
  self->blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unparent_cb);
}

/**
 * desk_block_pool_take:
 *
 * Returns: (transfer none): the visit's block, which shows it
 */
DeskVisitBlock *
desk_block_pool_take (DeskBlockPool   *self,
                      const DeskVisit *visit,
                      GTimeZone       *zone)
{
  g_autofree char *key = NULL;
  gpointer block = NULL;

  if (!g_hash_table_steal_extended (self->old, visit->visit_id, (gpointer *) &key, &block))
    block = find_spare (self);
  g_hash_table_insert (self->blocks, g_strdup (visit->visit_id), block);
  desk_visit_block_set_visit (block, visit, zone);
  return block;
}

void
desk_block_pool_end (DeskBlockPool *self)
{
  GHashTableIter iter;
  gpointer key;
  gpointer block;

  g_hash_table_iter_init (&iter, self->old);
  while (g_hash_table_iter_next (&iter, &key, &block))
    {
      g_hash_table_iter_steal (&iter);
      g_free (key);
      desk_visit_block_clear (block);
      gtk_widget_set_visible (block, FALSE);
      g_ptr_array_add (self->spare, block);
    }
  g_clear_pointer (&self->old, g_hash_table_unref);
}

DeskVisitBlock *
desk_block_pool_find (DeskBlockPool *self,
                      const char    *visit_id)
{
  return g_hash_table_lookup (self->blocks, visit_id);
}

/**
 * desk_block_pool_clear:
 *
 * When the parent is disposed of.
 */
void
desk_block_pool_clear (DeskBlockPool *self)
{
  g_clear_pointer (&self->blocks, g_hash_table_unref);
  g_clear_pointer (&self->spare, g_ptr_array_unref);
}
