/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-policy.h>

#include "hub-device.h"

G_BEGIN_DECLS

/**
 * HubGrant:
 *
 * A unit of a month's quota that one device holds. @until_ms is told to the device: the hub itself
 * honours it a little longer.
 */
typedef struct
{
  char   *grant_id;
  char   *member_no;
  char   *quota;
  char   *month;
  gint64  until_ms;
} HubGrant;

void       hub_grant_free           (HubGrant          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubGrant, hub_grant_free)

/* What the hub takes back. The caller holds the write transaction. */
gboolean   hub_grant_take_back      (DeskDb            *db,
                                     const HubDevice   *device,
                                     const char        *grant_id,
                                     GError           **error);
gboolean   hub_grant_free_device    (DeskDb            *db,
                                     const char        *device_id,
                                     GError           **error);
gboolean   hub_grant_free_member    (DeskDb            *db,
                                     const char        *member_no,
                                     GError           **error);
gboolean   hub_grant_sweep          (DeskDb            *db,
                                     gint64             now_ms,
                                     GError           **error);
/* What it gives, and what the device holds then. */
gboolean   hub_grant_give           (DeskDb            *db,
                                     DeskPolicy        *policy,
                                     const HubDevice   *device,
                                     const char        *member_no,
                                     DeskClock         *clock,
                                     GError           **error);
GPtrArray *hub_grant_list           (DeskDb            *db,
                                     const HubDevice   *device,
                                     gint64             now_ms,
                                     GError           **error);

G_END_DECLS
