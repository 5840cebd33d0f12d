/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-site.h"
#include "desk-error.h"
#include "desk-ini.h"

#include <glib/gi18n-lib.h>

#define GROUP_HUB "hub"
#define GROUP_PREFERENCES "preferences"

/* Names another file; "": none. */
#define FILE_VARIABLE "MEMBER_DESK_SITE_FILE"

static DeskSite *
site_new (void)
{
  DeskSite *self = g_new0 (DeskSite, 1);

  self->preferences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_variant_unref);
  return self;
}

static gboolean
read_hub (DeskSite    *self,
          DeskIni     *ini,
          const char  *key,
          GError     **error)
{
  g_autofree char *value = desk_ini_get_text (ini, GROUP_HUB, key);
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (*value == '\0')
    return desk_ini_refuse (ini, GROUP_HUB, key, _("a value is missing"), error);
  if (g_str_equal (key, "address"))
    self->hub_address = g_steal_pointer (&value);
  else if (g_str_equal (key, "ca-file"))
    self->ca_file = g_canonicalize_filename (value, folder);
  else
    return desk_ini_refuse (ini, GROUP_HUB, key, _("there is no such key"), error);
  return TRUE;
}

/* A text without quotes is meant as it stands. */
static GVariant *
parse_value (const GVariantType *type,
             const char         *text)
{
  GVariant *value = g_variant_parse (type, text, NULL, NULL, NULL);

  if (value == NULL && g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    value = g_variant_ref_sink (g_variant_new_string (text));
  return value;
}

static gboolean
read_preference (DeskSite         *self,
                 DeskIni          *ini,
                 GSettingsSchema  *schema,
                 const char       *name,
                 GError          **error)
{
  g_autofree char *text = desk_ini_get_text (ini, GROUP_PREFERENCES, name);
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) value = NULL;

  if (!g_settings_schema_has_key (schema, name))
    return desk_ini_refuse (ini, GROUP_PREFERENCES, name, _("there is no such preference"), error);
  key = g_settings_schema_get_key (schema, name);
  value = parse_value (g_settings_schema_key_get_value_type (key), text);
  if (value == NULL || !g_settings_schema_key_range_check (key, value))
    return desk_ini_refuse (ini, GROUP_PREFERENCES, name,
                            _("the preference cannot have this value"), error);
  g_hash_table_insert (self->preferences, g_strdup (name), g_steal_pointer (&value));
  return TRUE;
}

/* Without the app's schema there is no app here that would have preferences. */
static gboolean
read_key (DeskSite    *self,
          DeskIni     *ini,
          const char  *group,
          const char  *key,
          GError     **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (g_str_equal (group, GROUP_HUB))
    return read_hub (self, ini, key, error);
  if (!g_str_equal (group, GROUP_PREFERENCES))
    return desk_ini_refuse (ini, group, NULL, _("there is no such group"), error);
  schema = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  return schema == NULL || read_preference (self, ini, schema, key, error);
}

/**
 * desk_site_new_from_file:
 * @path: in the GKeyFile format; a `ca-file` in it counts from its folder
 *
 * Returns: (transfer full): what it fixes, or %NULL with an error that names the line
 */
DeskSite *
desk_site_new_from_file (const char  *path,
                         GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_file (path, error);
  g_autoptr (DeskSite) self = NULL;
  const char * const *groups;

  if (ini == NULL)
    return NULL;
  self = site_new ();
  self->path = g_canonicalize_filename (path, NULL);
  groups = desk_ini_list_groups (ini);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = desk_ini_list_keys (ini, groups[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        if (!read_key (self, ini, groups[i], keys[j], error))
          return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * desk_site_load:
 *
 * Reads `member-desk/desk.conf` in the folder of the system's settings (inside a Flatpak: of the
 * extension that the organisation lays there), or the file that `MEMBER_DESK_SITE_FILE` names.
 *
 * Returns: (transfer full): what is fixed, which is nothing where there is no such file, or %NULL
 *   with an error when it cannot be read
 */
DeskSite *
desk_site_load (GError **error)
{
  const char *named = g_getenv (FILE_VARIABLE);
  g_autofree char *usual = g_build_filename (SYSCONFDIR, "member-desk", "desk.conf", NULL);

  if (named != NULL)
    return *named != '\0' ? desk_site_new_from_file (named, error) : site_new ();
  return g_file_test (usual, G_FILE_TEST_EXISTS) ? desk_site_new_from_file (usual, error)
                                                 : site_new ();
}

/**
 * desk_site_free:
 * @self: (transfer full): what is fixed
 */
void
desk_site_free (DeskSite *self)
{
  g_free (self->path);
  g_free (self->hub_address);
  g_free (self->ca_file);
  g_hash_table_unref (self->preferences);
  g_free (self);
}
