/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>

#include "desk-match.h"

G_BEGIN_DECLS

DeskMatch *desk_match_find_shown  (const char * const  *words,
                                   const char          *name,
                                   const char          *member_no,
                                   const char         **hidden);
void       desk_match_find_hidden (DeskMatch           *match,
                                   const char          *word,
                                   const DeskMember    *member,
                                   GPtrArray           *accounts,
                                   GPtrArray           *tags,
                                   GPtrArray           *notes);

G_END_DECLS
