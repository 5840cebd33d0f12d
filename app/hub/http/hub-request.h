/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include <hub-device.h>

G_BEGIN_DECLS

/**
 * HubRequest:
 *
 * What the database thread needs to know of a request, copied from the message, which stays on the
 * main thread. Texts are never %NULL: absent is "".
 */
typedef struct
{
  char       *address;          /* of the other end */
  char       *token;
  char       *protocol;
  char       *encoding;         /* of the body */
  char       *known;            /* what it has already (If-None-Match) */
  gboolean    accepts_gzip;
  gint64      cursor;           /* what @query says of it, once that was read */
  gint64      list;             /* the head when the list began that @cursor is within, or 0 */
  gboolean    waited;           /* has waited for news, and wants an answer now */
  GHashTable *query;            /* (nullable) */
  GBytes     *body;
  HubDevice  *device;           /* (nullable): who asks, once the token was checked */
} HubRequest;

/* Before the body is read. */
gboolean    hub_request_has_clear_end (SoupMessageHeaders *headers,
                                       gboolean            has_body);
HubRequest *hub_request_new           (SoupServerMessage  *message,
                                       GHashTable         *query);
const char *hub_request_get_query     (HubRequest         *self,
                                       const char         *name);
gboolean    hub_request_query_int     (HubRequest         *self,
                                       const char         *name,
                                       gint64             *value,
                                       GError            **error);
gboolean    hub_request_inflate       (HubRequest         *self,
                                       gsize               max_body,
                                       GError            **error);
void        hub_request_free          (HubRequest         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubRequest, hub_request_free)

G_END_DECLS
