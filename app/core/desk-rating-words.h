/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-rating.h"

G_BEGIN_DECLS

/* An amount that a rating does not have. */
#define DESK_RATING_NOT_SET G_GINT64_CONSTANT (-1)

#define DESK_N_CARD_TIERS 3

/* In the order of a rating's thresholds. */
extern const DeskTier desk_rating_card_tiers[DESK_N_CARD_TIERS];

/* The reasons of a rating (T9), added in words. */
void desk_rating_explain_thresholds (DeskRating *rating,
                                     gboolean    organisation);
void desk_rating_explain_figure     (DeskRating *rating,
                                     gboolean    organisation);
void desk_rating_explain_absent     (DeskRating *rating,
                                     gboolean    organisation);
void desk_rating_explain_strategic  (DeskRating *rating,
                                     DeskTier    tier);
void desk_rating_explain_rank       (DeskRating *rating,
                                     const char *rank);
void desk_rating_explain_segment    (DeskRating *rating,
                                     const char *segment);
void desk_rating_explain_package    (DeskRating *rating,
                                     gint64      package_fen,
                                     gint64      from_fen);
void desk_rating_explain_next       (DeskRating *rating);
void desk_rating_explain_floor      (DeskRating *rating);

G_END_DECLS
