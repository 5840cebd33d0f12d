/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/**
 * DeskGrantKey:
 *
 * What a grant is for, and who holds it. @quota: as desk_entitlement_get_quota() names it; @month:
 * `YYYY-MM` in the policy's zone.
 */
typedef struct
{
  const char *device_id;
  const char *member_no;
  const char *quota;
  const char *month;
} DeskGrantKey;

gboolean desk_grant_count_open (DeskDb              *db,
                                const DeskGrantKey  *key,
                                gint64               now_ms,
                                gint64              *n_open,
                                GError             **error);
gboolean desk_grant_spend      (DeskDb              *db,
                                const DeskGrantKey  *key,
                                const char          *grant_id,
                                const char          *op_id,
                                gint64               now_ms,
                                gboolean            *spent,
                                GError             **error);
gboolean desk_grant_spend_any  (DeskDb              *db,
                                const DeskGrantKey  *key,
                                const char          *op_id,
                                gint64               now_ms,
                                gboolean            *spent,
                                GError             **error);

G_END_DECLS
