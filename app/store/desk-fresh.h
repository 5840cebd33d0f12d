/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* Everything anew from the hub, with the old rows in sight until the new list is whole. The caller
 * holds the transaction. */
gboolean desk_fresh_begin (DeskLocal   *local,
                           DeskDb      *db,
                           DeskChange  *change,
                           GError     **error);
gboolean desk_fresh_end   (DeskLocal   *local,
                           DeskDb      *db,
                           gboolean    *whole,
                           GError     **error);
gboolean desk_fresh_clear (DeskDb      *db,
                           DeskChange  *change,
                           GError     **error);

G_END_DECLS
