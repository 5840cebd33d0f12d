/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-csv.h"
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
 * One of the three files of a billing feed. The first column is the key. Every column must be there: one
 * that is not would blank what is known.
 */
typedef struct
{
  const char          *name;
  const HubFeedColumn *columns;
  guint                n_columns;
} HubFeedSheet;

extern const HubFeedSheet hub_feed_managers;
extern const HubFeedSheet hub_feed_members;
extern const HubFeedSheet hub_feed_accounts;

guint *hub_feed_sheet_match (const HubFeedSheet  *self,
                             HubCsv              *csv,
                             GError             **error);

G_END_DECLS
