/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-ini.h"

G_BEGIN_DECLS

/**
 * DeskPolicyFault:
 * @key: (nullable): %NULL: all of the group
 * @unknown: this program does not know such a group or key; another one may
 *
 * What is wrong in a policy file, and where.
 */
typedef struct
{
  guint     line;
  char     *group;
  char     *key;
  char     *why;
  gboolean  unknown;
} DeskPolicyFault;

void       desk_policy_fault_free  (DeskPolicyFault  *self);
GPtrArray *desk_policy_find_faults (DeskIni          *ini);
gboolean   desk_policy_check       (DeskIni          *ini,
                                    gboolean          tolerant,
                                    GError          **error);

G_END_DECLS
