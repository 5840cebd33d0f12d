/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-token-file.h"

#include <gio/gio.h>

#include "desk-secret.h"

#define TOKEN "token"

static char *
get_path (const char *data_dir)
{
  return g_build_filename (data_dir, DESK_SECRET_FILE, NULL);
}

/* (transfer full) (nullable): empty where there is no file, or one that nobody can make sense of: it
 * is as good as none, and keeps no enrolment from its end */
static GKeyFile *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &failure) ||
      g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&file);
  if (failure->domain == G_KEY_FILE_ERROR)
    return g_key_file_new ();
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Whole or not at all, also when the power goes. */
static gboolean
write_file (GKeyFile    *file,
            const char  *path,
            GError     **error)
{
  gsize length;
  g_autofree char *text = g_key_file_to_data (file, &length, NULL);

  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gboolean
delete_file (const char  *path,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_delete (file, NULL, error);
}

/**
 * desk_token_file_load:
 *
 * Returns: (transfer full) (nullable): the token; %NULL with @error unset where there is none
 */
char *
desk_token_file_load (const char  *data_dir,
                      const char  *device_id,
                      GError     **error)
{
  g_autofree char *path = get_path (data_dir);
  g_autoptr (GKeyFile) file = read_file (path, error);
  g_autofree char *token = NULL;

  if (file == NULL)
    return NULL;
  token = g_key_file_get_string (file, device_id, TOKEN, NULL);
  return token != NULL && *token != '\0' ? g_steal_pointer (&token) : NULL;
}

/**
 * desk_token_file_save:
 *
 * Those of other devices stay: until the database names the new one, the former is in use.
 */
gboolean
desk_token_file_save (const char  *data_dir,
                      const char  *device_id,
                      const char  *token,
                      GError     **error)
{
  g_autofree char *path = get_path (data_dir);
  g_autoptr (GKeyFile) file = read_file (path, error);

  if (file == NULL)
    return FALSE;
  g_key_file_set_string (file, device_id, TOKEN, token);
  return write_file (file, path, error);
}

/**
 * desk_token_file_remove:
 *
 * What is not there is fine. With the last token the file goes.
 */
gboolean
desk_token_file_remove (const char  *data_dir,
                        const char  *device_id,
                        GError     **error)
{
  g_autofree char *path = get_path (data_dir);
  g_autoptr (GKeyFile) file = read_file (path, error);
  g_auto (GStrv) left = NULL;

  if (file == NULL)
    return FALSE;
  if (!g_key_file_remove_group (file, device_id, NULL))
    return TRUE;
  left = g_key_file_get_groups (file, NULL);
  return *left == NULL ? delete_file (path, error) : write_file (file, path, error);
}
