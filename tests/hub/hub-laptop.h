/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-fixture.h"

G_BEGIN_DECLS

/**
 * HubLaptop:
 *
 * A device that is enrolled, and what it sends; honest or not.
 */
typedef struct
{
  HubFixture *fixture;
  char       *device_id;
  char       *token;
  gint64      seq;              /* the last number that it gave */
  char       *op_id;            /* of what was sent last */
} HubLaptop;

HubLaptop  hub_laptop_enrol   (HubFixture   *fixture,
                               const char   *manager_no);
void       hub_laptop_clear   (HubLaptop    *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubLaptop, hub_laptop_clear)

/* What the hub says to an operation that was made now, as hub_fixture_judge() says it. Kind and
 * arguments (JSON) are sent as they are. */
char      *hub_laptop_send    (HubLaptop    *self,
                               const char   *kind,
                               const char   *args);

G_END_DECLS
