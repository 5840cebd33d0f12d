/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-disk-private.h"

#include <desk-db.h>
#include <glib/gstdio.h>

struct _DiskFolder
{
  char              *path;
  GHashTable        *files;     /* path → DiskFile */
  guint              n_open;
  guint              n_changes;
  gboolean           armed;
  DeskTestDiskFault  fault;
  guint              at;        /* the change from which on it fails */
  guint32            seed;
  gboolean           has_failed;
  gboolean           is_down;
  gboolean           is_deaf;
  DeskTestDiskFunc   between;   /* NULL: nothing is interposed */
  gpointer           between_data;
  DeskTestDiskLock   lock;
  guint              n_locks;   /* still to come before that */
  GThread           *thread;    /* whose locks; NULL: anybody's */
};

static GMutex lock;
static GPtrArray *folders;

static void
free_folder (gpointer data)
{
  DiskFolder *self = data;

  g_hash_table_unref (self->files);
  g_free (self->path);
  g_free (self);
}

static DiskFolder *
make_folder (const char *path)
{
  DiskFolder *self = g_new0 (DiskFolder, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) disk_file_free);
  return self;
}

/* With the lock held; a test that names a folder it does not watch is wrong. */
static DiskFolder *
get_folder (const char *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < folders->len; i++)
    {
      DiskFolder *folder = folders->pdata[i];

      if (g_str_equal (folder->path, full))
        return folder;
    }
  g_error ("“%s” is not watched", full);
}

static gboolean
is_within (const char *path,
           const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && G_IS_DIR_SEPARATOR (path[length]);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  const DiskFile *file_a = a;
  const DiskFile *file_b = b;

  return strcmp (file_a->path, file_b->path);
}

/* What the processors shared is gone with the power. */
static void
remove_shared_memory (DiskFile *file)
{
  g_autofree char *path = g_strconcat (file->path, "-shm", NULL);

  g_remove (path);
}

static void
survive (DiskFolder *self)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);
  g_autoptr (GList) files = g_list_sort (g_hash_table_get_values (self->files), compare_paths);

  for (GList *l = files; l != NULL; l = l->next)
    {
      disk_file_survive (l->data, rand);
      remove_shared_memory (l->data);
    }
}

static void
mend (DiskFolder *self)
{
  self->armed = FALSE;
  self->has_failed = FALSE;
}

void
disk_lock (void)
{
  g_mutex_lock (&lock);
}

void
disk_unlock (void)
{
  g_mutex_unlock (&lock);
}

/* (nullable): nobody watches it */
DiskFolder *
disk_find_folder (const char *path)
{
  for (guint i = 0; path != NULL && i < folders->len; i++)
    {
      DiskFolder *folder = folders->pdata[i];

      if (is_within (path, folder->path))
        return folder;
    }
  return NULL;
}

DiskFile *
disk_folder_get_file (DiskFolder *self,
                      const char *path)
{
  DiskFile *file = g_hash_table_lookup (self->files, path);

  if (file == NULL)
    {
      file = disk_file_new (path);
      g_hash_table_insert (self->files, file->path, file);
    }
  return file;
}

gboolean
disk_folder_is_down (DiskFolder *self)
{
  return self->is_down;
}

gboolean
disk_folder_is_full (DiskFolder *self)
{
  return self->has_failed && self->fault == DESK_TEST_DISK_FULL;
}

gboolean
disk_folder_is_deaf (DiskFolder *self)
{
  return self->is_deaf;
}

DiskAnswer
disk_folder_change (DiskFolder *self)
{
  if (self->is_down)
    return DISK_IS_BROKEN;
  self->n_changes++;
  if (!self->armed || self->n_changes < self->at)
    return DISK_GOES;

  self->has_failed = TRUE;
  self->is_down = self->fault == DESK_TEST_DISK_CRASH;
  return self->fault == DESK_TEST_DISK_FULL ? DISK_IS_FULL : DISK_IS_BROKEN;
}

