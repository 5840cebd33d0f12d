/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"
#include "desk-store-sync.h"

G_BEGIN_DECLS

/* Takes over one reply of /v1/pull. The caller holds the transaction, and rolls it back on an
 * error. */
gboolean desk_page_apply (DeskLocal   *local,
                          DeskDb      *db,
                          GBytes      *bytes,
                          DeskPage    *page,
                          DeskChange  *change,
                          GError     **error);

G_END_DECLS
