/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why and how a manager gets in touch with a member (E5, P3): the words of care.log. */
const char * const *desk_care_list_occasions     (void);
const char         *desk_care_get_occasion_label (const char *occasion);
/* Nobody was called or written to, as for a birthday that was missed (P3). */
#define DESK_CARE_NO_CONTACT "none"

const char * const *desk_care_list_channels      (void);
const char         *desk_care_get_channel_label  (const char *channel);

G_END_DECLS
