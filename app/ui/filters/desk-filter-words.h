/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-facet.h>

G_BEGIN_DECLS

/* What filters are called. */
const char *desk_filter_words_title (DeskMemberFacet        facet);
const char *desk_filter_words_value (DeskMemberFacet        facet,
                                     const char            *value);
char       *desk_filter_words_chip  (DeskMemberFacet        facet,
                                     const char            *value);
char       *desk_filter_words_all   (const DeskMemberQuery *query);

G_END_DECLS
