/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-sync.h"

G_BEGIN_DECLS

/* What went wrong between here and `host`, in words for a manager. (transfer full) */
GError *desk_sync_error_new              (DeskSyncError         code,
                                          const char           *host);
GError *desk_sync_error_from_status      (guint                 status,
                                          GBytes               *body,
                                          const char           *host);
GError *desk_sync_error_from_certificate (GTlsCertificateFlags  errors,
                                          const char           *host);
GError *desk_sync_error_from_network     (const GError         *error,
                                          const char           *host);
gboolean
        desk_sync_error_read_time        (GBytes               *body,
                                          gint64               *now_ms);

G_END_DECLS
