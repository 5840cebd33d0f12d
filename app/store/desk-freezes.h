/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"

G_BEGIN_DECLS

#define DESK_OCCASION_ARREARS "arrears"

/**
 * DeskFreezeItem:
 *
 * A membership that arrears froze (L3), of which the member was not told yet.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  gint64    arrears_fen;
  char     *arrears_since;      /* of the oldest; "": not known */
  char     *cause;              /* as of a snooze: another one is another cause */
} DeskFreezeItem;

GPtrArray *desk_freezes_load (DeskLocal  *local,
                              DeskDb     *db,
                              GError    **error);

G_END_DECLS
