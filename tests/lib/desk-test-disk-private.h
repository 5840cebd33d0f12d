/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-test-disk.h"

G_BEGIN_DECLS

/* desk-test-disk-file.c: what happened to one file since it was last synced. */

typedef struct
{
  char      *path;
  GPtrArray *changes;           /* (element-type DiskChange), oldest first */
  gboolean   is_new;            /* its entry in the folder is not synced either */
  GBytes    *removed;           /* (nullable): its content, where its removal is not synced */
} DiskFile;

DiskFile *disk_file_new         (const char *path);
void      disk_file_free        (DiskFile   *self);
/* What stood in the place of a write; (transfer full). */
void      disk_file_add_write   (DiskFile   *self,
                                 gsize       size,
                                 gsize       offset,
                                 GBytes     *before,
                                 GBytes     *after);
void      disk_file_add_cut     (DiskFile   *self,
                                 gsize       size,
                                 gsize       new_size,
                                 GBytes     *before);
void      disk_file_add_removal (DiskFile   *self);
void      disk_file_sync        (DiskFile   *self);
/* Leaves in the file what the power cut did. */
void      disk_file_survive     (DiskFile   *self,
                                 GRand      *rand);

/* desk-test-disk.c: the folders. The lock is held from lookup to release. */

typedef enum
{
  DISK_GOES,
  DISK_IS_FULL,
  DISK_IS_BROKEN,
} DiskAnswer;

typedef struct _DiskFolder DiskFolder;

void        disk_lock            (void);
void        disk_unlock          (void);
DiskFolder *disk_find_folder     (const char *path);
DiskFile   *disk_folder_get_file (DiskFolder *self,
                                  const char *path);
gboolean    disk_folder_is_down  (DiskFolder *self);
gboolean    disk_folder_is_full  (DiskFolder *self);
gboolean    disk_folder_is_deaf  (DiskFolder *self);
/* The next change: counts it, and says what comes of it. */
DiskAnswer  disk_folder_change   (DiskFolder *self);
void        disk_folder_open     (DiskFolder *self);
void        disk_folder_close    (DiskFolder *self);
/* A lock is about to be taken: (nullable) what comes before it. */
DeskTestDiskFunc
            disk_folder_lock     (DiskFolder       *self,
                                  DeskTestDiskLock  lock,
                                  gpointer         *user_data);
/* The folder's entries are on the disk. */
void        disk_folder_sync     (DiskFolder *self);

/* desk-test-disk-vfs.c */
void        disk_vfs_register    (void);

G_END_DECLS
