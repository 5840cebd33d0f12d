/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define DESK_OP_SERVICE_USE    "service.use"
#define DESK_OP_CARE_LOG       "care.log"
#define DESK_OP_SECRECY_REVEAL "secrecy.reveal"
#define DESK_OP_NOTE_ADD       "note.add"
#define DESK_OP_NOTE_EDIT      "note.edit"
#define DESK_OP_NOTE_REMOVE    "note.remove"
#define DESK_OP_TAG_ADD        "tag.add"
#define DESK_OP_TAG_REMOVE     "tag.remove"
#define DESK_OP_FACT_SET       "fact.set"
#define DESK_OP_FACT_REMOVE    "fact.remove"
#define DESK_OP_DUPLICATE_MARK "duplicate.mark"
#define DESK_OP_TASK_SNOOZE    "task.snooze"
#define DESK_OP_CALLBACK_PROMISE "callback.promise"
#define DESK_OP_SERVICE_RETURN "service.return"
#define DESK_OP_TICKET_OPEN    "ticket.open"
#define DESK_OP_TICKET_TOLD    "ticket.told"
#define DESK_OP_TICKET_DONE    "ticket.done"
#define DESK_OP_VISIT_SCHEDULE "visit.schedule"
#define DESK_OP_VISIT_MOVE     "visit.move"
#define DESK_OP_VISIT_CONFIRM  "visit.confirm"
#define DESK_OP_VISIT_START    "visit.start"
#define DESK_OP_VISIT_ARRIVE   "visit.arrive"
#define DESK_OP_VISIT_DONE     "visit.done"
#define DESK_OP_VISIT_MISS     "visit.miss"
#define DESK_OP_VISIT_CANCEL   "visit.cancel"

/**
 * DeskOp:
 *
 * An operation: what a person did, as a small document that laptop and hub both run. @text is the
 * document itself, one line of JSON, kept byte for byte: its SHA-256 is the operation's hash.
 */
typedef struct
{
  char       *op_id;            /* UUIDv7 */
  char       *kind;
  char       *device_id;
  gint64      seq;              /* of the device, from 1, never used twice */
  gint64      made_ms;
  char       *member_no;        /* from the arguments, or "" */
  JsonObject *args;
  char       *text;
} DeskOp;

DeskOp *desk_op_new       (const char   *kind,
                           JsonObject   *args,
                           const char   *device_id,
                           gint64        seq,
                           DeskClock    *clock,
                           GTimeZone    *zone);
DeskOp *desk_op_new_parse (const char   *text,
                           gssize        length,
                           GError      **error);
char   *desk_op_hash      (const DeskOp *self);
gboolean desk_op_is_same  (const DeskOp *self,
                           const DeskOp *other);
void    desk_op_free      (DeskOp       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOp, desk_op_free)

G_END_DECLS
