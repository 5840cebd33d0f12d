/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts failures per address and minute, so that nobody can try until it fits. One thread only. */
typedef struct _HubLimiter HubLimiter;

HubLimiter *hub_limiter_new   (guint        per_minute);
gboolean    hub_limiter_allow (HubLimiter  *self,
                               const char  *address,
                               gint64       now_ms);
void        hub_limiter_note  (HubLimiter  *self,
                               const char  *address,
                               gint64       now_ms);
void        hub_limiter_free  (HubLimiter  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubLimiter, hub_limiter_free)

G_END_DECLS
