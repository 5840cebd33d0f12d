/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-db.h"

G_BEGIN_DECLS

/* Runs the numbered scripts 001.sql, 002.sql… of a resource folder that the database has not seen,
 * each in one transaction. `part` names the room whose tables they are. Refuses a database that is
 * newer. */
gboolean desk_migrate (DeskDb      *db,
                       const char  *part,
                       GResource   *resource,
                       const char  *folder,
                       GError     **error);

G_END_DECLS
