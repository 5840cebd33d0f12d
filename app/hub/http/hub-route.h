/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-handlers.h"

G_BEGIN_DECLS

/**
 * HubRoute:
 * @name: short, for the metrics
 * @max_body: bytes that a request may send
 * @versioned: speaks the sync protocol, and is refused when it speaks another version of it
 * @device_only: for enrolled devices with access
 * @writes: writes, and so has to wait while another program (an import) holds the database
 */
typedef struct
{
  const char     *name;
  const char     *method;
  const char     *path;
  gsize           max_body;
  gboolean        versioned;
  gboolean        device_only;
  gboolean        writes;
  HubHandlerFunc  handle;
} HubRoute;

const HubRoute *hub_route_find (const char     *path);
/* On the database thread: checks who asks, and answers in every case. */
void            hub_route_run  (const HubRoute *self,
                                HubContext     *context,
                                HubRequest     *request,
                                HubReply       *reply);

G_END_DECLS
