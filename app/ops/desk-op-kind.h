/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member.h>

#include "desk-ops.h"

G_BEGIN_DECLS

#define DESK_OP_MAX_NOTE 500     /* characters of a remark or result */
#define DESK_OP_MAX_LONG_NOTE 5000
/* The standard sets no longest time (E6); what is longer than this is a slip of the finger. */
#define DESK_OP_MAX_HOURS 9999
#define DESK_OP_MAX_AMOUNT 999999999 /* fen or points of one use */
#define DESK_OP_MAX_CAUSE 100    /* characters of what something on Today is about */
#define DESK_OP_MAX_SNOOZE_DAYS 92
#define DESK_OP_MAX_CALLBACK_DAYS 92

/* What the kinds of operations share. Each has one file and one of these: it says no, warns, or
 * changes the tables; FALSE only when the database fails. Nothing is written before the last
 * check. */
gboolean     desk_op_service_use_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_care_log_apply       (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_secrecy_reveal_apply (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_note_add_apply       (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_note_edit_apply      (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_note_remove_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_tag_add_apply        (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_tag_remove_apply     (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_fact_set_apply       (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_fact_remove_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_duplicate_mark_apply (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_task_snooze_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_callback_promise_apply
                                          (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_service_return_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_ticket_open_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_ticket_told_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_ticket_done_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

gboolean     desk_op_visit_schedule_apply (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_move_apply     (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_confirm_apply  (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_start_apply    (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_arrive_apply   (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_miss_apply     (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_done_apply     (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);
gboolean     desk_op_visit_cancel_apply   (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           GError         **error);

DeskReason * desk_op_refuse               (DeskVerdict     *verdict,
                                           const char      *code,
                                           const char      *rule);
DeskReason * desk_op_warn                 (DeskVerdict     *verdict,
                                           const char      *code,
                                           const char      *rule);
const char * desk_op_read_text            (const DeskOp    *op,
                                           const char      *name,
                                           gboolean         required,
                                           DeskVerdict     *verdict);
const char * desk_op_read_long_text       (const DeskOp    *op,
                                           const char      *name,
                                           glong            most,
                                           gboolean         required,
                                           DeskVerdict     *verdict);
const char * desk_op_read_word            (const DeskOp    *op,
                                           const char      *name,
                                           const char * const *words,
                                           const char      *unknown,
                                           DeskVerdict     *verdict);
gboolean     desk_op_read_flag            (const DeskOp    *op,
                                           const char      *name,
                                           gboolean         fallback,
                                           gboolean        *value,
                                           DeskVerdict     *verdict);
void         desk_op_refuse_argument      (DeskVerdict     *verdict,
                                           const char      *name);
void         desk_op_refuse_length        (DeskVerdict     *verdict,
                                           const char      *name,
                                           glong            most);
gboolean     desk_op_find_member          (DeskOpsContext  *context,
                                           const DeskOp    *op,
                                           DeskVerdict     *verdict,
                                           DeskMember     **member,
                                           GError         **error);
gboolean     desk_op_load_region          (DeskOpsContext  *context,
                                           char           **region,
                                           GError         **error);
gboolean     desk_op_take_rev             (DeskOpsContext  *context,
                                           DeskVerdict     *verdict,
                                           GError         **error);

G_END_DECLS
