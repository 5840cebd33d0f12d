/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-query.h>

G_BEGIN_DECLS

typedef enum
{
  DESK_MEMBER_COLUMN_NAME,
  DESK_MEMBER_COLUMN_TIER,
  DESK_MEMBER_COLUMN_BALANCE,
  DESK_MEMBER_COLUMN_USES,
  DESK_MEMBER_COLUMN_STATE,
  DESK_MEMBER_COLUMN_LAST_CONTACT,
  DESK_MEMBER_COLUMN_NEXT_VISIT,
  DESK_MEMBER_COLUMN_BRAND,
  DESK_MEMBER_COLUMN_CARD,
} DeskMemberColumn;

#define DESK_N_MEMBER_COLUMNS (DESK_MEMBER_COLUMN_CARD + 1)

/* What a list of members can show of them. */
const char     *desk_member_column_get_name  (DeskMemberColumn  column);
gboolean        desk_member_column_find      (const char       *name,
                                              DeskMemberColumn *column);
const char     *desk_member_column_get_title (DeskMemberColumn  column);
DeskMemberSort  desk_member_column_get_sort  (DeskMemberColumn  column);
int             desk_member_column_get_width (DeskMemberColumn  column);

G_END_DECLS
