/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

gboolean desk_hub_entry_fix (AdwEntryRow  *row,
                             GError      **error);

G_END_DECLS
