/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-files.h"

#include <desk-test.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

void
sim_files_copy (const char *from,
                const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
sim_files_replace (const char *from,
                   const char *to)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  desk_test_remove_dir (g_strdup (to));
  g_mkdir_with_parents (to, 0700);
  dir = g_dir_open (from, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      sim_files_copy (source, target);
    }
}

void
sim_files_remove_database (const char *path)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_remove (name);
    }
}
