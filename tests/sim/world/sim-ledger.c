/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-ledger.h"

struct _SimLedger
{
  GPtrArray  *deeds;
  GHashTable *by_id;            /* op_id → SimDeed of @deeds */
};

static void
free_deed (gpointer data)
{
  SimDeed *deed = data;

  g_free (deed->op_id);
  g_free (deed);
}

SimLedger *
sim_ledger_new (void)
{
  SimLedger *self = g_new0 (SimLedger, 1);

  self->deeds = g_ptr_array_new_with_free_func (free_deed);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

SimDeed *
sim_ledger_add (SimLedger  *self,
                const char *op_id,
                guint       laptop)
{
  SimDeed *deed = sim_ledger_find (self, op_id);

  if (deed != NULL)
    return deed;
  deed = g_new0 (SimDeed, 1);
  deed->op_id = g_strdup (op_id);
  deed->laptop = laptop;
  deed->place = self->deeds->len;
  g_ptr_array_add (self->deeds, deed);
  g_hash_table_insert (self->by_id, deed->op_id, deed);
  return deed;
}

SimDeed *
sim_ledger_find (SimLedger  *self,
                 const char *op_id)
{
  return g_hash_table_lookup (self->by_id, op_id);
}

GPtrArray *
sim_ledger_list (SimLedger *self)
{
  return self->deeds;
}

void
sim_ledger_free (SimLedger *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->deeds);
  g_free (self);
}
