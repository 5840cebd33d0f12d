/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "kill-house.h"

#include <desk-json.h>
#include <glib/gstdio.h>

#define LISTENING "listening on http://"
#define N_ROUNDS 12

/* What one operation said when it was made, and whether it then still ran. */
typedef struct
{
  char     *result;             /* the text that tells it from all others */
  guint     laptop;
  gboolean  yes;
} KillEntry;

const char * const kill_managers[KILL_N_LAPTOPS] = { "K001", "K001", "K008" };

static const char * const tables[] = {
  "managers", "members", "accounts", "service_uses", "contacts", "reveals",
};

static void
free_entry (gpointer data)
{
  KillEntry *entry = data;

  g_free (entry->result);
  g_free (entry);
}

static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  if (value == NULL)
    g_error ("%s is not set: run this through meson test", name);
  return value;
}

static GSubprocess *
spawn (GPtrArray *words)
{
  return desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                          (const char * const *) words->pdata);
}

/* Under a limit, files cannot grow beyond so many blocks: the disk is full for this program. */
static void
add_limit (KillHouse *self,
           GPtrArray *words)
{
  static const char script[] = "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"";
  const char *first[] = { "sh", "-c", script, "sh", self->limit };

  for (guint i = 0; self->limit != NULL && i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (words, (char *) first[i]);
}

/* Its exit code; -1: it was killed by us and by nobody else. */
static int
judge (KillHouse   *self,
       GSubprocess *process,
       gboolean     ours)
{
  if (g_subprocess_get_if_exited (process))
    return g_subprocess_get_exit_status (process);
  if (!ours)
    g_error ("a program ended by signal %d: %s", g_subprocess_get_term_sig (process),
             self->said);
  self->n_kills++;
  return -1;
}

static DeskDb *
open_db (const char *path)
{
  g_autoptr (GError) error = NULL;
  DeskDb *db = desk_db_open (path, &error);

  g_assert_no_error (error);
  desk_db_check (db, &error);
  g_assert_no_error (error);
  return db;
}

static gint64
count (DeskDb     *db,
       const char *sql,
       const char *value)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  desk_db_query_int (db, &n, &error, sql, "s", value);
  g_assert_no_error (error);
  return n;
}

static void
copy_file (const char *from_dir,
           const char *to_dir,
           const char *name)
{
  g_autoptr (GFile) from = g_file_new_build_filename (from_dir, name, NULL);
  g_autoptr (GFile) to = g_file_new_build_filename (to_dir, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (from, NULL))
    return;
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* All rows of one manager, as text. */
static char *
dump (DeskDb     *db,
      const char *manager_no)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskStmt) stmt = NULL;

      sql = g_strdup_printf ("SELECT * FROM %s WHERE manager_no = $1 ORDER BY 1", tables[i]);
      stmt = desk_db_query (db, &error, sql, "s", manager_no);
      g_assert_no_error (error);
      while (desk_stmt_step (stmt, &error))
        {
          g_string_append (text, tables[i]);
          for (int column = 0; column < desk_stmt_n_columns (stmt); column++)
            g_string_append_printf (text, "|%s", desk_stmt_is_null (stmt, column)
                                                   ? "" : desk_stmt_text (stmt, column));
          g_string_append_c (text, '\n');
        }
      g_assert_no_error (error);
    }
  return g_string_free (text, FALSE);
}

static void
import_demo (KillHouse *self)
{
  const char *demo = get_variable ("MEMBER_DESK_DEMO");
  g_autofree char *managers = g_build_filename (demo, "managers.csv", NULL);
  g_autofree char *members = g_build_filename (demo, "members.csv", NULL);
  g_autofree char *accounts = g_build_filename (demo, "accounts.csv", NULL);

  g_assert_cmpint (kill_house_run_hub (self, 0, NULL, "import", "--managers", managers, "--members",
                                       members, "--accounts", accounts),
                   ==, 0);
}

