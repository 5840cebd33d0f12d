/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visit-round.h>

#include "desk-undo.h"

G_BEGIN_DECLS

void desk_round_undo_offer (DeskUndo   *undo,
                            DeskStore  *store,
                            GPtrArray  *stops,
                            const char *sentence);

G_END_DECLS
