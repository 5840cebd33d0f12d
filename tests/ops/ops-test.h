/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>
#include <desk-test.h>

G_BEGIN_DECLS

#define MANAGER "GM001"
#define OTHER_MANAGER "GM002"
#define OPS_TEST_DEVICE "0193a1b2-0000-7000-8000-00000000d001"

/**
 * OpsTest:
 *
 * A database with the shared tables and two managers, and an operation's surroundings.
 */
typedef struct
{
  DeskDb         *db;
  DeskPolicy     *policy;
  DeskClock      *clock;
  DeskOpsContext  context;
  gint64          seq;
} OpsTest;

void         ops_test_set_up         (OpsTest       *self,
                                      gconstpointer  data);
void         ops_test_tear_down      (OpsTest       *self,
                                      gconstpointer  data);
/* The policy of the product with some text replaced. */
void         ops_test_change_policy  (OpsTest       *self,
                                      const char    *old_text,
                                      const char    *new_text);
void         ops_test_put            (OpsTest       *self,
                                      const char    *table,
                                      const char    *values);
void         ops_test_add_manager    (OpsTest       *self,
                                      const char    *manager_no,
                                      const char    *region);
void         ops_test_add_member     (OpsTest       *self,
                                      const char    *member_no,
                                      const char    *manager_no,
                                      const char    *card_tier);
void         ops_test_close_member   (OpsTest       *self,
                                      const char    *member_no);
void         ops_test_add_account    (OpsTest       *self,
                                      const char    *number,
                                      const char    *member_no,
                                      gint64         arrears_fen);
gint64       ops_test_count          (OpsTest       *self,
                                      const char    *sql);
char        *ops_test_text           (OpsTest       *self,
                                      const char    *sql);
/* Applies an operation; when it is refused, sees to it that nothing changed. `args` is JSON. */
DeskVerdict *ops_test_apply          (OpsTest       *self,
                                      const char    *kind,
                                      const char    *made,
                                      const char    *args);
void         ops_test_assert_refused (DeskVerdict   *verdict,
                                      const char    *code,
                                      const char    *rule);
void         ops_test_assert_warned  (DeskVerdict   *verdict,
                                      const char    *code,
                                      const char    *rule);
void         ops_test_assert_plain   (DeskVerdict   *verdict);

#define OPS_TEST_ADD(path, data, test) \
  g_test_add (path, OpsTest, data, ops_test_set_up, test, ops_test_tear_down)

G_END_DECLS