guint
kill_get_number (const char *variable,
                 guint       usual)
{
  const char *text = g_getenv (variable);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

KillHouse *
kill_house_new (void)
{
  KillHouse *self = g_new0 (KillHouse, 1);
  guint32 seed = kill_get_number ("MEMBER_DESK_SEED", g_random_int ());

  g_test_message ("MEMBER_DESK_SEED=%u", seed);
  self->rand = g_rand_new_with_seed (seed);
  self->ledger = g_ptr_array_new_with_free_func (free_entry);
  self->dir = desk_test_make_dir ();
  self->hub_path = g_build_filename (self->dir, "hub.db", NULL);
  self->hub_uri = g_strconcat ("sqlite:", self->hub_path, NULL);
  self->address = g_strdup ("127.0.0.1:0");
  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    self->laptops[i] = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "laptop-%u", self->dir, i);
  import_demo (self);
  kill_house_serve (self);
  return self;
}

void
kill_house_free (KillHouse *self)
{
  kill_house_kill_hub (self);
  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    g_free (self->laptops[i]);
  g_free (self->said);
  g_free (self->address);
  g_free (self->hub_uri);
  g_free (self->hub_path);
  desk_test_remove_dir (self->dir);
  g_ptr_array_unref (self->ledger);
  g_rand_free (self->rand);
  g_free (self);
}

void
kill_house_serve (KillHouse *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  add_limit (self, words);
  g_ptr_array_add (words, (char *) get_variable ("MEMBER_DESK_HUB"));
  g_ptr_array_add (words, (char *) "--db");
  g_ptr_array_add (words, self->hub_uri);
  g_ptr_array_add (words, (char *) "serve");
  g_ptr_array_add (words, (char *) "--listen");
  g_ptr_array_add (words, self->address);
  g_ptr_array_add (words, NULL);
  self->hub = desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               (const char * const *) words->pdata);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->hub));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (line != NULL && g_str_has_prefix (line, LISTENING));
  g_free (self->address);
  self->address = g_strdup (line + strlen (LISTENING));
}

void
kill_house_kill_hub (KillHouse *self)
{
  g_subprocess_force_exit (self->hub);
  g_subprocess_wait (self->hub, NULL, NULL);
  g_clear_object (&self->hub);
}

void
kill_house_let_live (KillHouse *self,
                     gint64     within_us)
{
  g_usleep ((gulong) (g_rand_double (self->rand) * (double) within_us));
}

int
kill_house_run (KillHouse   *self,
                gint64       within_us,
                char       **out,
                const char  *program,
                ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  const char *word;
  va_list list;

  add_limit (self, words);
  g_ptr_array_add (words, (char *) get_variable (program));
  va_start (list, program);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (list);
  g_ptr_array_add (words, NULL);

  process = spawn (words);
  if (within_us > 0)
    {
      kill_house_let_live (self, within_us);
      g_subprocess_force_exit (process);
    }
  g_clear_pointer (&self->said, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, &self->said, &error);
  g_assert_no_error (error);
  if (out != NULL)
    *out = g_steal_pointer (&printed);
  return judge (self, process, within_us > 0);
}

static gboolean
is_enrolled (KillHouse *self,
             guint      laptop)
{
  g_autofree char *status = NULL;
  g_autoptr (JsonObject) object = NULL;

  g_assert_cmpint (kill_house_run_cli (self, 0, &status, laptop, "status"), ==, 0);
  object = desk_json_parse_object (status, -1, NULL);
  return desk_json_peek_string (object, "device", NULL) != NULL;
}

/* Killed again and again unless `within_us` is 0; in the end it is enrolled. */
void
kill_house_enrol (KillHouse *self,
                  guint      laptop,
                  gint64     within_us)
{
  g_autofree char *url = g_strconcat ("http://", self->address, NULL);

  for (guint tries = 0; !is_enrolled (self, laptop); tries++)
    {
      g_autofree char *code = NULL;

      g_assert_cmpint (kill_house_run_hub (self, 0, &code, "enrol", kill_managers[laptop]), ==, 0);
      kill_house_run_cli (self, tries < 8 ? within_us : 0, NULL, laptop, "enrol", url,
                          g_strchomp (code));
    }
}

