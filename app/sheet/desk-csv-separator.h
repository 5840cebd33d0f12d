/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-text-file.h"

G_BEGIN_DECLS

char     desk_csv_separator_find     (DeskTextFile  *file,
                                      GError       **error);
gboolean desk_csv_separator_is_named (const char    *line,
                                      gsize          length);

G_END_DECLS
