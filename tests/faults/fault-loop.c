/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-loop.h"

typedef struct
{
  const FaultDeed *deed;
  char            *template;    /* a folder as before the deed */
  char            *before;
  char            *after;
  guint            n_act;       /* changes until the deed says yes */
  guint            n_all;       /* and until all is closed */
} FaultLoop;

/* One try with one fault. */
typedef struct
{
  const FaultLoop   *loop;
  DeskTestDiskFault  fault;
  guint              nth;
  char              *folder;
} FaultTry;

/* Where a yes is about to be said or has just been said, luck is tried more often. */
#define N_LUCKS 8

static const char * const fault_names[] = { "full", "broken", "crash" };

static char *
copy_folder (const char *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (from, 0, &error);
  char *to = desk_test_make_dir ();
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) source = g_file_new_build_filename (from, name, NULL);
      g_autoptr (GFile) target = g_file_new_build_filename (to, name, NULL);

      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  return to;
}

static void
act_whole (const FaultDeed *deed,
           gpointer         subject)
{
  g_autoptr (GError) error = NULL;
  gboolean yes = deed->act (subject, &error);

  g_assert_no_error (error);
  g_assert_true (yes);
}

static void
act_anew (const FaultDeed *deed,
          const char      *folder)
{
  gpointer subject = deed->begin (folder);

  act_whole (deed, subject);
  deed->end (subject);
}

/* The deed without a fault: what it changes, and in how many steps. */
static void
measure (FaultLoop *self)
{
  g_autoptr (DeskTestDir) folder = copy_folder (self->template);
  gpointer subject;
  guint start;

  desk_test_disk_watch (folder);
  subject = self->deed->begin (folder);
  start = desk_test_disk_get_count (folder);
  act_whole (self->deed, subject);
  self->n_act = desk_test_disk_get_count (folder) - start;
  self->deed->end (subject);
  self->n_all = desk_test_disk_get_count (folder) - start;
  self->after = fault_loop_describe (self->deed, folder);
  desk_test_disk_unwatch (folder);
}

static void
assert_state (const FaultTry *try,
              gboolean        may_be_before,
              gboolean        may_be_after,
              gboolean       *is_after)
{
  const FaultLoop *loop = try->loop;
  g_autofree char *state = fault_loop_describe (loop->deed, try->folder);

  *is_after = g_strcmp0 (state, loop->after) == 0;
  if ((*is_after && may_be_after) ||
      (may_be_before && (loop->deed->by_steps || g_strcmp0 (state, loop->before) == 0)))
    return;
  g_error ("%s at %u of %u: expected\n%s\n%s\nfound\n%s", fault_names[try->fault], try->nth,
           loop->n_all, may_be_before ? loop->before : "", may_be_after ? loop->after : "", state);
}

/* What a person is told. */
static void
assert_told (const FaultTry *try,
             const GError   *error)
{
  int code = try->fault == DESK_TEST_DISK_FULL ? DESK_DB_ERROR_FULL : DESK_DB_ERROR_DISK;

  if (try->loop->deed->by_hub)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
      return;
    }
  g_assert_error (error, DESK_DB_ERROR, code);
  g_assert_nonnull (strstr (error->message, try->folder));
  g_assert_nonnull (strstr (error->message, "try again"));
}

/* Space again, or the disk works again, with everything still open. */
static void
go_on (const FaultTry *try,
       gpointer        subject)
{
  const FaultDeed *deed = try->loop->deed;
  gboolean is_after;

  desk_test_disk_mend (try->folder);
  assert_state (try, TRUE, FALSE, &is_after);
  act_whole (deed, subject);
  deed->end (subject);
}

/* The program ends while nothing works; then it starts again. Whether a commit that was told as
 * failed is there cannot be known once the disk breaks, but it is there as a whole. */
static void
start_anew (const FaultTry *try,
            gpointer        subject,
            gboolean        yes)
{
  const FaultDeed *deed = try->loop->deed;
  gboolean may_be_lost = !yes || (deed->fleeting && try->fault == DESK_TEST_DISK_CRASH);
  gboolean is_after;

  deed->end (subject);
  desk_test_disk_restart (try->folder);
  assert_state (try, may_be_lost, yes || try->fault != DESK_TEST_DISK_FULL, &is_after);
  if (!is_after)
    act_anew (deed, try->folder);
}

static void
try_once (const FaultLoop   *self,
          DeskTestDiskFault  fault,
          guint              nth,
          guint32            seed)
{
  g_autoptr (DeskTestDir) folder = copy_folder (self->template);
  FaultTry try = { self, fault, nth, folder };
  g_autoptr (GError) error = NULL;
  gpointer subject;
  gboolean is_after;
  gboolean yes;

  desk_test_disk_watch (folder);
  subject = self->deed->begin (folder);
  desk_test_disk_fail (folder, fault, nth, seed);
  yes = self->deed->act (subject, &error);
  if (!yes)
    assert_told (&try, error);
  if (yes || fault == DESK_TEST_DISK_CRASH || nth % 2 == 0)
    start_anew (&try, subject, yes);
  else
    go_on (&try, subject);
  assert_state (&try, FALSE, TRUE, &is_after);
  desk_test_disk_unwatch (folder);
}

static void
try_nth (const FaultLoop *self,
         guint            nth)
{
  gboolean is_critical = nth + 1 >= self->n_act && nth <= self->n_act + 1;
  guint n_lucks = is_critical ? N_LUCKS : 1;

  if (!is_critical && nth % FAULT_STRIDE != 0)
    return;
  try_once (self, DESK_TEST_DISK_FULL, nth, 0);
  try_once (self, DESK_TEST_DISK_ERROR, nth, 0);
  for (guint luck = 0; luck < n_lucks; luck++)
    try_once (self, DESK_TEST_DISK_CRASH, nth, nth * N_LUCKS + luck);
}

/**
 * fault_loop_describe:
 *
 * Also checks that the database is whole.
 */
char *
fault_loop_describe (const FaultDeed *deed,
                     const char      *folder)
{
  g_autofree char *path = g_build_filename (folder, deed->database, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (DeskStmt) stmt = NULL;
  GString *text;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  db = desk_db_open (path, &error);
  g_assert_no_error (error);
  desk_db_check (db, &error);
  g_assert_no_error (error);
  stmt = desk_db_query (db, &error, deed->question, "");
  if (stmt == NULL && deed->by_steps)
    return NULL;
  g_assert_no_error (error);
  text = g_string_new (NULL);
  while (desk_stmt_step (stmt, &error))
    g_string_append_printf (text, "%s\n", desk_stmt_text (stmt, 0));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

void
fault_loop_run (gconstpointer data)
{
  FaultLoop self = { .deed = data };

  self.template = desk_test_make_dir ();
  self.deed->prepare (self.template);
  self.before = fault_loop_describe (self.deed, self.template);
  measure (&self);
  g_assert_cmpstr (self.before, !=, self.after);
  for (guint nth = 1; nth <= self.n_all; nth++)
    try_nth (&self, nth);
  g_test_message ("%u changes, %u of them before it says yes", self.n_all, self.n_act);
  g_free (self.before);
  g_free (self.after);
  desk_test_remove_dir (self.template);
}
