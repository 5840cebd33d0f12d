/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-pin-file.h"

#include <desk-error.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define GROUP "lock"
#define KEY_HASH "pin"
#define KEY_TRIES "wrong-tries"
#define KEY_TRIED "tried-ms"

/* Its person alone. */
#define MODE 0600

DeskPinState *
desk_pin_state_copy (const DeskPinState *self)
{
  DeskPinState *copy = g_new0 (DeskPinState, 1);

  *copy = *self;
  copy->hash = g_strdup (self->hash);
  return copy;
}

void
desk_pin_state_free (DeskPinState *self)
{
  g_free (self->hash);
  g_free (self);
}

static gboolean
read_state (DeskPinState  *state,
            GKeyFile      *file,
            GError       **error)
{
  g_autoptr (GError) problem = NULL;
  int tries = 0;

  state->hash = g_key_file_get_string (file, GROUP, KEY_HASH, &problem);
  if (problem == NULL)
    tries = g_key_file_get_integer (file, GROUP, KEY_TRIES, &problem);
  if (problem == NULL)
    state->tried_ms = g_key_file_get_int64 (file, GROUP, KEY_TRIED, &problem);
  state->tries = (guint) MAX (tries, 0);
  if (problem == NULL && *state->hash == '$')
    return TRUE;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID,
                       _("The file in which the PIN is kept is damaged."));
  return FALSE;
}

/**
 * desk_pin_file_load:
 *
 * Returns: (transfer full): what is kept, which is no hash where there is no file; %NULL with an
 *   error where there is one that cannot be read: nobody may take that for no PIN
 */
DeskPinState *
desk_pin_file_load (const char  *path,
                    GError     **error)
{
  g_autoptr (DeskPinState) state = g_new0 (DeskPinState, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &problem))
    return read_state (state, file, error) ? g_steal_pointer (&state) : NULL;
  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&state);
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               _("The file in which the PIN is kept cannot be read: %s"), problem->message);
  return NULL;
}

static gboolean
remove_file (const char  *path,
             GError     **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("The PIN could not be removed: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * desk_pin_file_save:
 *
 * On disk when it returns, readable to the person alone, in place of what was there as a whole. Without
 * a hash there is no file.
 */
gboolean
desk_pin_file_save (const char          *path,
                    const DeskPinState  *state,
                    GError             **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *data = NULL;
  g_autofree char *folder = NULL;
  gsize length;

  if (state->hash == NULL)
    return remove_file (path, error);
  g_key_file_set_string (file, GROUP, KEY_HASH, state->hash);
  g_key_file_set_integer (file, GROUP, KEY_TRIES, (int) MIN (state->tries, G_MAXINT));
  g_key_file_set_int64 (file, GROUP, KEY_TRIED, state->tried_ms);
  data = g_key_file_to_data (file, &length, NULL);
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   MODE, error);
}
