/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-ini.h"

G_BEGIN_DECLS

#define DESK_POLICY_SERVICE_PREFIX "service."

/* What a policy file may say, and whether it makes sense. Used while a policy is loaded, and by
 * what reads its times of day. */
gboolean desk_policy_check        (DeskIni     *ini,
                                   GError     **error);
gboolean desk_policy_parse_minute (const char  *text,
                                   int         *minute);
gboolean desk_policy_parse_window (const char  *text,
                                   int         *open,
                                   int         *close);

G_END_DECLS
