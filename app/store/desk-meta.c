/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-meta.h"

/**
 * desk_meta_load:
 *
 * Returns: (transfer full): the fact, "" when it was never saved, %NULL with @error set
 */
char *
desk_meta_load (DeskDb      *db,
                const char  *key,
                GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = NULL;

  value = desk_db_query_text (db, &local_error, "SELECT value FROM meta WHERE key = $1", "s", key);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return value != NULL ? g_steal_pointer (&value) : g_strdup ("");
}

/**
 * desk_meta_load_int:
 * @value: (out): the number, 0 when it was never saved
 */
gboolean
desk_meta_load_int (DeskDb      *db,
                    const char  *key,
                    gint64      *value,
                    GError     **error)
{
  g_autofree char *text = desk_meta_load (db, key, error);

  if (text == NULL)
    return FALSE;

  *value = g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

gboolean
desk_meta_save (DeskDb      *db,
                const char  *key,
                const char  *value,
                GError     **error)
{
  return desk_db_run (db, error,
                      "INSERT INTO meta (key, value) VALUES ($1, $2)"
                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      "ss", key, value) >= 0;
}

gboolean
desk_meta_save_int (DeskDb      *db,
                    const char  *key,
                    gint64       value,
                    GError     **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return desk_meta_save (db, key, text, error);
}

gboolean
desk_meta_raise (DeskDb      *db,
                 const char  *key,
                 gint64       value,
                 GError     **error)
{
  gint64 known;

  if (!desk_meta_load_int (db, key, &known, error))
    return FALSE;
  return value <= known || desk_meta_save_int (db, key, value, error);
}
