/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-perform-each.h>

G_BEGIN_DECLS

char *desk_verdict_words (DeskVerdict  *verdict,
                          const GError *error);
char *desk_refusals_words (const DeskPerformed *performed);

G_END_DECLS
