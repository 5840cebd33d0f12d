/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"

G_BEGIN_DECLS

#define DESK_OCCASION_CARD "card"

/**
 * DeskRenewalItem:
 *
 * A card that expires or has, of which the member is to be told.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *card_expires;
  int       days_left;          /* negative: expired */
  char     *cause;              /* as of a snooze: another one is another cause */
} DeskRenewalItem;

GPtrArray *desk_renewals_load (DeskLocal  *local,
                               DeskDb     *db,
                               GError    **error);

G_END_DECLS
