/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-key-ring.h"

gboolean
desk_key_ring_is_there (GCancellable *cancellable)
{
  return FALSE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "There is no key ring here");
  return FALSE;
}

gboolean
desk_key_ring_save (const char    *device_id,
                    const char    *token,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return refuse (error);
}

char *
desk_key_ring_load (const char    *device_id,
                    gboolean       may_ask,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return NULL;
}

gboolean
desk_key_ring_is_locked (GCancellable *cancellable)
{
  return FALSE;
}

gboolean
desk_key_ring_has (const char   *device_id,
                   GCancellable *cancellable)
{
  return FALSE;
}

gboolean
desk_key_ring_remove (const char    *device_id,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return TRUE;
}
