/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-festival.h"

G_BEGIN_DECLS

/* What to say to a member on an occasion of care (P3), with 您 in Chinese (P1). */
char *desk_greeting_make_address (const char    *name,
                                  const char    *salutation);
char *desk_greeting_make         (const char    *occasion,
                                  DeskFestivals  festivals,
                                  const char    *warning,
                                  const char    *address);

G_END_DECLS
