/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-fixture.h"

void
cli_fixture_set_up (CliFixture    *self,
                    gconstpointer  data)
{
  sync_fixture_set_up (&self->hub, data);
  self->data_dir = g_build_filename (self->hub.dir, "desk", NULL);
}

void
cli_fixture_tear_down (CliFixture    *self,
                       gconstpointer  data)
{
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  sync_fixture_tear_down (&self->hub, data);
}

static GSubprocess *
spawn (CliFixture *self,
       GPtrArray  *words)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "MEMBER_DESK_NOW",
                                self->now != NULL ? self->now : SYNC_FIXTURE_NOW, TRUE);
  if (self->debug)
    g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) words->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static void
collect (CliFixture *self,
         GPtrArray  *words,
         int         exit_code)
{
  g_autoptr (GSubprocess) process = spawn (self, words);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  result = desk_test_call (g_subprocess_communicate_utf8, process, NULL);
  g_subprocess_communicate_utf8_finish (process, result, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (g_subprocess_get_exit_status (process) != exit_code)
    g_error ("exit %d instead of %d: %s%s", g_subprocess_get_exit_status (process), exit_code,
             self->out, self->err);
}

void
cli_fixture_run (CliFixture *self,
                 int         exit_code,
                 const char *word,
                 ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  va_list rest;

  g_ptr_array_add (words, (gpointer) g_getenv ("MEMBER_DESK_CLI"));
  g_ptr_array_add (words, (gpointer) "--data-dir");
  g_ptr_array_add (words, self->data_dir);
  va_start (rest, word);
  for (; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (rest);
  g_ptr_array_add (words, NULL);
  collect (self, words, exit_code);
}

void
cli_fixture_enrol (CliFixture *self,
                   const char *manager_no)
{
  g_autofree char *code = sync_fixture_code (&self->hub, manager_no);

  cli_fixture_run (self, 0, "enrol", desk_front_get_uri (self->hub.front), code, NULL);
  cli_fixture_run (self, 0, "sync", NULL);
}

JsonNode *
cli_fixture_json (CliFixture *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (self->out, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

JsonObject *
cli_fixture_object (CliFixture *self)
{
  g_autoptr (JsonNode) node = cli_fixture_json (self);

  return json_node_dup_object (node);
}

JsonArray *
cli_fixture_array (CliFixture *self)
{
  g_autoptr (JsonNode) node = cli_fixture_json (self);

  return json_node_dup_array (node);
}

void
cli_fixture_assert_said (CliFixture *self,
                         const char *words)
{
  const char *end = strchr (self->err, '\n');

  g_assert_cmpstr (self->out, ==, "");
  g_assert_true (end != NULL && end[1] == '\0');
  g_assert_true (g_str_has_prefix (self->err, "member-desk-cli: "));
  if (strstr (self->err, words) == NULL)
    g_error ("“%s” is not in: %s", words, self->err);
}
