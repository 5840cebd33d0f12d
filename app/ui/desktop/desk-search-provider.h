/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-lock.h>

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_SEARCH_PROVIDER (desk_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (DeskSearchProvider, desk_search_provider, DESK, SEARCH_PROVIDER, GObject)

/* Signals: "open" (a member's number), "search" (what was typed). */
DeskSearchProvider *desk_search_provider_new    (void);
void                desk_search_provider_set_up (DeskSearchProvider  *self,
                                                 DeskSession         *session,
                                                 DeskLock            *lock);
gboolean            desk_search_provider_export (DeskSearchProvider  *self,
                                                 GDBusConnection     *connection,
                                                 const char          *path,
                                                 GError             **error);

G_END_DECLS
