/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-key-set.h"

struct _HubKeySet
{
  GHashTable   *keys;           /* text → HubKey */
  GPtrArray    *order;          /* of the same, as they came: the order of what is done to many */
  GStringChunk *texts;
  guint         n_open;
};

static HubKeySet *
create (void)
{
  HubKeySet *self = g_new0 (HubKeySet, 1);

  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (64 * 1024);
  return self;
}

/**
 * hub_key_set_load:
 * @sql: selects key, manager_no and whether the row is open
 *
 * Returns: (transfer full) (nullable): what the database holds
 */
HubKeySet *
hub_key_set_load (DeskDb      *db,
                  const char  *sql,
                  GError     **error)
{
  g_autoptr (HubKeySet) self = create ();
  g_autoptr (DeskStmt) stmt = desk_db_query (db, error, sql, "");
  g_autoptr (GError) local_error = NULL;

  if (stmt == NULL)
    return NULL;
  while (desk_stmt_step (stmt, &local_error))
    {
      HubKey *key = hub_key_set_add (self, desk_stmt_text (stmt, 0));

      hub_key_set_assign (self, key, desk_stmt_text (stmt, 1));
      key->stored = TRUE;
      key->open = desk_stmt_int (stmt, 2) != 0;
      self->n_open += key->open;
    }
  if (local_error == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * hub_key_set_find:
 *
 * Returns: (nullable) (transfer none): the key, when database or feed have it
 */
HubKey *
hub_key_set_find (HubKeySet  *self,
                  const char *key)
{
  return g_hash_table_lookup (self->keys, key);
}

/**
 * hub_key_set_add:
 * @key: one that is not in the set
 *
 * Returns: (transfer none): the new key
 */
HubKey *
hub_key_set_add (HubKeySet  *self,
                 const char *key)
{
  HubKey *added = g_new0 (HubKey, 1);

  added->key = g_string_chunk_insert (self->texts, key);
  g_ptr_array_add (self->order, added);
  g_hash_table_insert (self->keys, (gpointer) added->key, added);
  return added;
}

void
hub_key_set_assign (HubKeySet  *self,
                    HubKey     *key,
                    const char *manager_no)
{
  key->manager_no = g_string_chunk_insert_const (self->texts, manager_no);
}

/**
 * hub_key_set_find_missing:
 *
 * Returns: (transfer full) (element-type HubKey): the open rows of the database that the feed does
 * not name
 */
GPtrArray *
hub_key_set_find_missing (HubKeySet *self)
{
  GPtrArray *missing = g_ptr_array_new ();

  for (guint i = 0; i < self->order->len; i++)
    {
      HubKey *key = g_ptr_array_index (self->order, i);

      if (key->open && !key->named)
        g_ptr_array_add (missing, key);
    }
  return missing;
}

/**
 * hub_key_set_get_n_open:
 *
 * Returns: how many rows were open before the import
 */
guint
hub_key_set_get_n_open (HubKeySet *self)
{
  return self->n_open;
}

void
hub_key_set_free (HubKeySet *self)
{
  g_hash_table_unref (self->keys);
  g_ptr_array_unref (self->order);
  g_string_chunk_free (self->texts);
  g_free (self);
}
