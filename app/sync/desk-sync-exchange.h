/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * DeskSyncExchange:
 *
 * One request to the hub, and as much of its reply as is here.
 */
typedef struct
{
  SoupMessage         *message; /* the last one made of it; NULL before the first */
  char                *url;
  char                *token;   /* NULL: no device's */
  char                *host;    /* for messages: the machine, with its port where the address names one */
  const char          *type;    /* of what is sent and of the reply */
  GBytes              *sent;    /* NULL: only asks */
  gboolean             packed;  /* sent as gzip */
  GInputStream        *stream;
  GByteArray          *body;
  GTlsCertificateFlags tls_errors;
} DeskSyncExchange;

DeskSyncExchange *desk_sync_exchange_new           (const char       *url,
                                                    const char       *token,
                                                    const char       *type,
                                                    GBytes           *sent);
void              desk_sync_exchange_free          (DeskSyncExchange *self);
gboolean          desk_sync_exchange_build_message (DeskSyncExchange *self,
                                                    gboolean          plain);
gboolean          desk_sync_exchange_is_unread     (DeskSyncExchange *self);
GBytes           *desk_sync_exchange_take_body     (DeskSyncExchange *self);
gint64            desk_sync_exchange_get_wait      (DeskSyncExchange *self);
GError           *desk_sync_exchange_get_failure   (DeskSyncExchange *self,
                                                    const GError     *error);

G_END_DECLS
