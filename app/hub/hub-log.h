/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HubLogEvent:
 *
 * What a hub tells the journal. Each has an id of its own, under which data/hub/member-desk.catalog
 * explains it to the administrator (`journalctl -x`).
 */
typedef enum
{
  HUB_LOG_SERVING,
  HUB_LOG_STOPPED,
  HUB_LOG_FAILED,
  HUB_LOG_ENROLLED,
  HUB_LOG_WRONG_CODES,
  HUB_LOG_POLICY,
  HUB_N_LOG_EVENTS
} HubLogEvent;

void        hub_log        (HubLogEvent  event,
                            const char  *format,
                            ...) G_GNUC_PRINTF (2, 3);
const char *hub_log_get_id (HubLogEvent  event);

G_END_DECLS
