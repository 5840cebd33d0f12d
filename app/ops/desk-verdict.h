/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-reason.h>

G_BEGIN_DECLS

/**
 * DeskVerdict:
 *
 * What the rules say to an operation. On the laptop it is provisional; the hub's stands.
 *
 * Refusals, and their values: `unknown-kind` (kind), `bad-arguments` (argument), `too-long`
 * (argument, most), `hours-out-of-range` (most), `no-such-member` and `not-yours` (member_no),
 * `member-closed`, `no-card` and `frozen` (member_no, service), `unknown-service` (service),
 * `unknown-occasion` (occasion), `unknown-channel` (channel), `quota-used-up` (member_no, service,
 * month, uses, limit), `quota-held` (likewise, held). Warnings: `frozen` (member_no, service), `quiet-hours`.
 */
typedef struct
{
  char       *op_id;
  gboolean    accepted;
  gint64      rev;              /* the manager's revision that holds the effect; 0: provisional */
  DeskReason *reason;           /* why not, when it was turned away */
  GPtrArray  *warnings;         /* (element-type DeskReason) */
} DeskVerdict;

DeskVerdict *desk_verdict_new       (const char   *op_id);
/* These two take the reason over. */
void         desk_verdict_refuse    (DeskVerdict  *self,
                                     DeskReason   *reason);
void         desk_verdict_warn      (DeskVerdict  *self,
                                     DeskReason   *warning);
JsonNode    *desk_verdict_to_json   (DeskVerdict  *self);
DeskVerdict *desk_verdict_from_json (JsonNode     *node,
                                     GError      **error);
void         desk_verdict_free      (DeskVerdict  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskVerdict, desk_verdict_free)

G_END_DECLS
