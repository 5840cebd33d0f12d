/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-policy.h"

G_BEGIN_DECLS

gboolean desk_hours_may_notify   (DeskPolicy *policy,
                                  const char *region,
                                  gint64      at_ms);
gint64   desk_hours_notify_opens (DeskPolicy *policy,
                                  const char *region,
                                  gint64      at_ms);
gint64   desk_hours_notify_turns (DeskPolicy *policy,
                                  const char *region,
                                  gint64      at_ms);
gboolean desk_hours_visit_fits   (DeskPolicy *policy,
                                  gint64      start_ms,
                                  int         minutes);

G_END_DECLS
