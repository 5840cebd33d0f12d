/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/* What the hub accepted and the pull has brought. The caller holds the transaction. */
gboolean desk_confirmed_take        (DeskLocal  *local,
                                     DeskDb     *db,
                                     gint64      cursor,
                                     GError    **error);
gboolean desk_confirmed_requeue     (DeskDb     *db,
                                     GError    **error);
gboolean desk_confirmed_is_in_doubt (DeskDb     *db,
                                     gint64     *in_doubt,
                                     GError    **error);

G_END_DECLS
