/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* The policy that the hub serves, as it is kept here. A file that somebody named wins over it. */
gboolean desk_hub_policy_follow       (DeskLocal   *local,
                                       DeskDb      *db,
                                       GError     **error);
gboolean desk_hub_policy_take         (DeskLocal   *local,
                                       DeskDb      *db,
                                       const char  *version,
                                       const char  *text,
                                       DeskChange  *change,
                                       GError     **error);
/* The hub has this one in force. */
gboolean desk_hub_policy_note         (DeskLocal   *local,
                                       DeskDb      *db,
                                       const char  *version,
                                       GError     **error);
/* "" where none was refused by this program. */
char    *desk_hub_policy_load_refused (DeskDb      *db,
                                       GError     **error);

G_END_DECLS
