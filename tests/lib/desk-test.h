/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A test that waits, waits for a condition, never for time. */
#define DESK_TEST_DEADLINE_MS 20000

/**
 * desk_test_wait_until:
 * @condition: an expression
 *
 * Runs the main context until @condition holds; fails the test when it does not within the deadline.
 */
#define desk_test_wait_until(condition)                                                     \
  G_STMT_START                                                                              \
  {                                                                                         \
    gint64 deadline_ = g_get_monotonic_time () + DESK_TEST_DEADLINE_MS * G_TIME_SPAN_MILLISECOND; \
    while (!(condition) && g_get_monotonic_time () < deadline_)                             \
      desk_test_iterate ();                                                                 \
    if (!(condition))                                                                       \
      g_error ("%s:%d: did not come true in time: %s", __FILE__, __LINE__, #condition);     \
  }                                                                                         \
  G_STMT_END

void          desk_test_iterate     (void);
/* An async callback that keeps its result: pass a GAsyncResult ** that is NULL. */
void          desk_test_ready_cb    (GObject       *source,
                                     GAsyncResult  *result,
                                     gpointer       user_data);
/* Waits for desk_test_ready_cb(). (transfer full) */
GAsyncResult *desk_test_wait_result (GAsyncResult **result);
/* Starts `call`_async() with these arguments, no cancellable, and waits for it. (transfer full) */
#define desk_test_call(call, ...)                                                           \
  ({                                                                                        \
    GAsyncResult *result_ = NULL;                                                           \
    call##_async (__VA_ARGS__, NULL, desk_test_ready_cb, &result_);                         \
    desk_test_wait_result (&result_);                                                       \
  })
/* Takes @object, which nobody else may hold once what is under way has come back. */
void          desk_test_assert_let_go
                                    (gpointer        object);
/* A fresh folder, removed with everything in it when freed by desk_test_remove_dir(). */
char         *desk_test_make_dir    (void);
void          desk_test_remove_dir  (char          *path);
/* A moment from RFC 3339 text; aborts on nonsense. */
gint64        desk_test_time        (const char    *rfc3339);

typedef char DeskTestDir;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTestDir, desk_test_remove_dir)

G_END_DECLS
