/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *desk_sync_address_complete (const char  *typed,
                                  GError     **error);

G_END_DECLS
