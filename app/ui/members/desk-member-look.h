/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-columns.h"

G_BEGIN_DECLS

/**
 * DeskMemberLook:
 *
 * What all lines of a list have in common. It outlives them.
 */
typedef struct
{
  DeskMemberMetrics  metrics;
  DeskMemberLayout  *layout;
  GTimeZone         *zone;
  gint64             now_ms;
  char               today[sizeof "YYYY-MM-DD"];
  char               renew_by[sizeof "YYYY-MM-DD"];  /* a card that expires until then is marked */
} DeskMemberLook;

void desk_member_look_init   (DeskMemberLook *self,
                              GtkWidget      *widget);
void desk_member_look_clear  (DeskMemberLook *self);
void desk_member_look_update (DeskMemberLook *self,
                              DeskStore      *store);

G_END_DECLS
