/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-token.h"

#include <string.h>

#include "desk-meta.h"
#include "desk-store-private.h"

/* Whether the bytes stand anywhere in the file: in a page that was freed long ago, perhaps. */
static gboolean
is_in_file (const char *path,
            const char *token)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *at = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  const char *end = at != NULL ? at + g_mapped_file_get_length (file) : NULL;
  gsize length = strlen (token);

  for (; at != NULL && (gsize) (end - at) >= length; at++)
    {
      at = memchr (at, *token, (gsize) (end - at) - length + 1);
      if (at == NULL)
        break;
      if (memcmp (at, token, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is written back leaves the journal empty; only where old bytes outlasted that is everything
 * written anew. Until then the row says that this is not done: it is gone through again after a crash. */
static gboolean
wipe (DeskLocal   *local,
      DeskDb      *db,
      const char  *token,
      GError     **error)
{
  g_autofree char *path = g_build_filename (local->data_dir, DESK_LOCAL_DATABASE, NULL);

  if (!desk_db_exec (db, "PRAGMA secure_delete = ON", error) ||
      !desk_meta_save (db, DESK_META_TOKEN, DESK_META_TOKEN_WIPED, error) ||
      !desk_db_checkpoint (db, error))
    return FALSE;
  if (is_in_file (path, token) &&
      (!desk_db_exec (db, "VACUUM", error) || !desk_db_checkpoint (db, error)))
    return FALSE;
  return desk_meta_save (db, DESK_META_TOKEN, "", error);
}

static gpointer
clear_token (DeskLocal  *local,
             DeskDb     *db,
             gpointer    data,
             GError    **error)
{
  gboolean done = wipe (local, db, data, error);

  if (!desk_db_exec (db, "PRAGMA secure_delete = FAST", done ? error : NULL))
    return NULL;
  return GINT_TO_POINTER (done);
}

/**
 * desk_store_clear_token_async:
 *
 * Takes the identity's token out of the database, so that its bytes are neither in the file nor in
 * its journal.
 * To be called when it is kept elsewhere.
 */
void
desk_store_clear_token_async (DeskStore           *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const DeskIdentity *identity = desk_store_get_identity (self);

  g_return_if_fail (identity != NULL && *identity->token != '\0');

  desk_store_read (self, clear_token, g_strdup (identity->token), g_free, NULL,
                   desk_store_clear_token_async, cancellable, callback, user_data);
}

gboolean
desk_store_clear_token_finish (DeskStore     *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  if (desk_store_read_finish (self, result, desk_store_clear_token_async, error) == NULL)
    return FALSE;
  desk_store_forget_token (self);
  return TRUE;
}
