/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-hub.h"

#include <desk-test-child.h>

#include "desk-bench.h"

/* The first line that a program prints, while it may go on running. */
static char *
read_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) stream =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
import_feed (BenchHub   *self,
             const char *generate,
             const char *feed,
             const char *folder)
{
  g_autofree char *managers = g_build_filename (folder, "managers.csv", NULL);
  g_autofree char *members = g_build_filename (folder, "members.csv", NULL);
  g_autofree char *accounts = g_build_filename (folder, "accounts.csv", NULL);
  g_autoptr (GError) error = NULL;

  desk_bench_spawn (&error, generate, "--from", feed, "--to", folder, "--members", BENCH_MEMBERS,
                    "--one-manager", BENCH_MANAGER, NULL);
  g_assert_no_error (error);
  desk_bench_spawn (&error, self->program, "--db", self->db_uri, "import", "--managers", managers,
                    "--members", members, "--accounts", accounts, NULL);
  g_assert_no_error (error);
}

static void
serve (BenchHub *self)
{
  static const char greeting[] = "listening on ";
  const char *words[] = { self->program, "--db", self->db_uri, "serve", "--listen", "127.0.0.1:0",
                          NULL };
  g_autofree char *line = NULL;

  self->process = bench_spawn (words);
  line = read_line (self->process);
  g_assert_true (g_str_has_prefix (line, greeting));
  self->url = g_strdup (line + strlen (greeting));
}

char *
bench_make_dir (const char *where)
{
  char *path = g_build_filename (where, "data-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (path));
  return path;
}

GSubprocess *
bench_spawn (const char * const *words)
{
  return desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE, words);
}

BenchHub *
bench_hub_start (const char *program,
                 const char *generate,
                 const char *feed,
                 const char *folder)
{
  BenchHub *self = g_new0 (BenchHub, 1);

  self->program = program;
  self->db = g_build_filename (folder, "hub.db", NULL);
  self->db_uri = g_strconcat ("sqlite:", self->db, NULL);
  import_feed (self, generate, feed, folder);
  serve (self);
  return self;
}

char *
bench_hub_enrol (BenchHub *self)
{
  const char *words[] = { self->program, "--db", self->db_uri, "enrol", BENCH_MANAGER, NULL };
  g_autoptr (GSubprocess) process = bench_spawn (words);
  g_autofree char *code = read_line (process);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&code);
}

void
bench_hub_stop (BenchHub *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_free (self->db);
  g_free (self->db_uri);
  g_free (self->url);
  g_free (self);
}
