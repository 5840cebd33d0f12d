/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-fixture.h"

G_BEGIN_DECLS

/**
 * HubStranger:
 *
 * Whoever speaks to the hub byte by byte, as no HTTP library would.
 */
typedef struct
{
  GSocketConnection *connection;
  GDataInputStream  *answer;
} HubStranger;

void        hub_stranger_clear         (HubStranger *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubStranger, hub_stranger_clear)

/* Connects, and says that. */
HubStranger hub_stranger_call          (HubFixture  *fixture,
                                        const char  *text);
/* As far as the hub listens. */
void        hub_stranger_say           (HubStranger *self,
                                        const char  *text,
                                        gsize        length);
/* Has no more to say. */
void        hub_stranger_leave         (HubStranger *self);
/* What the hub says until it hangs up, as may be before it was told everything. (transfer full) */
char       *hub_stranger_hear          (HubStranger *self);

G_END_DECLS
