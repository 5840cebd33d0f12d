/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How the values of a policy are written. */
gboolean desk_policy_parse_minute  (const char  *text,
                                    int         *minute);
gboolean desk_policy_parse_window  (const char  *text,
                                    int         *open,
                                    int         *close);

/**
 * DeskPolicyValueFunc:
 * @why: (inout): NULL; what is wrong with the value, to be freed
 *
 * Returns: whether a value makes sense
 */
typedef gboolean (*DeskPolicyValueFunc) (const char  *value,
                                         char       **why);

gboolean desk_policy_check_text    (const char  *value,
                                    char       **why);
gboolean desk_policy_check_version (const char  *value,
                                    char       **why);
gboolean desk_policy_check_yuan    (const char  *value,
                                    char       **why);
gboolean desk_policy_check_count   (const char  *value,
                                    char       **why);
gboolean desk_policy_check_counts  (const char  *value,
                                    char       **why);
gboolean desk_policy_check_shift   (const char  *value,
                                    char       **why);
gboolean desk_policy_check_boolean (const char  *value,
                                    char       **why);
gboolean desk_policy_check_minute  (const char  *value,
                                    char       **why);
gboolean desk_policy_check_windows (const char  *value,
                                    char       **why);
gboolean desk_policy_check_zone    (const char  *value,
                                    char       **why);
gboolean desk_policy_check_takes   (const char  *value,
                                    char       **why);
gboolean desk_policy_check_card    (const char  *value,
                                    char       **why);

G_END_DECLS
