/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HubFeedWord:
 *
 * A word that billing systems write in a column, and the product's word for it. Lists end with a
 * %NULL.
 */
typedef struct
{
  const char *written;
  const char *word;
} HubFeedWord;

extern const HubFeedWord hub_feed_regions[];
extern const HubFeedWord hub_feed_salutations[];
extern const HubFeedWord hub_feed_certificates[];
extern const HubFeedWord hub_feed_segments[];
extern const HubFeedWord hub_feed_ranks[];
extern const HubFeedWord hub_feed_brands[];
extern const HubFeedWord hub_feed_tiers[];
extern const HubFeedWord hub_feed_areas[];
extern const HubFeedWord hub_feed_kinds[];
extern const HubFeedWord hub_feed_payments[];
extern const HubFeedWord hub_feed_states[];

const char *hub_feed_word_find   (const HubFeedWord *list,
                                  const char        *written);
char       *hub_feed_word_choice (const HubFeedWord *list);

G_END_DECLS
