/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Chinese addresses as people write them: "贵阳市南明区北京路244号". */
char    *desk_address_find_street   (const char *address);
char    *desk_address_find_district (const char *address);
gboolean desk_address_is_near       (const char *address,
                                     const char *other);

G_END_DECLS
