/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-tier.h"

G_BEGIN_DECLS

/* An amount that the billing feed does not give; below every threshold. */
#define DESK_FEN_ABSENT G_MININT64

/**
 * DeskMember:
 *
 * What the billing feed says of a member. Texts are never %NULL: absent is "". Absent amounts are
 * %DESK_FEN_ABSENT, which is not nothing spent. Words are those of the feed (`ehome`,
 * `government`, `bureau`, …). Dates are `YYYY-MM-DD`.
 */
typedef struct
{
  char    *member_no;
  char    *manager_no;
  char    *name;
  char    *salutation;          /* mr, ms or "" */
  char    *certificate;         /* personal, organisation */
  char    *segment;             /* government finance enterprise cluster or "" */
  char    *rank;                /* bureau division section or "" */
  char    *strategic;           /* diamond gold or "" */
  char    *brand;               /* ehome tianyi navigator broadband other */
  gint64   spend_12m_fen;
  gint64   revenue_year_fen;
  gint64   package_monthly_fen; /* fen per month */
  DeskTier card_tier;           /* the card held: silver gold diamond, else none */
  char    *card_expires;
  gint64   points;
  char    *phone;
  char    *address;
  char    *area;                /* town country */
  char    *birthday;
  gboolean closed;              /* no longer in the feed */
} DeskMember;

DeskMember *desk_member_new  (void);
void        desk_member_free (DeskMember *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMember, desk_member_free)

/**
 * DeskAccount:
 *
 * One service number of a member, as the billing feed has it.
 */
typedef struct
{
  char    *number;
  char    *member_no;
  char    *kind;                /* mobile fixed broadband iptv */
  char    *payment;             /* prepaid postpaid */
  char    *state;               /* in-use suspended reserved closed */
  gint64   balance_fen;
  gint64   arrears_fen;
  char    *arrears_since;
  gint64   low_since_ms;        /* when a feed first showed this fall under the line; 0: not low */
} DeskAccount;

DeskAccount *desk_account_new  (void);
void         desk_account_free (DeskAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAccount, desk_account_free)

G_END_DECLS
