/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-e2e.h"

#include <desk-test-child.h>
#include <desk-test.h>

#define LISTENING "listening on "
#define WINDOW_PATH "/org/memberdesk/MemberDesk/window/1"

static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  if (value == NULL)
    g_error ("%s is not set: run this through meson test", name);
  return value;
}

/**
 * desk_e2e_run_hub:
 * @...: words of a command of member-desk-hub, %NULL at the end
 *
 * Runs it to its end, and fails the test when it fails.
 *
 * Returns: (transfer full): what it printed, without blanks around it
 */
char *
desk_e2e_run_hub (DeskE2e *self,
                  ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  const char *word;
  va_list arguments;

  g_ptr_array_add (words, (char *) get_variable ("MEMBER_DESK_HUB_PROGRAM"));
  g_ptr_array_add (words, (char *) "--db");
  g_ptr_array_add (words, self->db);
  va_start (arguments, self);
  while ((word = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char * const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strstrip (output);
}

static void
import_demo (DeskE2e *self)
{
  const char *demo = get_variable ("MEMBER_DESK_DEMO");
  g_autofree char *managers = g_build_filename (demo, "managers.csv", NULL);
  g_autofree char *members = g_build_filename (demo, "members.csv", NULL);
  g_autofree char *accounts = g_build_filename (demo, "accounts.csv", NULL);
  g_autofree char *printed = desk_e2e_run_hub (self, "import", "--managers", managers, "--members",
                                               members, "--accounts", accounts, NULL);

  g_assert_nonnull (printed);
}

/**
 * desk_e2e_new:
 *
 * Returns: (transfer full): a hub that serves, and an empty folder for a laptop
 */
DeskE2e *
desk_e2e_new (void)
{
  DeskE2e *self = g_new0 (DeskE2e, 1);

  self->dir = desk_test_make_dir ();
  self->db = g_strdup_printf ("sqlite:%s/hub.db", self->dir);
  import_demo (self);
  desk_e2e_start_hub (self);
  return self;
}

/**
 * desk_e2e_start_hub:
 *
 * Serves, again at the address that it had before: laptops know it by that.
 */
void
desk_e2e_start_hub (DeskE2e *self)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *listen = NULL;
  g_autofree char *line = NULL;
  const char *words[] = { get_variable ("MEMBER_DESK_HUB_PROGRAM"), "--db", self->db, "serve",
                          "--listen", NULL, NULL };

  g_assert_null (self->hub);
  listen = self->hub_url != NULL ? g_strdup (strstr (self->hub_url, "127.0.0.1:"))
                                 : g_strdup ("127.0.0.1:0");
  g_strdelimit (listen, "/", '\0');
  words[5] = listen;
  self->hub = desk_test_spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE, words);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->hub));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, LISTENING));
  g_free (self->hub_url);
  self->hub_url = g_strdup (line + strlen (LISTENING));
}

/**
 * desk_e2e_stop_hub:
 *
 * The hub goes as when its power fails; its database stays.
 */
void
desk_e2e_stop_hub (DeskE2e *self)
{
  g_subprocess_force_exit (self->hub);
  g_subprocess_wait (self->hub, NULL, NULL);
  g_clear_object (&self->hub);
}

/**
 * desk_e2e_start_app:
 *
 * Returns: (transfer full): the app, on this laptop's data, in English
 */
GSubprocess *
desk_e2e_start_app (DeskE2e *self)
{
  return desk_e2e_start_app_in (self, "en");
}

/**
 * desk_e2e_start_app_in:
 * @language: what the session speaks, as `LANGUAGE` has it
 *
 * Returns: (transfer full): the app, on this laptop's data
 */
