/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Below this a message is one packet anyway, and goes as it is. */
#define DESK_GZIP_FROM_BYTES 1400

GBytes *desk_gzip_pack (const void  *data,
                        gsize        length,
                        GError     **error);

G_END_DECLS
