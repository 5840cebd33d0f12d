/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GOutputStream *desk_sheet_replace_file (const char     *path,
                                        GError        **error);
void           desk_sheet_discard_file (GOutputStream  *stream);

G_END_DECLS
