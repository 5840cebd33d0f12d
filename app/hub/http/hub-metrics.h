/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a server has done since it started. Safe from any thread. */
typedef struct _HubMetrics HubMetrics;

HubMetrics *hub_metrics_new            (void);
void        hub_metrics_count_request  (HubMetrics *self,
                                        const char *handler,
                                        guint       status);
void        hub_metrics_count_verdicts (HubMetrics *self,
                                        guint       accepted,
                                        guint       rejected,
                                        guint       repeated);
void        hub_metrics_count_rows     (HubMetrics *self,
                                        guint       n_rows);
void        hub_metrics_set_waiting    (HubMetrics *self,
                                        guint       n_waiting);
void        hub_metrics_write          (HubMetrics *self,
                                        GString    *text);
void        hub_metrics_write_head     (GString    *text,
                                        const char *name,
                                        const char *type,
                                        const char *help);
void        hub_metrics_write_figure   (GString    *text,
                                        const char *name,
                                        const char *type,
                                        const char *help,
                                        gint64      value);
void        hub_metrics_free           (HubMetrics *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubMetrics, hub_metrics_free)

G_END_DECLS
