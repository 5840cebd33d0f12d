/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ui-fixture.h"

#include <desk-export-dialog.h>
#include <desk-list-dialog.h>
#include <desk-list-preview.h>
#include <desk-ops.h>
#include <desk-test-sheet.h>

#define NOW "2026-11-22T22:00:00+08:00"

#define LIST                                                                             \
  "重点客户,,,\n会员编号,姓名,备注,爱好\nM0000001,钱一,常出差,钓鱼\nM0000002,孙二,,看书\n" \
  "M0000003,李四,名字不同,\nM0000009,无此人,x,\n"

static DeskListDialog *
open_path (DeskUiFixture *fixture,
           const char    *path)
{
  DeskListDialog *dialog = DESK_LIST_DIALOG (desk_list_dialog_new (fixture->store, path));

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static DeskListDialog *
open_dialog (DeskUiFixture *fixture,
             const char    *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return open_path (fixture, path);
}

static gboolean
is_loaded (DeskListDialog *dialog)
{
  return desk_list_dialog_get_stage (dialog) != DESK_LIST_STAGE_LOADING;
}

static gboolean
has_rows_to_add (DeskListDialog *dialog)
{
  desk_list_dialog_filter (dialog, DESK_LIST_ADD);
  return g_list_model_get_n_items (desk_list_dialog_get_rows (dialog)) == 2;
}

static gboolean
is_done (DeskListDialog *dialog)
{
  return desk_list_dialog_get_stage (dialog) == DESK_LIST_STAGE_PREVIEW;
}

static void
assert_row (DeskListDialog  *dialog,
            guint            position,
            DeskListOutcome  outcome)
{
  g_autoptr (DeskListPreviewItem) item =
    g_list_model_get_item (desk_list_dialog_get_rows (dialog), position);

  g_assert_cmpint (desk_list_preview_item_get_row (item)->outcome, ==, outcome);
}

/* Nothing is changed before the person says so; then what was seen is done. */
static void
test_import (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  DeskListDialog *dialog = open_dialog (fixture, LIST);

  desk_test_wait_until (is_loaded (dialog));
  g_assert_cmpint (desk_list_dialog_get_stage (dialog), ==, DESK_LIST_STAGE_PREVIEW);
  g_assert_cmpuint (g_list_model_get_n_items (desk_list_dialog_get_rows (dialog)), ==, 4);
  assert_row (dialog, 0, DESK_LIST_ADD);
  assert_row (dialog, 1, DESK_LIST_MATCHED);
  assert_row (dialog, 2, DESK_LIST_AMBIGUOUS);
  assert_row (dialog, 3, DESK_LIST_NOT_FOUND);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_NOTE_ADD), ==, 0);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "list.apply", NULL);
  desk_test_wait_until (is_done (dialog));
  g_assert_cmpstr (desk_list_dialog_get_message (dialog), ==, "1 row was added.");
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_NOTE_ADD), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A column that was not used becomes a note, and the rows mean something else. */
static void
test_mapping (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  DeskListDialog *dialog = open_dialog (fixture, LIST);

  desk_test_wait_until (is_loaded (dialog));
  desk_list_mapping_set_role (desk_list_dialog_get_mapping (dialog), 3, DESK_LIST_NOTE);
  desk_test_wait_until (has_rows_to_add (dialog));
  assert_row (dialog, 1, DESK_LIST_ADD);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Another sheet has columns of its own, also one without anything. */
static void
test_sheets (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autofree char *path = g_build_filename (fixture->dir, "sheets.xlsx", NULL);
  g_autofree char *one = desk_test_sheet_rows ("会员编号|备注", "M0000001|一", NULL);
  g_autofree char *two = desk_test_sheet_rows ("会员编号|姓名|标签", "M0000001|李四|二",
                                               "M0000002||三", NULL);
  DeskListMapping *mapping;
  DeskListDialog *dialog;

  desk_test_write_xlsx (path, "十月", one, "空", "<sheetData/>", "十一月", two, NULL);
  dialog = open_path (fixture, path);
  mapping = desk_list_dialog_get_mapping (dialog);
  desk_test_wait_until (is_loaded (dialog));
  g_assert_cmpstr (desk_list_mapping_get_sheet (mapping), ==, "十月");
  for (guint i = 1; i < 3; i++)
    {
      desk_list_mapping_set_sheet (mapping, i);
      g_assert_cmpint (desk_list_dialog_get_stage (dialog), ==, DESK_LIST_STAGE_LOADING);
      desk_test_wait_until (is_loaded (dialog));
      g_assert_cmpint (desk_list_dialog_get_stage (dialog), ==, DESK_LIST_STAGE_PREVIEW);
    }
  g_assert_cmpstr (desk_list_mapping_get_sheet (mapping), ==, "十一月");
  assert_row (dialog, 0, DESK_LIST_AMBIGUOUS);
  assert_row (dialog, 1, DESK_LIST_ADD);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_problem (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  DeskListDialog *dialog = open_dialog (fixture, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");

  desk_test_wait_until (is_loaded (dialog));
  g_assert_cmpint (desk_list_dialog_get_stage (dialog), ==, DESK_LIST_STAGE_PROBLEM);
  g_assert_nonnull (strstr (desk_list_dialog_get_message (dialog), ".xls kind"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is stopped leaves nothing. */
static void
test_stop (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  DeskListDialog *dialog = open_dialog (fixture, LIST);

  desk_test_wait_until (is_loaded (dialog));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "list.apply", NULL);
  g_assert_cmpint (desk_list_dialog_get_stage (dialog), ==, DESK_LIST_STAGE_APPLYING);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "list.stop", NULL);
  desk_test_wait_until (is_done (dialog));
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_NOTE_ADD), ==,
                    g_str_has_prefix (desk_list_dialog_get_message (dialog), "Stopped") ? 0 : 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Closed while it is read: what comes later finds nobody. */
static void
test_closed_early (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  DeskListDialog *dialog = open_dialog (fixture, LIST);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_file (const char *path,
             const char *start,
             const char *within)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, start));
  g_assert_nonnull (strstr (text, within));
}

static GArray *
find_ids (DeskUiFixture *fixture)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  query->sort = DESK_MEMBER_SORT_MEMBER_NO;
  query->descending = TRUE;
  desk_store_find_members_async (fixture->store, query, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  return desk_store_find_members_finish (fixture->store, result, NULL);
}

/* The columns that are shown, in their order; phones masked unless the person says otherwise, which
 * is recorded. */
static void
test_export (void)
{
  static const char * const columns[] = { "name", "brand", "balance", NULL };
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autoptr (GArray) ids = find_ids (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "list.csv", NULL);
  DeskExportDialog *dialog =
    DESK_EXPORT_DIALOG (desk_export_dialog_new (fixture->store, ids, columns));

  gtk_window_present (GTK_WINDOW (dialog));
  desk_export_dialog_write (dialog, path);
  desk_test_wait_until (!desk_export_dialog_is_busy (dialog));
  g_assert_cmpstr (desk_export_dialog_get_message (dialog), ==,
                   "6 members were written to “list.csv”.");
  assert_file (path,
               "\xEF\xBB\xBF\"Member number\",\"Name\",\"Salutation\",\"Brand\","
               "\"Lowest balance (yuan)\",\"Phone\"\r\n\"M0000006\",",
               "\"189****0001\"");
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_SECRECY_REVEAL), ==, 0);

  desk_export_dialog_set_unmasked (dialog, TRUE);
  desk_export_dialog_write (dialog, path);
  desk_test_wait_until (!desk_export_dialog_is_busy (dialog));
  assert_file (path, "\xEF\xBB\xBF\"Member number\"", "\"18985100001\"");
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture, DESK_OP_SECRECY_REVEAL), ==, 6);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is stopped, or cannot be written, leaves what stood there. */
static void
test_export_stopped (void)
{
  static const char * const columns[] = { "name", NULL };
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autoptr (GArray) ids = find_ids (fixture);
  g_autofree char *path = g_build_filename (fixture->dir, "list.csv", NULL);
  DeskExportDialog *dialog =
    DESK_EXPORT_DIALOG (desk_export_dialog_new (fixture->store, ids, columns));

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
  desk_export_dialog_write (dialog, path);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.stop", NULL);
  desk_test_wait_until (!desk_export_dialog_is_busy (dialog));
  if (g_str_has_prefix (desk_export_dialog_get_message (dialog), "Stopped"))
    assert_file (path, "before", "");

  desk_export_dialog_write (dialog, "/nowhere/list.csv");
  desk_test_wait_until (!desk_export_dialog_is_busy (dialog));
  g_assert_nonnull (strstr (desk_export_dialog_get_message (dialog), "/nowhere"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/lists/import", test_import);
  g_test_add_func ("/ui/lists/mapping", test_mapping);
  g_test_add_func ("/ui/lists/sheets", test_sheets);
  g_test_add_func ("/ui/lists/problem", test_problem);
  g_test_add_func ("/ui/lists/stop", test_stop);
  g_test_add_func ("/ui/lists/closed-early", test_closed_early);
  g_test_add_func ("/ui/lists/export", test_export);
  g_test_add_func ("/ui/lists/export-stopped", test_export_stopped);
  return g_test_run ();
}
