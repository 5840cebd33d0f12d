/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gio.h>
#include <gio/gsettingsbackend.h>

G_BEGIN_DECLS

#define DESK_TYPE_SITE_BACKEND (desk_site_backend_get_type ())
G_DECLARE_FINAL_TYPE (DeskSiteBackend, desk_site_backend, DESK, SITE_BACKEND, GSettingsBackend)

GSettingsBackend *desk_site_backend_new (GHashTable *fixed);

G_END_DECLS
