/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <desk-outbox.h>

G_BEGIN_DECLS

/**
 * DeskAmendPlan:
 *
 * How an operation on a note or a visit that was turned away can be made again.
 */
typedef struct
{
  const char      *kind;        /* of the new operation: another one where the same cannot be done */
  const char      *field;       /* (nullable): the argument that holds the person's words */
  char            *text;        /* the words */
  char            *base;        /* (nullable): the version to be changed, as it stands now */
  char            *standing;    /* (nullable): what became of the note or visit, a sentence */
  const DeskVisit *visit;       /* (nullable): as it stands now; of the file */
} DeskAmendPlan;

gboolean       desk_amend_plan_is_for    (const char            *kind);
DeskAmendPlan *desk_amend_plan_new       (const DeskOutboxEntry *entry,
                                          const DeskMemberFile  *file,
                                          GTimeZone             *zone);
gboolean       desk_amend_plan_has_time  (const DeskAmendPlan   *self);
JsonObject    *desk_amend_plan_make_args (const DeskAmendPlan   *self,
                                          JsonObject            *old);
void           desk_amend_plan_free      (DeskAmendPlan         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAmendPlan, desk_amend_plan_free)

G_END_DECLS
