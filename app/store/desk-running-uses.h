/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"

G_BEGIN_DECLS

/**
 * DeskRunningItem:
 *
 * A use of an entitlement that takes hours (E6): it runs, or has ended today.
 */
typedef struct
{
  char     *use_id;
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *service;
  gint64    used_ms;
  gint64    ends_ms;
} DeskRunningItem;

GPtrArray *desk_running_uses_load (DeskLocal  *local,
                                   DeskDb     *db,
                                   GError    **error);

G_END_DECLS
