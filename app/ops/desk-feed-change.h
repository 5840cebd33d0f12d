/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the table feed_changes keeps of a billing feed: its columns of the members and the accounts
 * by name. Of amounts in arrears only their coming and going. */
#define DESK_FEED_CHANGE_CARD_TIER    "card_tier"
#define DESK_FEED_CHANGE_CARD_EXPIRES "card_expires"
#define DESK_FEED_CHANGE_CLOSED       "closed"
#define DESK_FEED_CHANGE_STATE        "state"
#define DESK_FEED_CHANGE_ARREARS      "arrears_fen"
#define DESK_FEED_CHANGE_BALANCE      "balance_fen"
/* Of the points only when they changed last: what was drawn on since is not in the figure. */
#define DESK_FEED_CHANGE_POINTS       "points"

/* Of a prepaid account's balance, the changes of so many feeds are kept. */
#define DESK_FEED_CHANGE_N_BALANCES 24
