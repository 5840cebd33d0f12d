/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

#include "desk-duplicates.h"

G_BEGIN_DECLS

GPtrArray *desk_duplicates_load (DeskDb      *db,
                                 const char  *member_no,
                                 GError     **error);

G_END_DECLS
