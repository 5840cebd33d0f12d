/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskTimelineKind:
 * @DESK_TIMELINE_CONTACT: a call or message
 * @DESK_TIMELINE_VISIT: a visit, planned ones too
 * @DESK_TIMELINE_USE: an entitlement drawn on
 * @DESK_TIMELINE_NOTE: something written down
 * @DESK_TIMELINE_FREEZE: arrears that came or went, and froze or thawed a membership (L3)
 * @DESK_TIMELINE_CARD: card and membership as the billing feed has them
 * @DESK_TIMELINE_ACCOUNT: an account's state as the billing feed has it; a balance that rose or
 *   became low (E5)
 * @DESK_TIMELINE_REVEAL: something masked that was shown (S)
 * @DESK_TIMELINE_TICKET: a fault, a complaint or a business request
 *
 * The kinds of entries; also as flags.
 */
typedef enum
{
  DESK_TIMELINE_CONTACT = 1 << 0,
  DESK_TIMELINE_VISIT = 1 << 1,
  DESK_TIMELINE_USE = 1 << 2,
  DESK_TIMELINE_NOTE = 1 << 3,
  DESK_TIMELINE_FREEZE = 1 << 4,
  DESK_TIMELINE_CARD = 1 << 5,
  DESK_TIMELINE_ACCOUNT = 1 << 6,
  DESK_TIMELINE_REVEAL = 1 << 7,
  DESK_TIMELINE_TICKET = 1 << 8,
} DeskTimelineKind;

#define DESK_TIMELINE_ALL ((DeskTimelineKind) ((1 << 9) - 1))

/**
 * DeskTimelineEntry:
 *
 * What happened with a member at one moment. Entries are ordered by @at_ms and @id, newest first.
 */
typedef struct
{
  DeskTimelineKind  kind;
  char             *id;
  gint64            at_ms;
  char             *what;       /* occasion, purpose, service, kind of ticket or what was shown; of a feed:
                                 * DESK_FEED_CHANGE_… */
  char             *how;        /* channel, a visit's or ticket's status, or an account's number; or "" */
  char             *text;       /* result, outcome or request, note; or "" */
  char             *was;        /* of a feed: the value before, or "" */
  char             *became;     /* of a feed: the value after, of a ticket: what came of it; or "" */
  gint64            amount;     /* a visit's minutes, a use's hours, 0: not said; of a balance the
                                 * figure below which it was low then */
  gboolean          provisional;
} DeskTimelineEntry;

gboolean   desk_timeline_entry_equal        (const DeskTimelineEntry *self,
                                             const DeskTimelineEntry *other);
int        desk_timeline_entry_compare      (const DeskTimelineEntry *self,
                                             const DeskTimelineEntry *other);
void       desk_timeline_entry_free         (DeskTimelineEntry       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTimelineEntry, desk_timeline_entry_free)

/* A page of a member's time line: a GPtrArray of DeskTimelineEntry. */
void       desk_store_load_timeline_async   (DeskStore               *store,
                                             const char              *member_no,
                                             DeskTimelineKind         kinds,
                                             const DeskTimelineEntry *after,
                                             guint                    limit,
                                             GCancellable            *cancellable,
                                             GAsyncReadyCallback      callback,
                                             gpointer                 user_data);
GPtrArray *desk_store_load_timeline_finish  (DeskStore               *store,
                                             GAsyncResult            *result,
                                             GError                 **error);

G_END_DECLS
