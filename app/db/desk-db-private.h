/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The session extension is declared only to those who ask for it. */
#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include "desk-db.h"

G_BEGIN_DECLS

#define DESK_DB_MEMORY ":memory:"

/* desk-db.c */
sqlite3    *desk_db_get_handle    (DeskDb      *self);
GCancellable *
            desk_db_get_cancellable
                                  (DeskDb      *self);
gboolean    desk_db_set_failure   (DeskDb      *self,
                                   int          code,
                                   const char  *sql,
                                   GError     **error);
DeskStmt   *desk_db_take_idle     (DeskDb      *self,
                                   const char  *sql);
void        desk_db_give_back     (DeskDb      *self,
                                   DeskStmt    *stmt);
void        desk_db_count_step    (DeskDb      *self);

/* desk-db-error.c */
void        desk_db_failure       (const char  *path,
                                   int          code,
                                   int          system_errno,
                                   const char  *detail,
                                   GError     **error);
void        desk_db_file_failure  (const char  *path,
                                   GError      *file_error,
                                   GError     **error);
void        desk_db_newer_failure (const char  *path,
                                   GError     **error);

/* desk-db-open.c */
sqlite3    *desk_db_open_handle   (const char  *path,
                                   GError     **error);
sqlite3    *desk_db_open_damaged_handle
                                  (const char  *path,
                                   GError     **error);
gboolean    desk_db_check_handle  (sqlite3     *handle,
                                   const char  *path,
                                   const char  *pragma,
                                   GError     **error);

/* desk-stmt.c */
DeskStmt   *desk_stmt_new         (DeskDb      *db,
                                   const char  *sql,
                                   const char **tail,
                                   GError     **error);
void        desk_stmt_attach      (DeskStmt    *self,
                                   DeskDb      *db);
GList      *desk_stmt_get_link    (DeskStmt    *self);
const char *desk_stmt_get_sql     (DeskStmt    *self);
int         desk_stmt_n_values    (DeskStmt    *self);
void        desk_stmt_destroy     (DeskStmt    *self);

G_END_DECLS
