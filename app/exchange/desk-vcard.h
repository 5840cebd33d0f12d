/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>

G_BEGIN_DECLS

gboolean  desk_vcard_is_name (const char       *path);
char     *desk_vcard_write   (const DeskMember *member,
                              const char       *birthday,
                              gboolean          unmasked);

G_END_DECLS
