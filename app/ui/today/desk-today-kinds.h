/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-today-page.h"

G_BEGIN_DECLS

const DeskTodayKind *desk_today_kinds_get (DeskTodayPart part);

G_END_DECLS
