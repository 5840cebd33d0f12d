/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include <desk-db.h>
#include <desk-op.h>
#include <desk-policy.h>
#include <hub-server.h>

G_BEGIN_DECLS

#define HUB_FIXTURE_NOW "2026-11-22T09:30:00+08:00"

#define HUB_FIXTURE_INCARNATION "018f3a00-0000-7000-8000-000000000001"

/**
 * HubFixture:
 *
 * A hub on port 0 with a fresh database in a fresh folder, managers `M01` and `M02`, and a session
 * to ask it. @db is a second connection, for looking and for preparing.
 */
typedef struct
{
  char        *dir;
  char        *db_uri;
  DeskClock   *clock;
  DeskPolicy  *policy;
  DeskDb      *db;
  HubServer   *server;
  SoupSession *session;
} HubFixture;

/**
 * HubCall:
 *
 * A request; what is %NULL is left out. @protocol is "1" where there is a @token and nothing is
 * said.
 */
typedef struct
{
  const char *method;           /* GET, or POST with a @body */
  const char *path;
  const char *token;
  const char *protocol;
  const char *body;
  const char *forwarded;        /* by a proxy, for this address */
} HubCall;

#define HUB_CALL(...) (&(HubCall) { __VA_ARGS__ })

#define hub_fixture_add(path, test)                                                             \
  g_test_add (path, HubFixture, NULL, hub_fixture_set_up, test, hub_fixture_tear_down)

void         hub_fixture_set_up       (HubFixture        *self,
                                       gconstpointer      data);
void         hub_fixture_tear_down    (HubFixture        *self,
                                       gconstpointer      data);
void         hub_fixture_stop         (HubFixture        *self);
/* The body of the answer, whose status must be `status`. */
char        *hub_fixture_call         (HubFixture        *self,
                                       const HubCall     *call,
                                       guint              status);
/* The same in two steps; the message carries the answer's status and headers. */
SoupMessage *hub_fixture_message      (HubFixture        *self,
                                       const HubCall     *call);
GBytes      *hub_fixture_send         (HubFixture        *self,
                                       SoupMessage       *message);
void         hub_fixture_assert_error (const char        *body,
                                       const char        *code);
/* In three: what is asked, meanwhile something else, the answer. */
void         hub_fixture_begin        (HubFixture        *self,
                                       SoupMessage       *message,
                                       GAsyncResult     **slot);
GBytes      *hub_fixture_end          (HubFixture        *self,
                                       GAsyncResult     **slot);
/* A device of that manager: its token. */
char        *hub_fixture_enrol        (HubFixture        *self,
                                       const char        *manager_no,
                                       char             **device_id);
/* A diamond card, an account in use; in the manager's feed. */
void         hub_fixture_add_member   (HubFixture        *self,
                                       const char        *member_no,
                                       const char        *manager_no,
                                       const char        *name);
char        *hub_fixture_epoch        (HubFixture        *self);
gint64       hub_fixture_count        (HubFixture        *self,
                                       const char        *sql);
/* All that laptops can change, as one text: what changes nothing leaves it as it is. */
char        *hub_fixture_look         (HubFixture        *self);
/* Nothing changed since that, and the hub serves on. */
void         hub_fixture_assert_unharmed
                                      (HubFixture        *self,
                                       const char        *before);
/* An emergency reactivation. */
DeskOp      *hub_fixture_use          (HubFixture        *self,
                                       const char        *device_id,
                                       gint64             seq,
                                       const char        *member_no);
/* The body of a push of these lines, NULL at the end. */
char        *hub_fixture_push_body    (const char        *line,
                                       ...) G_GNUC_NULL_TERMINATED;
/* What the hub says to one operation: "accepted", or the code of the reason why not. */
char        *hub_fixture_judge        (HubFixture        *self,
                                       const char        *token,
                                       const char        *line);
/* The lines of an NDJSON answer, its last line checked and left out: header first. */
GPtrArray   *hub_fixture_read_stream  (const char        *body);
char        *hub_fixture_read_line    (GDataInputStream  *stream);

G_END_DECLS
