/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-import-result.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
free_reject (gpointer data)
{
  HubReject *reject = data;

  g_free (reject->file);
  g_free (reject->column);
  g_free (reject->value);
  g_free (reject->reason);
  g_free (reject);
}

HubImportResult *
hub_import_result_new (void)
{
  HubImportResult *self = g_new0 (HubImportResult, 1);

  self->rejects = g_ptr_array_new_with_free_func (free_reject);
  return self;
}

/**
 * hub_import_result_reject:
 * @column: (nullable): %NULL when the whole row is meant
 * @value: (nullable): %NULL to keep it secret
 *
 * Adds a row to the list of those that were turned away.
 */
void
hub_import_result_reject (HubImportResult *self,
                          const char      *file,
                          gint64           line,
                          const char      *column,
                          const char      *value,
                          const char      *reason)
{
  HubReject *reject = g_new0 (HubReject, 1);

  reject->file = g_strdup (file);
  reject->line = line;
  reject->column = g_strdup (column != NULL ? column : "");
  reject->value = g_strdup (value != NULL ? value : "");
  reject->reason = g_strdup (reason);
  g_ptr_array_add (self->rejects, reject);
}

static JsonObject *
build_count (const HubImportCount *count)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "added", count->added);
  json_object_set_int_member (object, "changed", count->changed + count->closed);
  json_object_set_int_member (object, "unchanged", count->unchanged);
  json_object_set_int_member (object, "rejected", count->rejected);
  return object;
}

/**
 * hub_import_result_to_json:
 *
 * The counts as scripts read them. A row that was closed is a row that changed.
 *
 * Returns: (transfer full):
 * `{"managers":{"added","changed","unchanged","rejected"},"members":{…},"accounts":{…}}`
 */
JsonObject *
hub_import_result_to_json (const HubImportResult *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "managers", build_count (&self->managers));
  json_object_set_object_member (object, "members", build_count (&self->members));
  json_object_set_object_member (object, "accounts", build_count (&self->accounts));
  return object;
}

static void
describe_count (GString              *text,
                const char           *name,
                const HubImportCount *count)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: %s is one of the three files of a feed; "closed" are rows that the file no longer
     has. */
  g_string_append_printf (text, _("%s: %u added, %u changed, %u unchanged, %u closed, %u rejected"),
                          name, count->added, count->changed, count->unchanged, count->closed,
                          count->rejected);
}

/**
 * hub_import_result_describe:
 *
 * Returns: (transfer full): the counts for a person, a line for each file
 */
char *
hub_import_result_describe (const HubImportResult *self)
{
  GString *text = g_string_new (NULL);

  describe_count (text, _("managers"), &self->managers);
  describe_count (text, _("members"), &self->members);
  describe_count (text, _("accounts"), &self->accounts);
  return g_string_free (text, FALSE);
}

static void
append_field (GString    *text,
              const char *field,
              const char *behind)
{
  gsize size = csv_write (NULL, 0, field, strlen (field));
  g_autofree char *quoted = g_malloc (size + 1);

  csv_write (quoted, size, field, strlen (field));
  g_string_append_len (text, quoted, size);
  g_string_append (text, behind);
}

/**
 * hub_import_result_write_rejects:
 *
 * Writes the rows that were turned away to a CSV file (UTF-8, private to its owner), with the
 * columns file, line, column, value and reason; the header alone when there are none.
 */
gboolean
hub_import_result_write_rejects (const HubImportResult  *self,
                                 const char             *path,
                                 GError                **error)
{
  g_autoptr (GString) text = g_string_new ("file,line,column,value,reason\r\n");

  for (guint i = 0; i < self->rejects->len; i++)
    {
      const HubReject *reject = g_ptr_array_index (self->rejects, i);

      append_field (text, reject->file, "");
      g_string_append_printf (text, ",%" G_GINT64_FORMAT ",", reject->line);
      append_field (text, reject->column, ",");
      append_field (text, reject->value, ",");
      append_field (text, reject->reason, "\r\n");
    }
  return g_file_set_contents_full (path, text->str, text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

/**
 * hub_reject_describe:
 *
 * Returns: (transfer full): "members.csv, line 17, spend_12m: “12,30”: …"
 */
char *
hub_reject_describe (const HubReject *self)
{
  if (*self->column == '\0')
    /* Translators: a file, a line of it, and why it was turned away. */
    return g_strdup_printf (_("%s, line %" PRId64 ": %s"), self->file, self->line,
                            self->reason);
  /* Translators: a file, a line and a column of it, and why the line was turned away. */
  return g_strdup_printf (_("%s, line %" PRId64 ", %s: %s"), self->file, self->line,
                          self->column, self->reason);
}

void
hub_import_result_free (HubImportResult *self)
{
  g_ptr_array_unref (self->rejects);
  g_free (self);
}
