/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-outbox.h>
#include <desk-use-sheet.h>

#include "desk-ui-fixture.h"

static char *
find_value (DeskPaper  *paper,
            const char *label)
{
  for (guint i = 0; i < desk_paper_get_n_items (paper); i++)
    if (g_strcmp0 (desk_paper_get_label (paper, i), label) == 0)
      return g_strdup (desk_paper_get_text (paper, i));
  return NULL;
}

static void
assert_line (DeskPaper  *paper,
             const char *label,
             const char *value)
{
  g_autofree char *found = find_value (paper, label);

  g_assert_cmpstr (found, ==, value);
}

static char *
use (DeskUiFixture *desk,
     gint64         hours)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", "M0000001");
  json_object_set_string_member (args, "service", "emergency-reactivation");
  json_object_set_string_member (args, "note", "出差");
  if (hours > 0)
    json_object_set_int_member (args, "hours", hours);
  result = desk_test_call (desk_store_perform, desk->store, DESK_OP_SERVICE_USE, args);
  verdict = desk_store_perform_finish (desk->store, result, NULL);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

/* E6: what was drawn on, until when in the policy's zone, and how many are left of the month's. */
static void
test_slip (void)
{
  g_autoptr (DeskUiFixture) desk = desk_ui_fixture_new ("2026-11-30T22:30:00+08:00");
  g_autofree char *first = use (desk, 0);
  g_autofree char *second = use (desk, 3);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskMemberFile) file = NULL;
  g_autoptr (DeskPaper) paper = NULL;
  const DeskServiceUse *last;

  result = desk_test_call (desk_store_load_member, desk->store, "M0000001");
  file = desk_store_load_member_finish (desk->store, result, NULL);
  g_assert_nonnull (file);
  last = g_ptr_array_index (file->uses, 0);
  if (last->hours == 0)
    last = g_ptr_array_index (file->uses, 1);
  paper = desk_use_sheet_new (file, last, desk_store_get_policy (desk->store));
  assert_line (paper, "Customer", "Mr 钱一");
  assert_line (paper, "Member number", "M0000001");
  assert_line (paper, "Entitlement", "Emergency reactivation");
  assert_line (paper, "From", "Monday, 30 November 2026  22:30");
  assert_line (paper, "Until", "Tuesday, 1 December 2026  01:30");
  assert_line (paper, "Note", "出差");
  assert_line (paper, "This month", "2 of 3 used");
  assert_line (paper, "Account manager", "董泰");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/slip/E6/words", test_slip);

  return g_test_run ();
}