void
disk_folder_open (DiskFolder *self)
{
  self->n_open++;
}

void
disk_folder_close (DiskFolder *self)
{
  g_assert (self->n_open > 0);
  self->n_open--;
}

DeskTestDiskFunc
disk_folder_lock (DiskFolder       *self,
                  DeskTestDiskLock  kind,
                  gpointer         *user_data)
{
  if (self->between == NULL || kind != self->lock
      || (self->thread != NULL && self->thread != g_thread_self ()) || --self->n_locks > 0)
    return NULL;
  *user_data = self->between_data;
  return g_steal_pointer (&self->between);
}

void
disk_folder_sync (DiskFolder *self)
{
  GHashTableIter iter;
  DiskFile *file;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    {
      file->is_new = FALSE;
      g_clear_pointer (&file->removed, g_bytes_unref);
    }
}

void
desk_test_disk_install (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) first = NULL;

  if (folders != NULL)
    return;
  folders = g_ptr_array_new_with_free_func (free_folder);
  /* The product sets the engine up before the engine starts; registering starts it. */
  first = desk_db_open (":memory:", &error);
  g_assert_no_error (error);
  disk_vfs_register ();
}

void
desk_test_disk_watch (const char *folder)
{
  disk_lock ();
  g_ptr_array_add (folders, make_folder (folder));
  disk_unlock ();
}

void
desk_test_disk_unwatch (const char *folder)
{
  DiskFolder *self;

  disk_lock ();
  self = get_folder (folder);
  g_assert_cmpuint (self->n_open, ==, 0);
  g_ptr_array_remove (folders, self);
  disk_unlock ();
}

guint
desk_test_disk_get_count (const char *folder)
{
  guint count;

  disk_lock ();
  count = get_folder (folder)->n_changes;
  disk_unlock ();
  return count;
}

void
desk_test_disk_fail (const char        *folder,
                     DeskTestDiskFault  fault,
                     guint              nth,
                     guint32            seed)
{
  DiskFolder *self;

  disk_lock ();
  self = get_folder (folder);
  self->armed = TRUE;
  self->fault = fault;
  self->at = self->n_changes + nth;
  self->seed = seed;
  self->has_failed = nth == 0;
  self->is_down = nth == 0 && fault == DESK_TEST_DISK_CRASH;
  disk_unlock ();
}

gboolean
desk_test_disk_has_failed (const char *folder)
{
  gboolean has_failed;

  disk_lock ();
  has_failed = get_folder (folder)->has_failed;
  disk_unlock ();
  return has_failed;
}

void
desk_test_disk_mend (const char *folder)
{
  disk_lock ();
  mend (get_folder (folder));
  disk_unlock ();
}

void
desk_test_disk_restart (const char *folder)
{
  DiskFolder *self;

  disk_lock ();
  self = get_folder (folder);
  g_assert_cmpuint (self->n_open, ==, 0);
  mend (self);
  if (self->is_down)
    survive (self);
  self->is_down = FALSE;
  disk_unlock ();
}

void
desk_test_disk_interpose (const char       *folder,
                          DeskTestDiskLock  kind,
                          guint             nth,
                          GThread          *thread,
                          DeskTestDiskFunc  func,
                          gpointer          user_data)
{
  DiskFolder *self;

  disk_lock ();
  self = get_folder (folder);
  self->between = func;
  self->between_data = user_data;
  self->lock = kind;
  self->n_locks = nth;
  self->thread = thread;
  disk_unlock ();
}

gboolean
desk_test_disk_end_interposing (const char *folder)
{
  DiskFolder *self;
  gboolean waits;

  disk_lock ();
  self = get_folder (folder);
  waits = self->between != NULL;
  self->between = NULL;
  disk_unlock ();
  return waits;
}

void
desk_test_disk_ignore_syncs (const char *folder,
                             gboolean    ignore)
{
  disk_lock ();
  get_folder (folder)->is_deaf = ignore;
  disk_unlock ();
}
