/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-config.h"

#include <glib/gi18n-lib.h>

#include <desk-ini.h>

#define GROUP "hub"

/* Where each key of the file goes. */
typedef struct
{
  const char *key;
  gsize       offset;
} Text;

static const Text texts[] = {
  { "db", G_STRUCT_OFFSET (HubConfig, db_uri) },
  { "policy", G_STRUCT_OFFSET (HubConfig, policy_file) },
  { "listen", G_STRUCT_OFFSET (HubConfig, listen) },
  { "tls-cert", G_STRUCT_OFFSET (HubConfig, tls_cert) },
  { "tls-key", G_STRUCT_OFFSET (HubConfig, tls_key) },
};

static const Text *
find_text (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      return &texts[i];
  return NULL;
}

static gboolean
read_days (HubConfig   *self,
           DeskIni     *ini,
           const char  *key,
           const char  *value,
           GError     **error)
{
  g_autofree char *why = NULL;
  guint64 days;

  if (g_ascii_string_to_unsigned (value, 10, 1, HUB_CONFIG_MAX_DAYS, &days, NULL))
    {
      self->keep_days = (int) days;
      return TRUE;
    }
  why = g_strdup_printf (_("a number of days from 1 to %d belongs here"), HUB_CONFIG_MAX_DAYS);
  return desk_ini_refuse (ini, GROUP, key, why, error);
}

static gboolean
read_key (HubConfig   *self,
          DeskIni     *ini,
          const char  *key,
          GError     **error)
{
  g_autofree char *value = desk_ini_get_text (ini, GROUP, key);
  const Text *text = find_text (key);

  if (*value == '\0')
    return desk_ini_refuse (ini, GROUP, key, _("the value is missing"), error);
  if (text != NULL)
    G_STRUCT_MEMBER (char *, self, text->offset) = g_steal_pointer (&value);
  else if (g_str_equal (key, "keep-tombstones"))
    return read_days (self, ini, key, value, error);
  else
    return desk_ini_refuse (ini, GROUP, key, _("there is no such key"), error);
  return TRUE;
}

static gboolean
check_groups (DeskIni  *ini,
              GError  **error)
{
  const char * const *groups = desk_ini_list_groups (ini);

  for (guint i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], GROUP))
      return desk_ini_refuse (ini, groups[i], NULL, _("there is no such group"), error);
  return TRUE;
}

/**
 * hub_config_read:
 * @self: (inout): empty; to be cleared also after an error
 * @path: the file, in the format of a #GKeyFile
 *
 * Reads the administrator's file. What it cannot mean is refused, not passed over: a hub that serves
 * another database than the one that was meant would be worse than none.
 *
 * Returns: %FALSE with %DESK_ERROR_INVALID naming the line, or a #GFileError
 */
gboolean
hub_config_read (HubConfig   *self,
                 const char  *path,
                 GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_file (path, error);
  g_auto (GStrv) keys = NULL;

  if (ini == NULL || !check_groups (ini, error))
    return FALSE;
  keys = desk_ini_list_keys (ini, GROUP);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!read_key (self, ini, keys[i], error))
      return FALSE;
  return TRUE;
}

/**
 * hub_config_find:
 *
 * Returns: (transfer full) (nullable): the file of the system's hub, where it is there and may be
 *   read; %NULL: nobody wrote one
 */
char *
hub_config_find (void)
{
  g_autofree char *path = g_build_filename (SYSCONFDIR, "member-desk", "hub.conf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_query_exists (file, NULL) ? g_steal_pointer (&path) : NULL;
}

void
hub_config_clear (HubConfig *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (&G_STRUCT_MEMBER (char *, self, texts[i].offset), g_free);
}
