/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-csv.h>
#include "hub-feed-word.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_FIELD_TEXT,
  HUB_FIELD_WORD,               /* one of a list */
  HUB_FIELD_DAY,
  HUB_FIELD_YUAN,
  HUB_FIELD_COUNT,              /* a whole number, not negative */
} HubFieldKind;

typedef enum
{
  HUB_FIELD_NEEDED = 1 << 0,    /* may not be empty */
  HUB_FIELD_SECRET = 1 << 1,    /* not to be repeated in a list of rejects (S) */
  HUB_FIELD_UNSIGNED = 1 << 2,  /* an amount that may not be negative */
} HubFieldFlags;

/**
 * HubFeedColumn:
 *
 * A column of a billing file: its names, its column in the database, and how its fields are read.
 */
typedef struct
{
  const char        *name;
  const char        *name_zh;
  const char        *column;
  HubFieldKind       kind;
  HubFieldFlags      flags;
  const HubFeedWord *words;
} HubFeedColumn;

/**
 * HubFeedSheet:
 * @name: of the file and its table: `managers`, `members`, `accounts`
 *
 * One of the three files of a billing feed. The first column is the key. Every column must be
 * there: one that is not would blank what is known.
 */
typedef struct
{
  const char          *name;
  const HubFeedColumn *columns;
  guint                n_columns;
} HubFeedSheet;

/* The places of the columns in their sheets. */
enum
{
  HUB_MEMBER_MEMBER_NO,
  HUB_MEMBER_NAME,
  HUB_MEMBER_SALUTATION,
  HUB_MEMBER_MANAGER_NO,
  HUB_MEMBER_CERTIFICATE,
  HUB_MEMBER_SEGMENT,
  HUB_MEMBER_RANK,
  HUB_MEMBER_STRATEGIC,
  HUB_MEMBER_BRAND,
  HUB_MEMBER_SPEND_12M,
  HUB_MEMBER_REVENUE_YEAR,
  HUB_MEMBER_PACKAGE_MONTHLY,
  HUB_MEMBER_CARD_TIER,
  HUB_MEMBER_CARD_EXPIRES,
  HUB_MEMBER_POINTS,
  HUB_MEMBER_PHONE,
  HUB_MEMBER_ADDRESS,
  HUB_MEMBER_AREA,
  HUB_MEMBER_BIRTHDAY,
};

enum
{
  HUB_ACCOUNT_NUMBER,
  HUB_ACCOUNT_MEMBER_NO,
  HUB_ACCOUNT_KIND,
  HUB_ACCOUNT_PAYMENT,
  HUB_ACCOUNT_STATE,
  HUB_ACCOUNT_BALANCE,
  HUB_ACCOUNT_ARREARS,
  HUB_ACCOUNT_ARREARS_SINCE,
};

extern const HubFeedSheet hub_feed_managers;
extern const HubFeedSheet hub_feed_members;
extern const HubFeedSheet hub_feed_accounts;

guint *hub_feed_sheet_match (const HubFeedSheet  *self,
                             DeskCsv             *csv,
                             GError             **error);

G_END_DECLS
