/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-test.h>
#include <desk-visit-life.h>

/* Each state, and where each step leads from there: C confirm, S start, A arrive, F finish, M miss,
 * X cancel, V move; "-" where it is not open. */
static const struct
{
  const char *status;
  const char *open;
} cases[] = {
  { "planned", "CSAFMXV" },
  { "confirmed", "-SAFMXV" },
  { "started", "--AFMXV" },
  { "arrived", "---FM--" },
  { "done", "-------" },
  { "missed", "-------" },
  { "cancelled", "-------" },
  { "of-tomorrow", "-------" },
};

static void
test_steps (void)
{
  static const char * const targets[] = {
    "confirmed", "started", "arrived", "done", "missed", "cancelled", "planned",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int step = DESK_VISIT_CONFIRM; step <= DESK_VISIT_MOVE; step++)
      {
        g_autoptr (DeskReason) reason = NULL;
        const char *next = desk_visit_find_next (cases[i].status, step, &reason);
        gboolean open = cases[i].open[step] != '-';

        g_assert_cmpstr (next, ==, open ? targets[step] : NULL);
        g_assert_true (desk_visit_may_step (cases[i].status, step) == open);
        g_assert_true ((reason == NULL) == open);
      }
}

static void
assert_refused (const char *status,
                const char *code,
                const char *sentence)
{
  g_autoptr (DeskReason) reason = NULL;
  g_autofree char *text = NULL;

  g_assert_null (desk_visit_find_next (status, DESK_VISIT_CONFIRM, &reason));
  text = desk_reason_describe (reason);
  g_assert_cmpstr (reason->code, ==, code);
  g_assert_cmpstr (text, ==, sentence);
}

static void
test_reasons (void)
{
  assert_refused ("done", "visit-done", "The visit was done already.");
  assert_refused ("cancelled", "visit-cancelled", "The visit was cancelled already.");
  assert_refused ("missed", "visit-missed",
                  "The customer was not met at this visit: plan a new one.");
  assert_refused ("arrived", "visit-step",
                  "The visit is at “At the door”: this step is not open to it.");
}

static void
test_labels (void)
{
  g_assert_cmpstr (desk_visit_get_status_label ("started"), ==, "On the way");
  g_assert_cmpstr (desk_visit_get_status_label ("of-tomorrow"), ==, "of-tomorrow");
  g_assert_cmpstr (desk_visit_get_event_label ("moved"), ==, "Moved");
  g_assert_cmpstr (desk_visit_get_event_label ("missed"), ==, "Not met");
  g_assert_true (desk_visit_is_open ("arrived"));
  g_assert_false (desk_visit_is_open ("missed"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-life/steps", test_steps);
  g_test_add_func ("/visit-life/reasons", test_reasons);
  g_test_add_func ("/visit-life/labels", test_labels);

  return g_test_run ();
}
