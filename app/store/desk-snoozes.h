/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-local.h"

G_BEGIN_DECLS

/**
 * DeskSnoozedItem:
 *
 * Something of Today that the manager does not want to see before a time.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *salutation;
  DeskTier  tier;
  char     *cause;
  char     *why;
  gint64    until_ms;
} DeskSnoozedItem;

/**
 * DeskSnoozable:
 *
 * Where an item of Today keeps what a snooze needs to know of it.
 */
typedef struct
{
  gsize member_no;
  gsize name;
  gsize salutation;
  gsize tier;
  gsize cause;
} DeskSnoozable;

#define DESK_SNOOZABLE(Type)                                              \
  { G_STRUCT_OFFSET (Type, member_no), G_STRUCT_OFFSET (Type, name),      \
    G_STRUCT_OFFSET (Type, salutation), G_STRUCT_OFFSET (Type, tier),     \
    G_STRUCT_OFFSET (Type, cause) }

/* The word of the occasion with which a cause begins. */
char       *desk_snoozed_item_get_occasion (const DeskSnoozedItem *self);

GHashTable *desk_snoozes_load              (DeskDb                *db,
                                            gint64                 now_ms,
                                            GError               **error);
void        desk_snoozes_take              (GHashTable            *snoozes,
                                            const DeskSnoozable   *snoozable,
                                            GPtrArray             *items,
                                            GPtrArray             *snoozed);
GPtrArray  *desk_snoozed_items_new         (void);

G_END_DECLS
