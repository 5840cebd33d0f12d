/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskTodayKind:
 *
 * What a section's rows are made from. @get_key names an item, so that its row stays the same
 * widget while the item stays due.
 */
typedef struct
{
  char      *(*get_key)    (gconstpointer  item);
  GtkWidget *(*make_row)   (gpointer       context);
  void       (*update_row) (GtkWidget     *row,
                            gconstpointer  item,
                            gpointer       context);
} DeskTodayKind;

#define DESK_TYPE_TODAY_SECTION (desk_today_section_get_type ())
G_DECLARE_FINAL_TYPE (DeskTodaySection, desk_today_section, DESK, TODAY_SECTION, GtkWidget)

void        desk_today_section_set_kind   (DeskTodaySection    *self,
                                           const DeskTodayKind *kind,
                                           gpointer             context);
void        desk_today_section_set_items  (DeskTodaySection    *self,
                                           GPtrArray           *items);
void        desk_today_section_set_remark (DeskTodaySection    *self,
                                           const char          *remark);
const char *desk_today_section_get_remark (DeskTodaySection    *self);
guint       desk_today_section_get_n_rows (DeskTodaySection    *self);
GtkWidget  *desk_today_section_get_row    (DeskTodaySection    *self,
                                           guint                position);

G_END_DECLS
