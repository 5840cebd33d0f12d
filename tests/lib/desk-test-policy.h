/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-policy.h>

G_BEGIN_DECLS

/* The text of a policy with that version, and `from` replaced in it, which must be there. */
char *desk_test_policy_amend (DeskPolicy *policy,
                              const char *version,
                              const char *from,
                              const char *to);

G_END_DECLS
