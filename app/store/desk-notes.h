/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

#include "desk-member-file.h"

G_BEGIN_DECLS

GPtrArray *desk_notes_load (DeskDb      *db,
                            const char  *member_no,
                            GError     **error);

GPtrArray *desk_notes_load_texts (DeskDb      *db,
                                  const char  *member_no,
                                  GError     **error);

G_END_DECLS