GSubprocess *
desk_e2e_start_app_in (DeskE2e    *self,
                       const char *language)
{
  g_autoptr (GSubprocessLauncher) launcher = desk_test_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *data_dir = g_build_filename (self->dir, "desk", NULL);
  g_autofree char *log = g_build_filename (self->dir, "app.log", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *app;

  g_subprocess_launcher_unsetenv (launcher, "NO_AT_BRIDGE");
  g_subprocess_launcher_setenv (launcher, "LANGUAGE", language, TRUE);
  g_subprocess_launcher_set_stderr_file_path (launcher, log);
  /* At the limit of desk_e2e_fill_disk() a write fails rather than kills. */
  app = g_subprocess_launcher_spawn (launcher, &error, "sh", "-c",
                                     "trap '' XFSZ; exec \"$0\" \"$@\"",
                                     get_variable ("MEMBER_DESK_PROGRAM"), "--data-dir", data_dir,
                                     NULL);
  g_assert_no_error (error);
  return app;
}

/**
 * desk_e2e_act:
 * @parameter: a text
 */
void
desk_e2e_act (const char *action,
              const char *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder parameters;

  g_assert_no_error (error);
  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  reply = g_dbus_connection_call_sync (bus, APP_ID, WINDOW_PATH, "org.gtk.Actions", "Activate",
                                       g_variant_new ("(sava{sv})", action, &parameters, NULL),
                                       NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, &error);
  g_assert_no_error (error);
}

/**
 * desk_e2e_fill_disk:
 * @app: from desk_e2e_start_app()
 */
void
desk_e2e_fill_disk (GSubprocess *app,
                    gboolean     full)
{
  g_autofree char *limit = g_strdup_printf ("--fsize=%s:", full ? "0" : "unlimited");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "prlimit", "--pid",
                      g_subprocess_get_identifier (app), limit, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* GTK 4.8 says this of itself when it is asked about a widget that is just being made. */
#define KNOWN "g_variant_is_object_path"

static void
assert_no_warnings (DeskE2e *self)
{
  g_autofree char *log = g_build_filename (self->dir, "app.log", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (log, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], " **: ") != NULL && strstr (lines[i], KNOWN) == NULL)
      g_error ("the app said: %s", lines[i]);
}

/**
 * desk_e2e_stop_app:
 *
 * Ends it as a session that ends does; it must have warned of nothing.
 */
void
desk_e2e_stop_app (DeskE2e     *self,
                   GSubprocess *app)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (app, 15);
  g_subprocess_wait (app, NULL, &error);
  g_assert_no_error (error);
  assert_no_warnings (self);
}

/**
 * desk_e2e_wait_end:
 *
 * The person has quit it; it must have warned of nothing.
 */
void
desk_e2e_wait_end (DeskE2e     *self,
                   GSubprocess *app)
{
  GAsyncResult *result = NULL;
  g_autoptr (GAsyncResult) ended = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_async (app, NULL, desk_test_ready_cb, &result);
  ended = desk_test_wait_result (&result);
  g_subprocess_wait_check_finish (app, ended, &error);
  g_assert_no_error (error);
  assert_no_warnings (self);
}

void
desk_e2e_enrol (DeskE2e      *self,
                DeskA11yNode *app)
{
  g_autofree char *code = desk_e2e_run_hub (self, "enrol", "K001", NULL);
  g_autoptr (DeskA11yNode) address_entry =
    desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Address of the hub");
  g_autoptr (DeskA11yNode) code_entry = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "One-time code");

  desk_a11y_type (address_entry, self->hub_url);
  desk_a11y_type (code_entry, code);
  desk_a11y_push (app, "Connect");
}

gint64
desk_e2e_count (DeskE2e    *self,
                const char *name)
{
  g_autofree char *stats = desk_e2e_run_hub (self, "stats", NULL);
  g_autofree char *start = g_strconcat ("\n", name, ": ", NULL);
  const char *line = strstr (stats, start);

  g_assert_nonnull (line);
  return g_ascii_strtoll (line + strlen (start), NULL, 10);
}

int
desk_e2e_run (int          *argc,
              char       ***argv,
              const char   *path,
              GTestFunc     test)
{
  g_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_test_add_func (path, test);
  return g_test_run ();
}

void
desk_e2e_free (DeskE2e *self)
{
  if (self->hub != NULL)
    desk_e2e_stop_hub (self);
  desk_test_remove_dir (self->dir);
  g_free (self->db);
  g_free (self->hub_url);
  g_free (self);
}
