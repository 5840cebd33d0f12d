/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskListRole:
 * @DESK_LIST_NUMBER: a phone, or the number of an account
 * @DESK_LIST_AREA: town or country, or a part of the address
 * @DESK_LIST_DAY: when it was that is noted
 *
 * What a column of a manager's own list is for.
 */
typedef enum
{
  DESK_LIST_IGNORED,
  DESK_LIST_MEMBER_NO,
  DESK_LIST_NUMBER,
  DESK_LIST_NAME,
  DESK_LIST_AREA,
  DESK_LIST_DAY,
  DESK_LIST_NOTE,
  DESK_LIST_TAG,
} DeskListRole;

#define DESK_N_LIST_ROLES (DESK_LIST_TAG + 1)

/**
 * DeskListColumns:
 * @titles: (element-type utf8): as they stand there, "" for none
 * @roles: (element-type DeskListRole): as many
 * @n_columns: of the widest of the first rows
 * @n_above: rows before the first that is about a member
 * @sheets: (nullable): the names of all sheets of the file
 * @sheet: the one that they are of
 */
typedef struct
{
  GPtrArray *titles;
  GArray    *roles;
  guint      n_columns;
  guint      n_above;
  GStrv      sheets;
  guint      sheet;
} DeskListColumns;

const char      *desk_list_role_get_word   (DeskListRole            self);
gboolean         desk_list_role_from_word  (const char             *word,
                                            DeskListRole           *role);
gboolean         desk_list_title_is_plain  (const char             *title);
DeskListColumns *desk_list_columns_find    (GPtrArray              *rows);
DeskListRole     desk_list_columns_get     (const DeskListColumns  *self,
                                            guint                   column);
gboolean         desk_list_columns_say_who (const DeskListColumns  *self);
void             desk_list_columns_free    (DeskListColumns        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListColumns, desk_list_columns_free)

G_END_DECLS
