/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-verdict.h>

G_BEGIN_DECLS

char *desk_verdict_words (DeskVerdict  *verdict,
                          const GError *error);

G_END_DECLS
