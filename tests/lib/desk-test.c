/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test.h"

#include <desk-time.h>
#include <glib/gstdio.h>

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/**
 * desk_test_iterate:
 *
 * Runs the default main context once, at most 20 ms blocked.
 */
void
desk_test_iterate (void)
{
  guint source = g_timeout_add (20, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, source) != NULL)
    g_source_remove (source);
}

void
desk_test_ready_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

GAsyncResult *
desk_test_wait_result (GAsyncResult **result)
{
  desk_test_wait_until (*result != NULL);
  return g_steal_pointer (result);
}

void
desk_test_assert_let_go (gpointer object)
{
  desk_test_wait_until (G_OBJECT (object)->ref_count == 1);
  g_assert_finalize_object (object);
}

char *
desk_test_make_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("desk-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
desk_test_remove_dir (char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        desk_test_remove_dir (g_steal_pointer (&child));
      else
        g_remove (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
  g_free (path);
}

gint64
desk_test_time (const char *rfc3339)
{
  g_autoptr (GError) error = NULL;
  gint64 time_ms;

  desk_time_from_rfc3339 (rfc3339, &time_ms, &error);
  g_assert_no_error (error);
  return time_ms;
}
