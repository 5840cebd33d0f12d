/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-sheet-file.h"

#include <glib/gi18n-lib.h>

struct _DeskSheetFile
{
  GFile         *place;
  GFile         *beside;        /* (nullable): once it is in its place */
  GOutputStream *stream;
};

static gboolean
check_place (GFile   *place,
             GError **error)
{
  g_autofree char *name = NULL;

  if (g_file_query_file_type (place, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    return TRUE;
  name = g_file_get_parse_name (place);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("“%s” is a folder"), name);
  return FALSE;
}

/**
 * desk_sheet_file_new:
 *
 * Begins a file that only its owner can read.
 *
 * Returns: (transfer full) (nullable): the file; %NULL with a %G_IO_ERROR
 */
DeskSheetFile *
desk_sheet_file_new (const char  *path,
                     GError     **error)
{
  g_autoptr (DeskSheetFile) self = g_new0 (DeskSheetFile, 1);
  g_autofree char *beside = g_strdup_printf ("%s.%08x", path, g_random_int ());

  self->place = g_file_new_for_path (path);
  if (!check_place (self->place, error))
    return NULL;
  self->beside = g_file_new_for_path (beside);
  self->stream = G_OUTPUT_STREAM (g_file_create (self->beside, G_FILE_CREATE_PRIVATE, NULL, error));
  return self->stream != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_sheet_file_get_stream:
 *
 * Returns: (transfer none): where its bytes go
 */
GOutputStream *
desk_sheet_file_get_stream (DeskSheetFile *self)
{
  return self->stream;
}

/**
 * desk_sheet_file_finish:
 *
 * Puts the file into its place.
 *
 * Returns: %FALSE with a %G_IO_ERROR when it could not; what stood there before still does
 */
gboolean
desk_sheet_file_finish (DeskSheetFile  *self,
                        GError        **error)
{
  if (!g_output_stream_close (self->stream, NULL, error) ||
      !g_file_move (self->beside, self->place, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return FALSE;
  g_clear_object (&self->beside);
  return TRUE;
}

/**
 * desk_sheet_file_free:
 *
 * A file that is not finished is given up.
 */
void
desk_sheet_file_free (DeskSheetFile *self)
{
  if (self->stream != NULL)
    g_output_stream_close (self->stream, NULL, NULL);
  if (self->stream != NULL && self->beside != NULL)
    g_file_delete (self->beside, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_object (&self->beside);
  g_clear_object (&self->place);
  g_free (self);
}
