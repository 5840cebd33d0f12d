/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-ini.h"
#include "desk-core-resources.h"
#include "desk-error.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_PATH "/org/memberdesk/MemberDesk/core/"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _DeskIni
{
  char *name;
  char *text;                   /* all of it, as it was read */
  GKeyFile *file;
  GStrv groups;
  GHashTable *lines;            /* "group" or "group\nkey" to the number of its line, from 1 */
};

static char *
make_place (const char *group,
            const char *key)
{
  return key == NULL ? g_strdup (group) : g_strconcat (group, "\n", key, NULL);
}

static gboolean
refuse_line (DeskIni     *self,
             guint        line,
             const char  *why,
             GError     **error)
{
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: a file, a line in it, and what is wrong there. */
               _("%s, line %u: %s"), self->name, line, why);
  return FALSE;
}

/* What is wrong with a line, or NULL; *group is the group it stands in, or opens. */
static const char *
note_line (DeskIni  *self,
           char     *line,
           guint     number,
           char    **group)
{
  g_autofree char *place = NULL;
  char *end;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return NULL;
  end = strchr (line, *line == '[' ? ']' : '=');
  if (end == NULL || end == line || (*line == '[' && end[1] != '\0'))
    return _("neither a group in brackets, a key with a value, nor a comment");
  *end = '\0';
  if (*line == '[')
    {
      g_free (*group);
      *group = g_strdup (line + 1);
      place = make_place (*group, NULL);
    }
  else if (*group == NULL)
    return _("a key stands before the first group");
  else
    place = make_place (*group, g_strchomp (line));
  if (!g_hash_table_insert (self->lines, g_steal_pointer (&place), GUINT_TO_POINTER (number)))
    return _("it stands in the file twice");
  return NULL;
}

static gboolean
note_lines (DeskIni     *self,
            const char  *text,
            GError     **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *group = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *why = note_line (self, lines[i], i + 1, &group);

      if (why != NULL)
        return refuse_line (self, i + 1, why, error);
    }
  return TRUE;
}

static guint
count_lines (const char *text,
             const char *end)
{
  guint line = 1;

  for (; text < end; text++)
    line += *text == '\n';
  return line;
}

static gboolean
load (DeskIni     *self,
      const char  *data,
      gsize        length,
      GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  const char *end;

  if (g_str_has_prefix (data, BYTE_ORDER_MARK))
    {
      data += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (!g_utf8_validate_len (data, length, &end))
    return refuse_line (self, count_lines (data, end), _("not UTF-8 text"), error);
  if (length == 0)
    return refuse_line (self, 1, _("the file is empty"), error);
  if (!note_lines (self, data, error))
    return FALSE;
  if (!g_key_file_load_from_data (self->file, data, length, G_KEY_FILE_NONE, &local_error))
    return refuse_line (self, 1, local_error->message, error);
  self->groups = g_key_file_get_groups (self->file, NULL);
  return TRUE;
}

/**
 * desk_ini_new_from_data:
 * @data: the file's content; need not end with a NUL
 * @length: its length in bytes
 * @name: what to call it in messages
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the file, or %NULL with %DESK_ERROR_INVALID naming the line
 */
DeskIni *
desk_ini_new_from_data (const char  *data,
                        gsize        length,
                        const char  *name,
                        GError     **error)
{
  g_autoptr (DeskIni) self = g_new0 (DeskIni, 1);

  self->name = g_strdup (name);
  self->text = g_strndup (data, length);
  self->file = g_key_file_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_key_file_set_list_separator (self->file, ';');
  if (!load (self, self->text, length, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desk_ini_new_from_file:
 * @path: a file, in the encoding of file names
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the file, or %NULL with %DESK_ERROR_INVALID naming the line, or a
 *   #GFileError
 */
DeskIni *
desk_ini_new_from_file (const char  *path,
                        GError     **error)
{
  g_autofree char *data = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gsize length;

  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  return desk_ini_new_from_data (data, length, name, error);
}

/**
 * desk_ini_new_from_resource:
 * @name: a data file that the library carries, such as `policy/guizhou-2010.ini`
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
DeskIni *
desk_ini_new_from_resource (const char  *name,
                            GError     **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (desk_core_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return desk_ini_new_from_data (data, length, name, error);
}

/**
 * desk_ini_free:
 * @self: (transfer full): a data file
 */
void
desk_ini_free (DeskIni *self)
{
  g_free (self->name);
  g_free (self->text);
  g_key_file_unref (self->file);
  g_strfreev (self->groups);
  g_hash_table_unref (self->lines);
  g_free (self);
}

/**
 * desk_ini_list_groups:
 * @self: a data file
 *
 * Returns: (transfer none): its groups, in the order of the file
 */
const char * const *
desk_ini_list_groups (DeskIni *self)
{
  return (const char * const *) self->groups;
}

/**
 * desk_ini_list_keys:
 * @self: a data file
 * @group: a group of it
 *
 * Returns: (transfer full): the group's keys, in the order of the file
 */
GStrv
desk_ini_list_keys (DeskIni    *self,
                    const char *group)
{
  return g_key_file_get_keys (self->file, group, NULL, NULL);
}

/**
 * desk_ini_get_text:
 * @self: a data file
 * @group: a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the value without blanks around it, or %NULL when it is not
 *   there
 */
char *
desk_ini_get_text (DeskIni    *self,
                   const char *group,
                   const char *key)
{
  char *value = g_key_file_get_value (self->file, group, key, NULL);

  return value == NULL ? NULL : g_strchomp (value);
}

/**
 * desk_ini_get_list:
 * @self: a data file
 * @group: a group
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the parts of the value between semicolons, or %NULL when it
 *   is not there or cannot be read
 */
GStrv
desk_ini_get_list (DeskIni    *self,
                   const char *group,
                   const char *key)
{
  GStrv parts = g_key_file_get_string_list (self->file, group, key, NULL, NULL);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  return parts;
}

/**
 * desk_ini_get_line:
 * @self: a data file
 * @group: a group
 * @key: (nullable): a key; %NULL for the group itself
 *
 * Returns: the number of its line, from 1; what is missing has none of its own: that of its group,
 *   or the first
 */
guint
desk_ini_get_line (DeskIni    *self,
                   const char *group,
                   const char *key)
{
  g_autofree char *place = make_place (group, key);
  gpointer line = g_hash_table_lookup (self->lines, place);

  if (line == NULL)
    line = g_hash_table_lookup (self->lines, group);
  return MAX (GPOINTER_TO_UINT (line), 1);
}

/**
 * desk_ini_get_data:
 * @self: a data file
 *
 * Returns: (transfer none): the whole text, as it was read; UTF-8
 */
const char *
desk_ini_get_data (DeskIni *self)
{
  return self->text;
}

/**
 * desk_ini_refuse:
 * @self: a data file
 * @group: where the fault is
 * @key: (nullable): where in the group; %NULL for all of it
 * @why: what is wrong, for a person
 * @error: return location for a #GError
 *
 * Sets %DESK_ERROR_INVALID that names file, line, place and reason.
 *
 * Returns: %FALSE
 */
gboolean
desk_ini_refuse (DeskIni     *self,
                 const char  *group,
                 const char  *key,
                 const char  *why,
                 GError     **error)
{
  g_autofree char *message = g_strdup_printf ("[%s] %s%s%s", group, key != NULL ? key : "",
                                              key != NULL ? ": " : "", why);

  return refuse_line (self, desk_ini_get_line (self, group, key), message, error);
}
