/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-policy.h"

char *
desk_test_policy_amend (DeskPolicy *policy,
                        const char *version,
                        const char *from,
                        const char *to)
{
  g_autoptr (GString) text = g_string_new (desk_policy_get_text (policy));
  g_autofree char *before = g_strdup_printf ("version=%s\n", desk_policy_get_version (policy));
  g_autofree char *after = g_strdup_printf ("version=%s\n", version);

  g_assert_cmpuint (g_string_replace (text, before, after, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
