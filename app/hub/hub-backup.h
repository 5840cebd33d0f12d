/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>

G_BEGIN_DECLS

/* Writes a copy of the hub's database into a new file, while it is in use. */
gboolean hub_backup_write (DeskDb      *db,
                           DeskClock   *clock,
                           const char  *path,
                           GError     **error);

G_END_DECLS
