/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskTestDiskFault:
 * @DESK_TEST_DISK_FULL: writes fail as on a full disk, some after half of their bytes
 * @DESK_TEST_DISK_ERROR: writes, truncations, syncs, removals fail as on a broken disk
 * @DESK_TEST_DISK_CRASH: the power goes: nothing works any more, and of what was written since a
 *   file's last sync, none, some or all is there after desk_test_disk_restart()
 */
typedef enum
{
  DESK_TEST_DISK_FULL,
  DESK_TEST_DISK_ERROR,
  DESK_TEST_DISK_CRASH,
} DeskTestDiskFault;

/**
 * DeskTestDiskLock:
 * @DESK_TEST_DISK_READ: a connection begins to read, from what is committed now
 * @DESK_TEST_DISK_WRITE: a connection begins to write, as the only one
 */
typedef enum
{
  DESK_TEST_DISK_READ,
  DESK_TEST_DISK_WRITE,
} DeskTestDiskLock;

typedef void (*DeskTestDiskFunc) (gpointer user_data);

/* A disk that fails as told, under every SQLite database of the process. Folders that are not
 * watched work as ever. Any thread. */

/* Once, before the first database is opened. */
void     desk_test_disk_install      (void);
/* The databases in this folder (and below) from now on; those that are open already stay out. */
void     desk_test_disk_watch        (const char        *folder);
void     desk_test_disk_unwatch      (const char        *folder);
/* Writes, truncations, syncs and removals since desk_test_disk_watch(). */
guint    desk_test_disk_get_count    (const char        *folder);
/* From the nth change from now on (1: the next one; 0: at this moment). The same seed loses the
 * same. */
void     desk_test_disk_fail         (const char        *folder,
                                      DeskTestDiskFault  fault,
                                      guint              nth,
                                      guint32            seed);
/* Whether the fault has set in. */
gboolean desk_test_disk_has_failed   (const char        *folder);
/* There is space again, the disk is whole again; the power stays off. */
void     desk_test_disk_mend         (const char        *folder);
/* The power is back: mends, and leaves in the files what survived. Every connection to them must
 * have been closed. Without a crash: what is not synced is not lost. */
void     desk_test_disk_restart      (const char        *folder);
/* Once, right before the nth such lock from now on is taken (by that thread; NULL: by any), on the
 * thread that takes it: another connection can do something in between. */
void     desk_test_disk_interpose    (const char        *folder,
                                      DeskTestDiskLock   lock,
                                      guint              nth,
                                      GThread           *thread,
                                      DeskTestDiskFunc   func,
                                      gpointer           user_data);
/* Forgets that; whether it had not come to it. */
gboolean desk_test_disk_end_interposing
                                     (const char        *folder);
/* Says yes to syncs and does nothing: to see that a test would notice. */
void     desk_test_disk_ignore_syncs (const char        *folder,
                                      gboolean           ignore);

G_END_DECLS
