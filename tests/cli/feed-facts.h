/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FeedFact:
 *
 * What the demo feed's files say of a member, worked out here from the standard and not by
 * the product.
 */
typedef struct
{
  char       *member_no;
  char       *name;
  char       *brand;
  char       *phone;
  char       *address;
  const char *tier;             /* the card held, else T7, else none */
  char       *card_expires;
  gboolean    has_card;
  gboolean    frozen;           /* L3 */
  GPtrArray  *low;              /* (element-type utf8): numbers of accounts under 20 yuan (E5) */
  GPtrArray  *numbers;          /* (element-type utf8): of all accounts */
  gboolean    has_balance;
  gint64      lowest_fen;
} FeedFact;

/* Of this manager's members, by member number. (element-type utf8 FeedFact) */
GHashTable *feed_facts_load (const char *manager_no);

G_END_DECLS
