/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of a text, from @start to before @end. */
typedef struct
{
  guint start;
  guint end;
} DeskRange;

typedef enum
{
  DESK_MATCH_SHOWN,             /* in the name or the member's number */
  DESK_MATCH_PHONE,
  DESK_MATCH_ACCOUNT,
  DESK_MATCH_TAG,
  DESK_MATCH_ADDRESS,
  DESK_MATCH_NOTE,
} DeskMatchPlace;

/**
 * DeskMatch:
 *
 * Where a member fits a search: what to mark in the name and the number of its line, and for a word
 * that stands in neither the place where it does, masked as the standard wants it (S).
 */
typedef struct
{
  GArray         *name;         /* (element-type DeskRange): of the name */
  GArray         *member_no;    /* (element-type DeskRange): of the number */
  DeskMatchPlace  place;
  char           *text;         /* what stands there, "" when shown */
  GArray         *ranges;       /* (element-type DeskRange): of @text */
} DeskMatch;

DeskMatch *desk_match_new   (void);
DeskMatch *desk_match_copy  (const DeskMatch *self);
gboolean   desk_match_equal (const DeskMatch *self,
                             const DeskMatch *other);
void       desk_match_free  (DeskMatch       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMatch, desk_match_free)

G_END_DECLS
