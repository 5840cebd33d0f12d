/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>

G_BEGIN_DECLS

/**
 * DeskFrontFault:
 * @DESK_FRONT_PASS: requests go to the hub, replies come back
 * @DESK_FRONT_STATUS: answers a status of its own, with a page of HTML
 * @DESK_FRONT_HTML: answers 200 with a page of HTML, as the sign-in page of a hotel does
 * @DESK_FRONT_CUT: the hub's reply breaks off in the middle
 * @DESK_FRONT_CUT_CLEAN: the hub's reply ends before its last line, as if it were whole
 * @DESK_FRONT_LOSE: the hub gets the request, but its reply is lost
 * @DESK_FRONT_DROP: neither the hub gets the request nor the laptop an answer
 * @DESK_FRONT_HOLD: the laptop is cut off; the hub gets the request when it is released
 * @DESK_FRONT_REPEAT: the hub gets the request twice, the laptop the second reply
 * @DESK_FRONT_SILENT: no answer, ever
 */
typedef enum
{
  DESK_FRONT_PASS,
  DESK_FRONT_STATUS,
  DESK_FRONT_HTML,
  DESK_FRONT_CUT,
  DESK_FRONT_CUT_CLEAN,
  DESK_FRONT_LOSE,
  DESK_FRONT_DROP,
  DESK_FRONT_HOLD,
  DESK_FRONT_REPEAT,
  DESK_FRONT_SILENT,
} DeskFrontFault;

#define DESK_TYPE_FRONT (desk_front_get_type ())
G_DECLARE_FINAL_TYPE (DeskFront, desk_front, DESK, FRONT, GObject)

/* The network between a laptop and its hub: a server on a port of its own that hands
 * requests on. */
DeskFront  *desk_front_new         (const char     *hub_uri);
const char *desk_front_get_uri     (DeskFront      *self);
/* Where requests go from now on. */
void        desk_front_set_hub     (DeskFront      *self,
                                    const char     *hub_uri);
void        desk_front_set_fault   (DeskFront      *self,
                                    DeskFrontFault  fault);
/* Only requests for this path (NULL: all) meet the fault. */
void        desk_front_set_path    (DeskFront      *self,
                                    const char     *path);
/* How many such requests pass before the fault sets in. */
void        desk_front_set_passes  (DeskFront      *self,
                                    guint           passes);
/* What DESK_FRONT_STATUS answers; `body` NULL: a page of HTML, else JSON. */
void        desk_front_set_answer  (DeskFront      *self,
                                    guint           status,
                                    const char     *retry_after,
                                    const char     *body);
/* What is not answered after so many milliseconds is cut; 0: never. By a clock of its own, which is
 * driven. */
void        desk_front_set_patience
                                   (DeskFront      *self,
                                    gint64          ms);
DeskClock  *desk_front_get_clock   (DeskFront      *self);
/* Pulls ask for so many rows a page, whatever they asked for; 0: as they asked. */
void        desk_front_set_page    (DeskFront      *self,
                                    guint           rows);
/* What was held goes to the hub now, the oldest first; its replies go nowhere. */
void        desk_front_release     (DeskFront      *self);
guint       desk_front_get_n_held  (DeskFront      *self);
/* Requests on their way to the hub and back. */
guint       desk_front_get_n_under_way
                                   (DeskFront      *self);
/* Requests that will never be answered. */
guint       desk_front_get_n_silent
                                   (DeskFront      *self);
/* The requests since the last call, "GET /v1/pull" each. (transfer full) */
GStrv       desk_front_take_log    (DeskFront      *self);

G_END_DECLS
