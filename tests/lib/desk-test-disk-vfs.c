/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-disk-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

/* One handle of SQLite; the real one stands behind it in memory. */
typedef struct
{
  sqlite3_file  base;
  DiskFolder   *folder;         /* NULL: not watched */
  char         *path;
  gboolean      is_writing;     /* it holds the lock of who writes */
} DiskHandle;

static sqlite3_vfs *real_vfs;

/* What the operating system said last in this thread, where it was us. */
static GPrivate said_key;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) (void *) ((DiskHandle *) (void *) file + 1);
}

static const DiskHandle *
get_handle (sqlite3_file *file)
{
  return (const DiskHandle *) (void *) file;
}

static int
say (int code,
     int system_errno)
{
  g_private_set (&said_key, GINT_TO_POINTER (system_errno));
  return code;
}

/* Before anything that reads or locks. */
static int
check_power (const DiskHandle *handle,
             int               code)
{
  gboolean is_down;

  if (handle->folder == NULL)
    return SQLITE_OK;
  disk_lock ();
  is_down = disk_folder_is_down (handle->folder);
  disk_unlock ();
  return is_down ? say (code, EIO) : SQLITE_OK;
}

static GBytes *
read_before (sqlite3_file *real,
             gsize         size,
             gsize         offset,
             gsize         length)
{
  gsize there = offset < size ? MIN (length, size - offset) : 0;
  guint8 *data = g_malloc (there);

  if (there > 0)
    real->pMethods->xRead (real, data, (int) there, (sqlite3_int64) offset);
  return g_bytes_new_take (data, there);
}

static int
close_file (sqlite3_file *file)
{
  DiskHandle *handle = (DiskHandle *) (void *) file;
  sqlite3_file *real = get_real (file);
  int code = real->pMethods != NULL ? real->pMethods->xClose (real) : SQLITE_OK;

  disk_lock ();
  if (handle->folder != NULL)
    disk_folder_close (handle->folder);
  disk_unlock ();
  g_free (handle->path);
  return code;
}

static int
read_file (sqlite3_file  *file,
           void          *data,
           int            length,
           sqlite3_int64  offset)
{
  sqlite3_file *real = get_real (file);
  int code = check_power (get_handle (file), SQLITE_IOERR_READ);

  return code == SQLITE_OK ? real->pMethods->xRead (real, data, length, offset) : code;
}

/* With the lock held. Notes first: of what the power cut meets in flight, some may be there. */
static int
write_watched (const DiskHandle *handle,
               sqlite3_file     *real,
               const void       *data,
               int               length,
               sqlite3_int64     offset)
{
  DiskFile *noted = disk_folder_get_file (handle->folder, handle->path);
  DiskAnswer answer = disk_folder_change (handle->folder);
  sqlite3_int64 size = 0;

  if (answer == DISK_IS_FULL)
    length /= 2;
  if (real->pMethods->xFileSize (real, &size) != SQLITE_OK)
    return SQLITE_IOERR_FSTAT;
  disk_file_add_write (noted, (gsize) size, (gsize) offset,
                       read_before (real, (gsize) size, (gsize) offset, (gsize) length),
                       g_bytes_new (data, (gsize) length));
  if (answer == DISK_IS_BROKEN)
    return say (SQLITE_IOERR_WRITE, EIO);
  if (answer == DISK_IS_FULL)
    {
      real->pMethods->xWrite (real, data, length, offset);
      return SQLITE_FULL;
    }
  return real->pMethods->xWrite (real, data, length, offset);
}

static int
write_file (sqlite3_file  *file,
            const void    *data,
            int            length,
            sqlite3_int64  offset)
{
  const DiskHandle *handle = get_handle (file);
  sqlite3_file *real = get_real (file);
  int code;

  if (handle->folder == NULL)
    return real->pMethods->xWrite (real, data, length, offset);
  disk_lock ();
  code = write_watched (handle, real, data, length, offset);
  disk_unlock ();
  return code;
}

