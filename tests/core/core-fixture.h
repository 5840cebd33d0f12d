/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-policy.h>

G_BEGIN_DECLS

/* The smallest policy there is; a test adds the groups it is about. */
#define POLICY_HEAD "[policy]\nversion=test\nzone=Asia/Shanghai\n"

/* The policy that the product carries. */
static inline DeskPolicy *
load_builtin_policy (void)
{
  g_autoptr (GError) error = NULL;
  DeskPolicy *policy = desk_policy_new_builtin (&error);

  g_assert_no_error (error);
  return policy;
}

/* A policy of POLICY_HEAD and the text. */
static inline DeskPolicy *
load_policy (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_strconcat (POLICY_HEAD, text, NULL);
  DeskPolicy *policy = desk_policy_new_from_data (data, strlen (data), "test.ini", &error);

  g_assert_no_error (error);
  return policy;
}

G_END_DECLS
