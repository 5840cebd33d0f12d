/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskCliTable:
 *
 * Columns that line up on a terminal, also with Chinese in them. A title that begins with `>` makes
 * its column line up at the right.
 */
typedef struct _DeskCliTable DeskCliTable;

DeskCliTable *desk_cli_table_new   (const char    *first_title,
                                    ...) G_GNUC_NULL_TERMINATED;
void          desk_cli_table_add   (DeskCliTable  *self,
                                    ...);
char         *desk_cli_table_lay   (DeskCliTable  *self);
void          desk_cli_table_print (DeskCliTable  *self);
void          desk_cli_table_free  (DeskCliTable  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCliTable, desk_cli_table_free)

guint         desk_cli_text_width  (const char    *text);

G_END_DECLS
