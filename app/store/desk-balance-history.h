/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/**
 * DeskBalancePoint:
 *
 * That a billing feed changed the balance of a prepaid account.
 */
typedef struct
{
  char   *number;
  gint64  feed_ms;
  gint64  was_fen;
  gint64  fen;
} DeskBalancePoint;

GPtrArray *desk_balance_history_load (DeskDb      *db,
                                      const char  *member_no,
                                      GError     **error);
GPtrArray *desk_balance_history_pick (GPtrArray   *points,
                                      const char  *number);

G_END_DECLS
