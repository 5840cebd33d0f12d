/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desk-stmt.h"

G_BEGIN_DECLS

/**
 * DeskDbError:
 * @DESK_DB_ERROR_ENGINE: anything not named below
 * @DESK_DB_ERROR_BUSY: another process holds the database
 * @DESK_DB_ERROR_READ_ONLY: the file or its folder cannot be written
 * @DESK_DB_ERROR_FULL: the disk is full
 * @DESK_DB_ERROR_DISK: the disk does not do what it should
 * @DESK_DB_ERROR_DAMAGED: not a database, or a damaged one
 * @DESK_DB_ERROR_NEWER: written by a later version of the program
 * @DESK_DB_ERROR_CONSTRAINT: a row breaks a constraint of the schema
 * @DESK_DB_ERROR_CANNOT_OPEN: no such file or no right to it
 * @DESK_DB_ERROR_CANCELLED: interrupted by desk_db_interrupt()
 */
typedef enum
{
  DESK_DB_ERROR_ENGINE,
  DESK_DB_ERROR_BUSY,
  DESK_DB_ERROR_READ_ONLY,
  DESK_DB_ERROR_FULL,
  DESK_DB_ERROR_DISK,
  DESK_DB_ERROR_DAMAGED,
  DESK_DB_ERROR_NEWER,
  DESK_DB_ERROR_CONSTRAINT,
  DESK_DB_ERROR_CANNOT_OPEN,
  DESK_DB_ERROR_CANCELLED,
} DeskDbError;

#define DESK_DB_ERROR (desk_db_error_quark ())
GQuark desk_db_error_quark (void);

#define DESK_TYPE_DB (desk_db_get_type ())
G_DECLARE_FINAL_TYPE (DeskDb, desk_db, DESK, DB, GObject)

/* One connection, used by one thread at a time. Placeholders are $1, $2…; the values follow the SQL
 * in the order of `types`: s text or NULL, i gint64, b GBytes or NULL, n nothing (NULL without a
 * value). */
DeskDb   *desk_db_open          (const char  *path,
                                 GError     **error);
DeskDb   *desk_db_open_damaged  (const char  *path,
                                 GError     **error);
const char *
          desk_db_get_path      (DeskDb      *self);
gboolean  desk_db_exec          (DeskDb      *self,
                                 const char  *script,
                                 GError     **error);
DeskStmt *desk_db_prepare       (DeskDb      *self,
                                 const char  *sql,
                                 GError     **error);
DeskStmt *desk_db_query         (DeskDb      *self,
                                 GError     **error,
                                 const char  *sql,
                                 const char  *types,
                                 ...);
/* Rows changed, -1: failed. */
gint64    desk_db_run           (DeskDb      *self,
                                 GError     **error,
                                 const char  *sql,
                                 const char  *types,
                                 ...);
/* FALSE only when the database fails: no row, or NULL in it, is 0. */
gboolean  desk_db_query_int     (DeskDb      *self,
                                 gint64      *value,
                                 GError     **error,
                                 const char  *sql,
                                 const char  *types,
                                 ...);
/* NULL without an error: no row, or NULL in it. */
char     *desk_db_query_text    (DeskDb      *self,
                                 GError     **error,
                                 const char  *sql,
                                 const char  *types,
                                 ...);
gboolean  desk_db_begin         (DeskDb      *self,
                                 GError     **error);
gboolean  desk_db_begin_read    (DeskDb      *self,
                                 GError     **error);
gboolean  desk_db_commit        (DeskDb      *self,
                                 GError     **error);
void      desk_db_rollback      (DeskDb      *self);
gboolean  desk_db_savepoint     (DeskDb      *self,
                                 GError     **error);
gboolean  desk_db_release       (DeskDb      *self,
                                 GError     **error);
void      desk_db_rollback_to   (DeskDb      *self);
/* Whether commits wait for the disk; they do unless told otherwise. */
void      desk_db_set_lasting   (DeskDb      *self,
                                 gboolean     lasting);
void      desk_db_tidy          (DeskDb      *self);
void      desk_db_rest          (DeskDb      *self);
guint     desk_db_get_cached    (DeskDb      *self);
/* Stops what runs now (any thread); or whatever runs once the cancellable is cancelled. */
void      desk_db_interrupt     (DeskDb      *self);
void      desk_db_set_cancellable
                                (DeskDb       *self,
                                 GCancellable *cancellable);
gboolean  desk_db_copy_to       (DeskDb      *self,
                                 DeskDb      *target,
                                 GError     **error);
gboolean  desk_db_checkpoint    (DeskDb      *self,
                                 GError     **error);
gboolean  desk_db_check         (DeskDb      *self,
                                 GError     **error);
/* Another number: another connection has committed. */
gboolean  desk_db_get_version   (DeskDb      *self,
                                 gint64      *version,
                                 GError     **error);
guint64   desk_db_get_n_steps   (DeskDb      *self);
gint64    desk_db_get_n_changed (DeskDb      *self);

G_END_DECLS
