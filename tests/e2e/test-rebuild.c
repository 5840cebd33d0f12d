/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local data is damaged while a note is written and a call waits for the hub: the app says so,
 * and one click rebuilds it. The call reaches the hub, and the note can be gone on with. */
#include "desk-a11y.h"
#include "desk-e2e.h"

#include <desk-db.h>
#include <desk-test.h>

#define MEMBER_NO "M0000001"
#define MEMBER "潘友康"
#define TEXT "Prefers to be called after work"
#define PAGE_BYTES 4096

/* The first pages of tables that every member's page needs; what stands in the log beside the file is
 * in the file from now on. */
static GArray *
list_pages (const char *path)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = desk_db_open (path, &error);
  g_autoptr (DeskStmt) stmt = NULL;
  gint64 busy;

  g_assert_no_error (error);
  desk_db_query_int (db, &busy, &error, "PRAGMA wal_checkpoint(TRUNCATE)", "");
  g_assert_no_error (error);
  g_assert_cmpint (busy, ==, 0);
  stmt = desk_db_query (db, &error,
                        "SELECT rootpage FROM sqlite_master WHERE name IN"
                        " ('members', 'accounts', 'contacts', 'notes')",
                        "");
  g_assert_no_error (error);
  while (desk_stmt_step (stmt, &error))
    {
      gint64 page = desk_stmt_int (stmt, 0);

      g_array_append_val (pages, page);
    }
  g_assert_no_error (error);
  return pages;
}

static void
overwrite (GFile  *file,
           GArray *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, &error);
  char garbage[PAGE_BYTES];

  g_assert_no_error (error);
  memset (garbage, 0xee, sizeof garbage);
  for (guint i = 0; i < pages->len; i++)
    {
      g_seekable_seek (G_SEEKABLE (stream), (g_array_index (pages, gint64, i) - 1) * PAGE_BYTES,
                       G_SEEK_SET, NULL, &error);
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), garbage,
                                 sizeof garbage, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
begin_note (DeskA11yNode *app)
{
  g_autoptr (DeskA11yNode) editor = NULL;

  desk_a11y_push (app, "Add a note");
  editor = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Note");
  desk_a11y_type (editor, TEXT);
}

static void
test_rebuild (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) process = desk_e2e_start_app (e2e);
  g_autoptr (DeskA11yNode) app = desk_a11y_wait_application ("member-desk");
  g_autoptr (GFile) file = g_file_new_build_filename (e2e->dir, "desk", "desk.db", NULL);
  g_autoptr (DeskA11yNode) editor = NULL;
  g_autoptr (GArray) pages = NULL;

  desk_e2e_enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");

  desk_e2e_stop_hub (e2e);
  desk_a11y_push (app, MEMBER);
  desk_a11y_push (app, "Record Contact");
  desk_a11y_push (app, "Save");
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "1 waiting");
  begin_note (app);
  pages = list_pages (g_file_peek_path (file));
  overwrite (file, pages);
  desk_a11y_push (app, "_Save");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Your Data Is Damaged");

  desk_a11y_push (app, "_Rebuild From the Hub");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Your Members Are Not Here Yet");
  desk_e2e_start_hub (e2e);
  desk_a11y_push (app, "Try Again");
  desk_test_wait_until (desk_e2e_count (e2e, "contacts") == 1);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");

  desk_e2e_act ("open-member", MEMBER_NO);
  editor = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Note");
  desk_a11y_read (editor, TEXT);
  desk_a11y_push (app, "_Save");
  desk_test_wait_until (desk_e2e_count (e2e, "notes") == 1);
  desk_e2e_stop_app (e2e, process);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/rebuild", test_rebuild);
}
