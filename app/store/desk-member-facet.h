/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-member-query.h"

G_BEGIN_DECLS

/**
 * DeskMemberFacet:
 *
 * What members are filtered by, each by its name and a value in text: how a filter is saved, and how
 * an action sets it.
 */
typedef enum
{
  DESK_MEMBER_FACET_TIER,               /* diamond, gold, silver, non-card, none */
  DESK_MEMBER_FACET_BRAND,              /* ehome, tianyi, navigator, broadband, other */
  DESK_MEMBER_FACET_AREA,               /* town, country */
  DESK_MEMBER_FACET_LOW_BALANCE,        /* yes, as of all flags */
  DESK_MEMBER_FACET_BALANCE_BELOW,      /* yuan */
  DESK_MEMBER_FACET_NOT_CONTACTED,      /* days */
  DESK_MEMBER_FACET_NOT_VISITED,
  DESK_MEMBER_FACET_BIRTHDAY,
  DESK_MEMBER_FACET_QUOTA,
  DESK_MEMBER_FACET_EXPIRING,           /* days */
  DESK_MEMBER_FACET_FROZEN,
  DESK_MEMBER_FACET_DUPLICATE,
} DeskMemberFacet;

#define DESK_N_MEMBER_FACETS (DESK_MEMBER_FACET_DUPLICATE + 1)

const char      *desk_member_facet_get_name      (DeskMemberFacet         self);
gboolean         desk_member_facet_find          (const char             *name,
                                                  DeskMemberFacet        *facet);
gboolean         desk_member_facet_is_flag       (DeskMemberFacet         self);
char            *desk_member_facet_get           (DeskMemberFacet         self,
                                                  const DeskMemberQuery  *query);
gboolean         desk_member_facet_set           (DeskMemberFacet         self,
                                                  DeskMemberQuery        *query,
                                                  const char             *value);
char            *desk_member_query_save          (const DeskMemberQuery  *self);
DeskMemberQuery *desk_member_query_restore       (const char             *saved,
                                                  GError                **error);

G_END_DECLS
