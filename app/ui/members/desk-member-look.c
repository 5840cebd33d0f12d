/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-look.h"

#include <desk-time.h>


/**
 * desk_member_look_init:
 * @widget: in whose letters the lines are written
 */
void
desk_member_look_init (DeskMemberLook *self,
                       GtkWidget      *widget)
{
  *self = (DeskMemberLook) { .layout = desk_member_layout_new () };
  desk_member_metrics_take (&self->metrics, widget);
}

void
desk_member_look_clear (DeskMemberLook *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

/**
 * desk_member_look_update:
 *
 * Takes over which day it is.
 */
void
desk_member_look_update (DeskMemberLook *self,
                         DeskStore      *store)
{
  DeskPolicy *policy = desk_store_get_policy (store);
  gint64 days = 0;
  g_autofree char *today = NULL;
  g_autofree char *renew_by = NULL;

  if (self->zone == NULL)
    self->zone = g_time_zone_ref (desk_policy_get_zone (policy));
  self->now_ms = desk_clock_now (desk_store_get_clock (store));
  desk_policy_lookup_integer (policy, "card", "expiring_days", &days);
  today = desk_time_day (self->now_ms, self->zone);
  renew_by = desk_time_day (self->now_ms + days * DESK_DAY_MS, self->zone);
  g_strlcpy (self->today, today, sizeof self->today);
  g_strlcpy (self->renew_by, renew_by, sizeof self->renew_by);
}
