/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/**
 * HubStats:
 *
 * Counts and sizes of the hub's database. @members and @accounts are those of the last feed.
 */
typedef struct
{
  gint64 managers;
  gint64 members;
  gint64 members_closed;
  gint64 accounts;
  gint64 service_uses;
  gint64 contacts;
  gint64 devices;               /* with access */
  gint64 devices_revoked;
  gint64 operations;
  gint64 database_bytes;
} HubStats;

gboolean hub_stats_load (HubStats  *self,
                         DeskDb    *db,
                         GError   **error);

G_END_DECLS
