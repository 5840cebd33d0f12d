/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>

G_BEGIN_DECLS

/**
 * HubDevice:
 *
 * A laptop that was enrolled. Moments are milliseconds since 1970, 0 for never.
 */
typedef struct
{
  char   *device_id;
  char   *manager_no;
  char   *name;
  char   *incarnation;          /* the id of its local database when it enrolled */
  gint64  enrolled_ms;
  gint64  seen_ms;              /* to the minute */
  gint64  revoked_ms;
  gint64  last_seq;             /* the highest sequence number it has sent */
} HubDevice;

void       hub_device_free       (HubDevice        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubDevice, hub_device_free)

/* Saves a new device and answers its token, which is kept nowhere. */
char      *hub_device_add        (DeskDb           *db,
                                  HubDevice        *device,
                                  GError          **error);
/* NULL without an error: no device has that token. */
HubDevice *hub_device_find       (DeskDb           *db,
                                  const char       *token,
                                  GError          **error);
gboolean   hub_device_is_unnoted (const HubDevice  *self,
                                  gint64            now_ms);
gboolean   hub_device_touch      (DeskDb           *db,
                                  const char       *device_id,
                                  gint64            now_ms,
                                  GError          **error);
GPtrArray *hub_device_list       (DeskDb           *db,
                                  GError          **error);
gboolean   hub_device_revoke     (DeskDb           *db,
                                  DeskClock        *clock,
                                  const char       *device_id,
                                  GError          **error);

G_END_DECLS
