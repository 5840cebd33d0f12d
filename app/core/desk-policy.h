/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_POLICY (desk_policy_get_type ())
G_DECLARE_FINAL_TYPE (DeskPolicy, desk_policy, DESK, POLICY, GObject)

/* The standard's figures, each with its source. Immutable once loaded, so safe from any thread. A
 * lookup answers FALSE for a figure that the source does not give: shown as "not set", never
 * invented. */
DeskPolicy *desk_policy_new_builtin    (GError     **error);
DeskPolicy *desk_policy_new_default    (GError     **error);
DeskPolicy *desk_policy_new_from_file  (const char  *path,
                                        GError     **error);
DeskPolicy *desk_policy_new_from_data  (const char  *data,
                                        gsize        length,
                                        const char  *name,
                                        GError     **error);
DeskPolicy *desk_policy_new_checked    (const char  *text,
                                        const char  *name,
                                        GError     **error);
gboolean    desk_policy_is_named       (DeskPolicy  *self);
const char *desk_policy_get_text       (DeskPolicy  *self);
const char * const *
            desk_policy_list_groups    (DeskPolicy  *self);
GTimeZone  *desk_policy_get_zone       (DeskPolicy  *self);
const char *desk_policy_get_version    (DeskPolicy  *self);
gboolean    desk_policy_lookup_fen     (DeskPolicy  *self,
                                        const char  *group,
                                        const char  *key,
                                        gint64      *fen);
gboolean    desk_policy_lookup_integer (DeskPolicy  *self,
                                        const char  *group,
                                        const char  *key,
                                        gint64      *number);
gboolean    desk_policy_lookup_boolean (DeskPolicy  *self,
                                        const char  *group,
                                        const char  *key,
                                        gboolean    *truth);
const char *desk_policy_lookup_text    (DeskPolicy  *self,
                                        const char  *group,
                                        const char  *key);
const char * const *
            desk_policy_lookup_list    (DeskPolicy  *self,
                                        const char  *group,
                                        const char  *key);
const char * const *
            desk_policy_list_services  (DeskPolicy  *self);
const char *desk_policy_get_source     (DeskPolicy  *self,
                                        const char  *group);

G_END_DECLS
