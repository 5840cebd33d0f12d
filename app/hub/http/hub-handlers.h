/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-policy.h>

#include <hub-limiter.h>

#include "hub-metrics.h"
#include "hub-reply.h"
#include "hub-request.h"

G_BEGIN_DECLS

#define HUB_PROTOCOL 1

/* The most that one push may hold. */
#define HUB_PUSH_OPERATIONS 1000
#define HUB_PUSH_BYTES      (4 * 1024 * 1024)
#define HUB_ENROL_BYTES     (16 * 1024)
#define HUB_GRANT_BYTES     (16 * 1024)

/* Rows of a page: when nothing is said, and at most. */
#define HUB_PULL_LIMIT     2000
#define HUB_PULL_LIMIT_MAX 10000
/* A page ends behind the row that fills it so far: hub and laptop hold a page or two, never more,
 * however long the rows and the feed are. */
#define HUB_PULL_BYTES     (4 * 1024 * 1024)

/* The longest that a request may wait for news, below what proxies bear. */
#define HUB_WAIT_S_MAX 55

/* Wrong codes that one address may try within a minute. */
#define HUB_WRONG_CODES 10

/**
 * HubContext:
 *
 * Where a request is handled: on one of the database threads, which owns @db; @limiter belongs to
 * the one that writes.
 */
typedef struct
{
  DeskDb     *db;
  DeskPolicy *policy;
  DeskClock  *clock;
  HubLimiter *limiter;
  HubMetrics *metrics;
} HubContext;

/**
 * HubHandlerFunc:
 *
 * Answers a request. A request that cannot be granted is a @reply too; %FALSE with @error set only
 * when the hub itself fails.
 */
typedef gboolean (*HubHandlerFunc) (HubContext  *context,
                                    HubRequest  *request,
                                    HubReply    *reply,
                                    GError     **error);

gboolean hub_enrol_handle   (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_push_handle    (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_pull_handle    (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_wait_handle    (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_policy_handle  (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_grant_handle   (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_health_handle  (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);
gboolean hub_figures_handle (HubContext  *context,
                             HubRequest  *request,
                             HubReply    *reply,
                             GError     **error);

/* The beginning of every header of /v1/: `{"protocol":1,"epoch":"…","now":"…"`, not closed. */
gboolean hub_begin_header   (HubContext  *context,
                             GString     *json,
                             GError     **error);

G_END_DECLS
