/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long to wait after so many failures in a row, in milliseconds: exactly, and as it is done. */
gint64 desk_sync_backoff_get_exact (guint  failures);
gint64 desk_sync_backoff_get_wait  (guint  failures);
/* So long, or up to a tenth longer. */
gint64 desk_sync_backoff_lengthen  (gint64 wait_ms);

G_END_DECLS
