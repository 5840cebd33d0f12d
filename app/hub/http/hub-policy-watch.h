/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-policy.h>

G_BEGIN_DECLS

/**
 * HubPolicyWatch:
 *
 * The policy in force, as a hub that serves sees it; for every thread.
 */
typedef struct _HubPolicyWatch HubPolicyWatch;

HubPolicyWatch *hub_policy_watch_new    (DeskPolicy      *policy);
void            hub_policy_watch_free   (HubPolicyWatch  *self);
DeskPolicy     *hub_policy_watch_get    (HubPolicyWatch  *self);
DeskPolicy     *hub_policy_watch_follow (HubPolicyWatch  *self,
                                         DeskDb          *db,
                                         GError         **error);

G_END_DECLS
