/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-local.h"

/* More than these, and who listens loads everything he shows anew. */
#define MAX_TOLD 500

DeskChange *
desk_change_new (void)
{
  DeskChange *self = g_new0 (DeskChange, 1);

  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
desk_change_free (DeskChange *self)
{
  g_hash_table_unref (self->members);
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * desk_change_add_member:
 * @member_no: (nullable): "" and %NULL are passed over
 * @touch: added to what was touched of the member before
 */
void
desk_change_add_member (DeskChange *self,
                        const char *member_no,
                        DeskTouch   touch)
{
  gpointer earlier;

  if (member_no == NULL || *member_no == '\0' || self->everything)
    return;
  if (!g_hash_table_lookup_extended (self->members, member_no, NULL, &earlier) ||
      GPOINTER_TO_INT (earlier) < (int) touch)
    g_hash_table_insert (self->members, g_strdup (member_no), GINT_TO_POINTER (touch));
}

/**
 * desk_change_get_members:
 *
 * Returns: (transfer full) (nullable): the members touched, %NULL for anything
 */
GStrv
desk_change_get_members (DeskChange *self)
{
  g_autofree gpointer *keys = NULL;

  if (self->everything || g_hash_table_size (self->members) > MAX_TOLD)
    return NULL;
  keys = g_hash_table_get_keys_as_array (self->members, NULL);
  return g_strdupv ((GStrv) keys);
}
