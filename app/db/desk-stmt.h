/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskStmt:
 *
 * A prepared statement at work. Freeing it gives it back to its connection, which keeps it
 * prepared. Columns count from 0; texts are valid until the next step.
 */
typedef struct _DeskStmt DeskStmt;

gboolean    desk_stmt_step       (DeskStmt    *self,
                                  GError     **error);
gboolean    desk_stmt_run        (DeskStmt    *self,
                                  GError     **error);
void        desk_stmt_bind_text  (DeskStmt    *self,
                                  int          parameter,
                                  const char  *value);
void        desk_stmt_bind_int   (DeskStmt    *self,
                                  int          parameter,
                                  gint64       value);
void        desk_stmt_bind_bytes (DeskStmt    *self,
                                  int          parameter,
                                  GBytes      *value);
void        desk_stmt_bind_null  (DeskStmt    *self,
                                  int          parameter);
int         desk_stmt_n_columns  (DeskStmt    *self);
gboolean    desk_stmt_is_null    (DeskStmt    *self,
                                  int          column);
gboolean    desk_stmt_is_int     (DeskStmt    *self,
                                  int          column);
gint64      desk_stmt_int        (DeskStmt    *self,
                                  int          column);
const char *desk_stmt_text       (DeskStmt    *self,
                                  int          column);
char       *desk_stmt_dup_text   (DeskStmt    *self,
                                  int          column);
GBytes     *desk_stmt_bytes      (DeskStmt    *self,
                                  int          column);
void        desk_stmt_free       (DeskStmt    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStmt, desk_stmt_free)

G_END_DECLS
