/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-column.h"

#include <glib/gi18n-lib.h>

/* Names are saved. Widths are in digits: so they fit letters of any size. */
static const struct
{
  const char     *name;
  const char     *title;
  int             width;
  DeskMemberSort  sort;
} usual[DESK_N_MEMBER_COLUMNS] = {
  [DESK_MEMBER_COLUMN_NAME] = { "name", NC_("column", "Member"), 14, DESK_MEMBER_SORT_NAME },
  [DESK_MEMBER_COLUMN_TIER] = { "tier", NC_("column", "Tier"), 12, DESK_MEMBER_SORT_TIER },
  [DESK_MEMBER_COLUMN_BALANCE] = { "balance", NC_("column", "Balance"), 12,
                                   DESK_MEMBER_SORT_BALANCE },
  [DESK_MEMBER_COLUMN_USES] = { "uses", NC_("column", "Left"), 6, DESK_MEMBER_SORT_USES },
  [DESK_MEMBER_COLUMN_STATE] = { "state", NC_("column", "State"), 14, DESK_MEMBER_SORT_STATE },
  [DESK_MEMBER_COLUMN_LAST_CONTACT] = { "last-contact", NC_("column", "Last contact"), 12,
                                        DESK_MEMBER_SORT_LAST_CONTACT },
  [DESK_MEMBER_COLUMN_NEXT_VISIT] = { "next-visit", NC_("column", "Next visit"), 14,
                                      DESK_MEMBER_SORT_NEXT_VISIT },
  [DESK_MEMBER_COLUMN_BRAND] = { "brand", NC_("column", "Brand"), 13, DESK_MEMBER_SORT_BRAND },
  [DESK_MEMBER_COLUMN_CARD] = { "card", NC_("column", "Card left"), 9, DESK_MEMBER_SORT_EXPIRES },
};

/**
 * desk_member_column_find:
 * @column: (out): the one of that name
 */
gboolean
desk_member_column_find (const char       *name,
                         DeskMemberColumn *column)
{
  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    if (g_str_equal (usual[i].name, name))
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_member_column_get_name:
 *
 * Returns: a word for programs, which is saved
 */
const char *
desk_member_column_get_name (DeskMemberColumn column)
{
  g_return_val_if_fail (column < DESK_N_MEMBER_COLUMNS, NULL);

  return usual[column].name;
}

/**
 * desk_member_column_get_title:
 *
 * Returns: the heading, translated
 */
const char *
desk_member_column_get_title (DeskMemberColumn column)
{
  g_return_val_if_fail (column < DESK_N_MEMBER_COLUMNS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "column", usual[column].title);
}

DeskMemberSort
desk_member_column_get_sort (DeskMemberColumn column)
{
  g_return_val_if_fail (column < DESK_N_MEMBER_COLUMNS, DESK_MEMBER_SORT_NAME);

  return usual[column].sort;
}

/**
 * desk_member_column_get_width:
 *
 * Returns: how many digits wide it is where nobody has said otherwise
 */
int
desk_member_column_get_width (DeskMemberColumn column)
{
  g_return_val_if_fail (column < DESK_N_MEMBER_COLUMNS, 0);

  return usual[column].width;
}
