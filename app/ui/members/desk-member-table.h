/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-list.h>
#include <gtk/gtk.h>

#include "desk-member-layout.h"

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_TABLE (desk_member_table_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberTable, desk_member_table, DESK, MEMBER_TABLE, GtkWidget)

/**
 * DeskMemberPlace:
 * @DESK_MEMBER_PLACE_TOP: a new list is seen from its beginning
 * @DESK_MEMBER_PLACE_SELECTED: the selected member stays in sight
 * @DESK_MEMBER_PLACE_SAME: the same members stay in sight
 */
typedef enum
{
  DESK_MEMBER_PLACE_TOP,
  DESK_MEMBER_PLACE_SELECTED,
  DESK_MEMBER_PLACE_SAME,
} DeskMemberPlace;

/* Signal "open" (const char *member_no, gboolean activated): a member was chosen by the person;
 * activated: by Enter or by a click that opens, rather than by moving through the list.
 * Signal "shown": the list last given is on the screen. Signal "selected": others are selected, or
 * more, or fewer. */
GtkWidget      *desk_member_table_new              (DeskStore       *store);
void            desk_member_table_show_list        (DeskMemberTable *self,
                                                    DeskMemberList  *list,
                                                    DeskMemberPlace  place);
DeskMemberList *desk_member_table_get_list         (DeskMemberTable *self);
gboolean        desk_member_table_is_settled       (DeskMemberTable *self);
DeskMemberLayout *
                desk_member_table_get_layout       (DeskMemberTable *self);
void            desk_member_table_set_sort         (DeskMemberTable *self,
                                                    DeskMemberSort   sort,
                                                    gboolean         descending);
void            desk_member_table_set_single_click (DeskMemberTable *self,
                                                    gboolean         single_click);
gint64          desk_member_table_get_selected     (DeskMemberTable *self);
void            desk_member_table_select           (DeskMemberTable *self,
                                                    gint64           id);
guint           desk_member_table_count_selected   (DeskMemberTable *self);
GArray         *desk_member_table_dup_selected     (DeskMemberTable *self);
void            desk_member_table_select_all       (DeskMemberTable *self,
                                                    gboolean         all);
void            desk_member_table_activate         (DeskMemberTable *self);
void            desk_member_table_focus            (DeskMemberTable *self);
GtkListView    *desk_member_table_get_view         (DeskMemberTable *self);

G_END_DECLS
