/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-laptop.h"

#include <desk-uuid.h>

HubLaptop
hub_laptop_enrol (HubFixture *fixture,
                  const char *manager_no)
{
  HubLaptop self = { .fixture = fixture };

  self.token = hub_fixture_enrol (fixture, manager_no, &self.device_id);
  return self;
}

void
hub_laptop_clear (HubLaptop *self)
{
  g_free (self->device_id);
  g_free (self->token);
  g_free (self->op_id);
}

char *
hub_laptop_send (HubLaptop  *self,
                 const char *kind,
                 const char *args)
{
  g_autofree char *op_id = desk_uuid_new (self->fixture->clock);
  g_autofree char *line =
    g_strdup_printf ("{\"id\":\"%s\",\"kind\":\"%s\",\"device\":\"%s\",\"seq\":%" G_GINT64_FORMAT
                     ",\"made\":\"" HUB_FIXTURE_NOW "\",\"args\":%s}",
                     op_id, kind, self->device_id, ++self->seq, args);

  g_free (self->op_id);
  self->op_id = g_steal_pointer (&op_id);
  return hub_fixture_judge (self->fixture, self->token, line);
}
