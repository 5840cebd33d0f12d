/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-table.h>

#include "desk-local.h"

G_BEGIN_DECLS

/* The derived lines of the members: kept with every change of their rows, in its transaction. */
DeskTouch desk_directory_get_touch (const DeskTable  *table,
                                    gboolean          renewed);
gboolean  desk_directory_refresh   (DeskLocal        *local,
                                    DeskDb           *db,
                                    DeskChange       *change,
                                    GError          **error);
gboolean  desk_directory_prepare   (DeskLocal        *local,
                                    DeskDb           *db,
                                    GError          **error);

gboolean  desk_directory_note      (DeskLocal        *local,
                                    DeskDb           *db,
                                    GError          **error);

G_END_DECLS