int
kill_house_care (KillHouse  *self,
                 guint       laptop,
                 const char *member_no,
                 gint64      within_us)
{
  KillEntry *entry = g_new0 (KillEntry, 1);
  int exit_code;

  entry->result = g_strdup_printf ("deed %u", self->ledger->len);
  entry->laptop = laptop;
  g_ptr_array_add (self->ledger, entry);
  exit_code = kill_house_run_cli (self, within_us, NULL, laptop, "care", member_no, "low-balance",
                                  "--channel", "call", "--result", entry->result);
  entry->yes = exit_code == 0;
  self->n_yes += entry->yes;
  kill_house_check_laptop (self, laptop, entry->yes ? entry->result : NULL);
  return exit_code;
}

/* In a copy, so that the next program finds what the killed one left. */
void
kill_house_check_laptop (KillHouse  *self,
                         guint       laptop,
                         const char *result)
{
  g_autoptr (DeskTestDir) copy = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (copy, "desk.db", NULL);
  g_autoptr (DeskDb) db = NULL;

  copy_file (self->laptops[laptop], copy, "desk.db");
  copy_file (self->laptops[laptop], copy, "desk.db-wal");
  db = open_db (path);
  if (result != NULL)
    g_assert_cmpint (count (db, "SELECT count (*) FROM contacts WHERE result = $1", result), ==, 1);
}

/* Whether everything was sent and fetched. */
static gboolean
sync_whole (KillHouse *self,
            guint      laptop)
{
  g_autofree char *printed = NULL;
  g_autofree char *status = NULL;
  g_autoptr (JsonObject) round = NULL;
  g_autoptr (JsonObject) state = NULL;
  int exit_code = kill_house_run_cli (self, 0, &printed, laptop, "sync");

  g_assert_true (exit_code == 0 || exit_code == 3);
  kill_house_run_cli (self, 0, &status, laptop, "status");
  round = desk_json_parse_object (printed, -1, NULL);
  state = desk_json_parse_object (status, -1, NULL);
  return desk_json_peek_int (round, "pushed", -1) == 0 &&
         desk_json_peek_int (round, "pulled", -1) == 0 &&
         desk_json_peek_int (state, "pending", -1) == 0;
}

static void
sync_all (KillHouse *self)
{
  guint n_whole = 0;

  for (guint round = 0; n_whole < KILL_N_LAPTOPS; round++)
    {
      g_assert_cmpuint (round, <, N_ROUNDS);
      n_whole = 0;
      for (guint i = 0; i < KILL_N_LAPTOPS; i++)
        n_whole += sync_whole (self, i);
    }
}

static void
check_ledger (KillHouse *self,
              DeskDb    *hub,
              DeskDb    *laptops[])
{
  for (guint i = 0; i < self->ledger->len; i++)
    {
      const KillEntry *entry = g_ptr_array_index (self->ledger, i);
      gint64 there = count (hub, "SELECT count (*) FROM contacts WHERE result = $1", entry->result);
      gint64 kept = count (laptops[entry->laptop],
                           "SELECT count (*) FROM outbox WHERE state = 'rejected'"
                           " AND json_extract (body, '$.args.result') = $1",
                           entry->result);

      if (there + kept > 1 || (entry->yes && there + kept == 0))
        g_error ("%s of laptop %u said %s: %" G_GINT64_FORMAT " on the hub, %" G_GINT64_FORMAT
                 " kept", entry->result, entry->laptop, entry->yes ? "yes" : "nothing", there, kept);
    }
}

void
kill_house_settle (KillHouse *self)
{
  DeskDb *laptops[KILL_N_LAPTOPS];
  g_autoptr (DeskDb) hub = NULL;

  sync_all (self);
  hub = open_db (self->hub_path);
  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    {
      g_autofree char *path = g_build_filename (self->laptops[i], "desk.db", NULL);
      g_autofree char *expected = dump (hub, kill_managers[i]);
      g_autofree char *found = NULL;

      laptops[i] = open_db (path);
      found = dump (laptops[i], kill_managers[i]);
      g_assert_cmpstr (found, ==, expected);
    }
  check_ledger (self, hub, laptops);
  for (guint i = 0; i < KILL_N_LAPTOPS; i++)
    g_object_unref (laptops[i]);
}
