/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

G_BEGIN_DECLS

/* The next revision of a manager's feed; the caller holds the write transaction (a
   DeskNextRevFunc). */
gint64   hub_feed_next_rev   (DeskDb      *db,
                              const char  *manager_no,
                              gpointer     user_data,
                              GError     **error);
/* Takes `n` revisions at once; answers the first. For bulk writers. */
gint64   hub_feed_take_revs  (DeskDb      *db,
                              const char  *manager_no,
                              gint64       n,
                              GError     **error);
gint64   hub_feed_get_head   (DeskDb      *db,
                              const char  *manager_no,
                              GError     **error);
gint64   hub_feed_get_oldest (DeskDb      *db,
                              const char  *manager_no,
                              GError     **error);

G_END_DECLS
