/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-site-backend.h"

/**
 * DeskSiteBackend:
 *
 * Keeps settings where they are kept anyway, but for those that the organisation fixed: these have
 * its value and cannot be written, while the person's own stays underneath for when it is fixed no
 * more. What other processes write is seen at the next start.
 */
struct _DeskSiteBackend
{
  GSettingsBackend  parent_instance;

  GSettingsBackend *own;        /* the person's */
  GHashTable       *fixed;      /* key without its path to GVariant */
};

G_DEFINE_FINAL_TYPE (DeskSiteBackend, desk_site_backend, G_TYPE_SETTINGS_BACKEND)

#define OWN_CLASS(self) G_TYPE_INSTANCE_GET_CLASS ((self)->own, G_TYPE_SETTINGS_BACKEND, \
                                                   GSettingsBackendClass)

static GVariant *
find_fixed (DeskSiteBackend *self,
            const char      *path)
{
  const char *slash = strrchr (path, '/');

  return g_hash_table_lookup (self->fixed, slash != NULL ? slash + 1 : path);
}

static GVariant *
desk_site_backend_read (GSettingsBackend   *backend,
                        const char         *key,
                        const GVariantType *expected_type,
                        gboolean            default_value)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);
  GVariant *fixed = find_fixed (self, key);

  if (fixed != NULL)
    return g_variant_ref (fixed);
  return OWN_CLASS (self)->read (self->own, key, expected_type, default_value);
}

static GVariant *
desk_site_backend_read_user_value (GSettingsBackend   *backend,
                                   const char         *key,
                                   const GVariantType *expected_type)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);

  if (find_fixed (self, key) != NULL)
    return NULL;
  return OWN_CLASS (self)->read_user_value (self->own, key, expected_type);
}

static gboolean
desk_site_backend_get_writable (GSettingsBackend *backend,
                                const char       *key)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);

  return find_fixed (self, key) == NULL && OWN_CLASS (self)->get_writable (self->own, key);
}

static gboolean
desk_site_backend_write (GSettingsBackend *backend,
                         const char       *key,
                         GVariant         *value,
                         gpointer          origin_tag)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);

  if (find_fixed (self, key) != NULL || !OWN_CLASS (self)->write (self->own, key, value, NULL))
    return FALSE;
  g_settings_backend_changed (backend, key, origin_tag);
  return TRUE;
}

static gboolean
note_fixed_cb (gpointer key,
               gpointer value,
               gpointer user_data)
{
  DeskSiteBackend *self = ((gpointer *) user_data)[0];
  gboolean *any = ((gpointer *) user_data)[1];

  *any = find_fixed (self, key) != NULL;
  return *any;
}

static gboolean
desk_site_backend_write_tree (GSettingsBackend *backend,
                              GTree            *tree,
                              gpointer          origin_tag)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);
  gboolean any = FALSE;
  gpointer data[] = { self, &any };

  g_tree_foreach (tree, note_fixed_cb, data);
  if (any || !OWN_CLASS (self)->write_tree (self->own, tree, NULL))
    return FALSE;
  g_settings_backend_changed_tree (backend, tree, origin_tag);
  return TRUE;
}

static void
desk_site_backend_reset (GSettingsBackend *backend,
                         const char       *key,
                         gpointer          origin_tag)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);

  if (find_fixed (self, key) != NULL)
    return;
  OWN_CLASS (self)->reset (self->own, key, NULL);
  g_settings_backend_changed (backend, key, origin_tag);
}

static void
desk_site_backend_sync (GSettingsBackend *backend)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (backend);

  if (OWN_CLASS (self)->sync != NULL)
    OWN_CLASS (self)->sync (self->own);
}

static GPermission *
desk_site_backend_get_permission (GSettingsBackend *backend,
                                  const char       *path)
{
  return g_simple_permission_new (TRUE);
}

static void
desk_site_backend_finalize (GObject *object)
{
  DeskSiteBackend *self = DESK_SITE_BACKEND (object);

  g_object_unref (self->own);
  g_hash_table_unref (self->fixed);

  G_OBJECT_CLASS (desk_site_backend_parent_class)->finalize (object);
}

static void
desk_site_backend_class_init (DeskSiteBackendClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_site_backend_finalize;
  backend_class->read = desk_site_backend_read;
  backend_class->read_user_value = desk_site_backend_read_user_value;
  backend_class->get_writable = desk_site_backend_get_writable;
  backend_class->write = desk_site_backend_write;
  backend_class->write_tree = desk_site_backend_write_tree;
  backend_class->reset = desk_site_backend_reset;
  backend_class->sync = desk_site_backend_sync;
  backend_class->get_permission = desk_site_backend_get_permission;
}

static void
desk_site_backend_init (DeskSiteBackend *self)
{
  self->own = g_settings_backend_get_default ();
}

/**
 * desk_site_backend_new:
 * @fixed: keys, without their path, to #GVariant
 */
GSettingsBackend *
desk_site_backend_new (GHashTable *fixed)
{
  DeskSiteBackend *self = g_object_new (DESK_TYPE_SITE_BACKEND, NULL);

  self->fixed = g_hash_table_ref (fixed);
  return G_SETTINGS_BACKEND (self);
}