static int
truncate_watched (const DiskHandle *handle,
                  sqlite3_file     *real,
                  sqlite3_int64     new_size)
{
  DiskFile *noted = disk_folder_get_file (handle->folder, handle->path);
  sqlite3_int64 size = 0;

  if (real->pMethods->xFileSize (real, &size) != SQLITE_OK)
    return SQLITE_IOERR_FSTAT;
  disk_file_add_cut (noted, (gsize) size, (gsize) new_size,
                     read_before (real, (gsize) size, (gsize) new_size, (gsize) size));
  if (disk_folder_change (handle->folder) == DISK_IS_BROKEN)
    return say (SQLITE_IOERR_TRUNCATE, EIO);
  return real->pMethods->xTruncate (real, new_size);
}

static int
truncate_file (sqlite3_file  *file,
               sqlite3_int64  size)
{
  const DiskHandle *handle = get_handle (file);
  sqlite3_file *real = get_real (file);
  int code;

  if (handle->folder == NULL)
    return real->pMethods->xTruncate (real, size);
  disk_lock ();
  code = truncate_watched (handle, real, size);
  disk_unlock ();
  return code;
}

static int
sync_watched (const DiskHandle *handle)
{
  DiskFile *noted = disk_folder_get_file (handle->folder, handle->path);

  if (disk_folder_change (handle->folder) == DISK_IS_BROKEN)
    return say (SQLITE_IOERR_FSYNC, EIO);
  if (disk_folder_is_deaf (handle->folder))
    return SQLITE_OK;
  if (noted->is_new)
    disk_folder_sync (handle->folder);
  disk_file_sync (noted);
  return SQLITE_OK;
}

/* The real disk need not hear of it: its power does not fail. */
static int
sync_file (sqlite3_file *file,
           int           flags)
{
  const DiskHandle *handle = get_handle (file);
  sqlite3_file *real = get_real (file);
  int code;

  if (handle->folder == NULL)
    return real->pMethods->xSync (real, flags);
  disk_lock ();
  code = sync_watched (handle);
  disk_unlock ();
  return code;
}

static int
get_size (sqlite3_file  *file,
          sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (file);
  int code = check_power (get_handle (file), SQLITE_IOERR_FSTAT);

  return code == SQLITE_OK ? real->pMethods->xFileSize (real, size) : code;
}

static int
lock_file (sqlite3_file *file,
           int           level)
{
  sqlite3_file *real = get_real (file);
  int code = check_power (get_handle (file), SQLITE_IOERR_LOCK);

  return code == SQLITE_OK ? real->pMethods->xLock (real, level) : code;
}

static int
unlock_file (sqlite3_file *file,
             int           level)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xUnlock (real, level);
}

static int
check_lock (sqlite3_file *file,
            int          *is_locked)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xCheckReservedLock (real, is_locked);
}

static int
control_file (sqlite3_file *file,
              int           what,
              void         *argument)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xFileControl (real, what, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xSectorSize (real);
}

static int
get_characteristics (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xDeviceCharacteristics (real);
}

/* A full disk has no room for a larger map either. */
static gboolean
has_room (const DiskHandle *handle,
          gsize             size)
{
  g_autofree char *path = NULL;
  GStatBuf info;
  gboolean is_full;

  if (handle->folder == NULL)
    return TRUE;
  disk_lock ();
  is_full = disk_folder_is_full (handle->folder);
  disk_unlock ();
  path = g_strconcat (handle->path, "-shm", NULL);
  return !is_full || (g_stat (path, &info) == 0 && (gsize) info.st_size >= size);
}

static int
map_shared (sqlite3_file   *file,
            int             region,
            int             size,
            int             extend,
            void volatile **memory)
{
  const DiskHandle *handle = get_handle (file);
  sqlite3_file *real = get_real (file);
  int code = check_power (handle, SQLITE_IOERR_SHMMAP);

  if (code == SQLITE_OK && extend && !has_room (handle, (gsize) (region + 1) * (gsize) size))
    code = say (SQLITE_IOERR_SHMSIZE, ENOSPC);
  return code == SQLITE_OK ? real->pMethods->xShmMap (real, region, size, extend, memory) : code;
}

/* How SQLite uses the locks of its shared memory: the first of them is for who writes, those behind
 * the third are for who reads. */
