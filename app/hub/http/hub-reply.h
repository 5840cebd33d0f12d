/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

#define HUB_TYPE_JSON   "application/json"
#define HUB_TYPE_NDJSON "application/x-ndjson"
#define HUB_TYPE_TEXT   "text/plain; charset=utf-8"

/* Those that libsoup has no names for. */
#define HUB_STATUS_UPGRADE_REQUIRED  426
#define HUB_STATUS_TOO_MANY_REQUESTS 429

/**
 * HubReply:
 *
 * An answer in the making. It begins as 200 with an empty body.
 */
typedef struct
{
  guint       status;
  const char *content_type;     /* static */
  GString    *body;
  gboolean    gzipped;
  char       *etag;             /* (nullable): tells what is answered from what was before */
  guint       retry_after_s;    /* 0: not said */
  guint       wait_s;           /* above 0 this is no answer yet: ask again then, or on news */
} HubReply;

HubReply *hub_reply_new     (void);
void      hub_reply_problem (HubReply          *self,
                             guint              status,
                             const char        *code,
                             const char        *message);
/* One more member of the refusal that `self` is. */
void      hub_reply_add_int (HubReply          *self,
                             const char        *name,
                             gint64             value);
void      hub_reply_failure (HubReply          *self,
                             const GError      *error);
gboolean  hub_reply_gzip    (HubReply          *self,
                             GError           **error);
void      hub_reply_send    (HubReply          *self,
                             SoupServerMessage *message,
                             const char        *now);
void      hub_reply_free    (HubReply          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubReply, hub_reply_free)

G_END_DECLS
