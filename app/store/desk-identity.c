/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-identity.h"

#include "desk-meta.h"

static const struct
{
  const char *key;
  gsize       offset;
} fields[] = {
  { DESK_META_HUB_URL, G_STRUCT_OFFSET (DeskIdentity, hub_url) },
  { DESK_META_DEVICE_ID, G_STRUCT_OFFSET (DeskIdentity, device_id) },
  { DESK_META_TOKEN, G_STRUCT_OFFSET (DeskIdentity, token) },
  { DESK_META_MANAGER_NO, G_STRUCT_OFFSET (DeskIdentity, manager_no) },
  { DESK_META_MANAGER_NAME, G_STRUCT_OFFSET (DeskIdentity, manager_name) },
  { DESK_META_REGION, G_STRUCT_OFFSET (DeskIdentity, region) },
};

static char **
get_field (const DeskIdentity *self,
           guint               index)
{
  return G_STRUCT_MEMBER_P (self, fields[index].offset);
}

DeskIdentity *
desk_identity_copy (const DeskIdentity *self)
{
  DeskIdentity *copy = g_new0 (DeskIdentity, 1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    *get_field (copy, i) = g_strdup (*get_field (self, i));
  return copy;
}

void
desk_identity_free (DeskIdentity *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (*get_field (self, i));
  g_free (self);
}

/**
 * desk_identity_load:
 * @identity: (out) (nullable): %NULL before enrolment
 */
gboolean
desk_identity_load (DeskDb        *db,
                    DeskIdentity **identity,
                    GError       **error)
{
  g_autoptr (DeskIdentity) loaded = g_new0 (DeskIdentity, 1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      *get_field (loaded, i) = desk_meta_load (db, fields[i].key, error);
      if (*get_field (loaded, i) == NULL)
        return FALSE;
    }

  *identity = *loaded->device_id != '\0' ? g_steal_pointer (&loaded) : NULL;
  return TRUE;
}

/* The token is for the room secret/. A database of before has it still. */
static const char *
get_saved (const DeskIdentity *self,
           guint               index)
{
  const char *value = *get_field (self, index);

  if (value == NULL || g_str_equal (fields[index].key, DESK_META_TOKEN))
    return "";
  return value;
}

gboolean
desk_identity_save (DeskDb              *db,
                    const DeskIdentity  *self,
                    GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!desk_meta_save (db, fields[i].key, get_saved (self, i), error))
      return FALSE;
  return TRUE;
}
