/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-policy-value.h"

G_BEGIN_DECLS

#define DESK_POLICY_SERVICE_PREFIX "service."

/**
 * DeskPolicyKey:
 * @groups: patterns of the groups that it stands in, separated by `|`
 * @explanation: a sentence for a person, to be translated
 *
 * A key that a policy may set.
 */
typedef struct
{
  const char          *groups;
  const char          *key;
  DeskPolicyValueFunc  check;
  const char          *explanation;
} DeskPolicyKey;

/* What a policy file may say, and what that means. */
gboolean             desk_policy_schema_has_group   (const char *group);
const char * const  *desk_policy_schema_list_groups (void);
const DeskPolicyKey *desk_policy_schema_find        (const char *group,
                                                     const char *key);
GPtrArray           *desk_policy_schema_list_keys   (const char *group);
const char          *desk_policy_schema_explain     (const char *group,
                                                     const char *key);
const char          *desk_policy_schema_get_rule    (const char *group);

G_END_DECLS