static void
meet_lock (const DiskHandle *handle,
           int               offset,
           int               flags)
{
  DeskTestDiskFunc between = NULL;
  gpointer data = NULL;

  disk_lock ();
  if (offset == 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0)
    between = disk_folder_lock (handle->folder, DESK_TEST_DISK_WRITE, &data);
  else if (offset >= 3 && (flags & SQLITE_SHM_SHARED) != 0 && !handle->is_writing)
    between = disk_folder_lock (handle->folder, DESK_TEST_DISK_READ, &data);
  disk_unlock ();
  if (between != NULL)
    between (data);
}

static int
lock_shared (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  DiskHandle *handle = (DiskHandle *) (void *) file;
  sqlite3_file *real = get_real (file);
  int code = SQLITE_OK;

  if ((flags & SQLITE_SHM_LOCK) != 0 && handle->folder != NULL)
    meet_lock (handle, offset, flags);
  if ((flags & SQLITE_SHM_UNLOCK) == 0)
    code = check_power (handle, SQLITE_IOERR_SHMLOCK);
  if (code == SQLITE_OK)
    code = real->pMethods->xShmLock (real, offset, n, flags);
  if (code == SQLITE_OK && offset == 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0)
    handle->is_writing = (flags & SQLITE_SHM_LOCK) != 0;
  return code;
}

static void
order_shared (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  real->pMethods->xShmBarrier (real);
}

static int
unmap_shared (sqlite3_file *file,
              int           is_last)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xShmUnmap (real, is_last);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = order_shared,
  .xShmUnmap = unmap_shared,
};

static int
open_file (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  DiskHandle *handle = (DiskHandle *) (void *) file;
  gboolean is_there = path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
  int code;

  *handle = (DiskHandle) { 0 };
  disk_lock ();
  handle->folder = disk_find_folder (path);
  disk_unlock ();
  code = check_power (handle, SQLITE_IOERR);
  if (code == SQLITE_OK)
    code = real_vfs->xOpen (real_vfs, path, get_real (file), flags, out_flags);
  if (code != SQLITE_OK)
    return code;

  file->pMethods = &methods;
  handle->path = g_strdup (path);
  disk_lock ();
  if (handle->folder != NULL)
    {
      disk_folder_open (handle->folder);
      disk_folder_get_file (handle->folder, path)->is_new |= !is_there;
    }
  disk_unlock ();
  return SQLITE_OK;
}

static int
delete_watched (DiskFolder *folder,
                const char *path,
                int         sync_folder)
{
  int code;

  if (disk_folder_change (folder) == DISK_IS_BROKEN)
    return say (SQLITE_IOERR_DELETE, EIO);
  disk_file_add_removal (disk_folder_get_file (folder, path));
  code = real_vfs->xDelete (real_vfs, path, FALSE);
  if (code == SQLITE_OK && sync_folder)
    disk_folder_sync (folder);
  return code;
}

static int
delete_file (sqlite3_vfs *vfs,
             const char  *path,
             int          sync_folder)
{
  DiskFolder *folder;
  int code;

  disk_lock ();
  folder = disk_find_folder (path);
  code = folder != NULL ? delete_watched (folder, path, sync_folder)
                        : real_vfs->xDelete (real_vfs, path, sync_folder);
  disk_unlock ();
  return code;
}

static int
access_file (sqlite3_vfs *vfs,
             const char  *path,
             int          flags,
             int         *answer)
{
  return real_vfs->xAccess (real_vfs, path, flags, answer);
}

static int
complete_path (sqlite3_vfs *vfs,
               const char  *path,
               int          size,
               char        *full)
{
  return real_vfs->xFullPathname (real_vfs, path, size, full);
}

static int
get_last_error (sqlite3_vfs *vfs,
                int          size,
                char        *text)
{
  int said = GPOINTER_TO_INT (g_private_get (&said_key));

  g_private_set (&said_key, NULL);
  return said != 0 ? said : real_vfs->xGetLastError (real_vfs, size, text);
}

void
disk_vfs_register (void)
{
  static sqlite3_vfs vfs;

  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "desk-test-disk";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (DiskHandle) + real_vfs->szOsFile;
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = complete_path;
  vfs.xGetLastError = get_last_error;
  sqlite3_vfs_register (&vfs, TRUE);
}
