/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-feed.h"

G_BEGIN_DECLS

/**
 * HubFeedBatch:
 *
 * Revisions for a bulk writer: counted in memory, taken from the managers' counters in one go by
 * hub_feed_batch_flush(), before the same transaction is committed. Each counter is held from its
 * first use, so nobody else takes a revision in between.
 */
typedef struct _HubFeedBatch HubFeedBatch;

HubFeedBatch *hub_feed_batch_new   (void);
/* A DeskNextRevFunc; `user_data` is the batch. */
gint64        hub_feed_batch_next  (DeskDb        *db,
                                    const char    *manager_no,
                                    gpointer       user_data,
                                    GError       **error);
gboolean      hub_feed_batch_flush (HubFeedBatch  *self,
                                    DeskDb        *db,
                                    GError       **error);
void          hub_feed_batch_free  (HubFeedBatch  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFeedBatch, hub_feed_batch_free)

G_END_DECLS
