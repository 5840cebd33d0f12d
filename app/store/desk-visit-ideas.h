/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-tier.h>

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskIdeaQuery:
 *
 * For whom a visit is thought of. All conditions together.
 */
typedef struct
{
  const char *area;             /* nullable: of DeskMember; only members there */
  const char *near_member_no;   /* nullable: only those on this member's street, or in the district */
  guint       limit;            /* at most so many; 0: all */
} DeskIdeaQuery;

/**
 * DeskVisitIdea:
 *
 * A member to be visited, and why.
 */
typedef struct
{
  gint64     id;                /* of the list, as of desk_store_find_members_finish() */
  char      *member_no;
  char      *name;
  char      *salutation;
  char      *area;
  char      *address;
  DeskTier   tier;
  GPtrArray *reasons;           /* (element-type DeskReason) (owned) */
  int        weight;            /* 0 without reasons */
  int        visited_days;      /* since the last visit that took place; -1: there was none */
} DeskVisitIdea;

void       desk_visit_idea_free                (DeskVisitIdea        *self);
/* A GPtrArray of DeskVisitIdea, the first to be visited first. */
void       desk_store_find_visit_ideas_async   (DeskStore            *store,
                                                const DeskIdeaQuery  *query,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray *desk_store_find_visit_ideas_finish  (DeskStore            *store,
                                                GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
