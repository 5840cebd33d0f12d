/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desk_mask_number  (const char *number);
char *desk_mask_address (const char *address);

G_END_DECLS
