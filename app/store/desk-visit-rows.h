/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* Visits for those who read more than visits. Each is a GPtrArray of DeskVisit, NULL with an
 * error. */
GPtrArray *desk_visit_rows_of_member (DeskDb      *db,
                                      const char  *member_no,
                                      GError     **error);
GPtrArray *desk_visit_rows_planned   (DeskLocal   *local,
                                      DeskDb      *db,
                                      gint64       from_ms,
                                      gint64       to_ms,
                                      GError     **error);

G_END_DECLS
