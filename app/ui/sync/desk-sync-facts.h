/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-sync-status.h>

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_FACTS (desk_sync_facts_get_type ())
G_DECLARE_FINAL_TYPE (DeskSyncFacts, desk_sync_facts, DESK, SYNC_FACTS, AdwPreferencesGroup)

void        desk_sync_facts_set_status (DeskSyncFacts        *self,
                                        const DeskSyncStatus *status,
                                        gint64                now_ms,
                                        GTimeZone            *zone);
const char *desk_sync_facts_get_oldest (DeskSyncFacts        *self);

G_END_DECLS
