/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-list-row.h>
#include <gio/gio.h>

#include "desk-list-columns.h"

G_BEGIN_DECLS

/* A list longer than the members of a manager is none of theirs. */
#define DESK_LIST_MAX_ROWS 100000

/**
 * DeskListRows:
 * @sheet: (nullable): the name of the sheet that is asked for
 * @roles: (nullable) (element-type DeskListRole): what the person says the columns are for
 * @columns: (nullable): what they are, once it is read
 * @rows: (element-type DeskListRow): what they say, once it is read
 * @n_bytes: of their texts
 *
 * The whole of a manager's own list.
 */
typedef struct
{
  char            *path;
  char            *sheet;
  GArray          *roles;
  DeskListColumns *columns;
  GPtrArray       *rows;
  gsize            n_bytes;
} DeskListRows;

DeskListRows *desk_list_rows_new           (const char    *path,
                                            const char    *sheet,
                                            GArray        *roles);
gboolean      desk_list_rows_read          (DeskListRows  *self,
                                            GCancellable  *cancellable,
                                            GError       **error);
void          desk_list_rows_mark_repeated (DeskListRows  *self);
void          desk_list_rows_free          (DeskListRows  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListRows, desk_list_rows_free)

G_END_DECLS
