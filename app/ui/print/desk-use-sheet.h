/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>

#include "desk-paper.h"

G_BEGIN_DECLS

/* The slip of an entitlement that was drawn on, for the member to sign. */
DeskPaper *desk_use_sheet_new (const DeskMemberFile *file,
                               const DeskServiceUse *use,
                               DeskPolicy           *policy);

G_END_DECLS
