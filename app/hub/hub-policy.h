/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>
#include <desk-policy.h>

G_BEGIN_DECLS

/**
 * HubPolicy:
 *
 * The policy that was loaded last. Without one @number is 0 and @policy %NULL.
 */
typedef struct
{
  gint64      number;
  gint64      loaded_ms;
  DeskPolicy *policy;
} HubPolicy;

void     hub_policy_clear         (HubPolicy   *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubPolicy, hub_policy_clear)

gboolean hub_policy_get_number    (DeskDb      *db,
                                   gint64      *number,
                                   GError     **error);
gboolean hub_policy_load          (DeskDb      *db,
                                   HubPolicy   *self,
                                   GError     **error);
gboolean hub_policy_check_version (DeskDb      *db,
                                   DeskPolicy  *in_force,
                                   DeskPolicy  *policy,
                                   GError     **error);
gboolean hub_policy_save          (DeskDb      *db,
                                   DeskClock   *clock,
                                   DeskPolicy  *policy,
                                   gboolean    *saved,
                                   GError     **error);

G_END_DECLS
