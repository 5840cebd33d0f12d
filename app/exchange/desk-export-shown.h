/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-export-fields.h"

G_BEGIN_DECLS

DeskExportFields *desk_export_shown_new  (const char * const *columns);
void              desk_export_shown_free (DeskExportFields   *self);

G_END_DECLS
