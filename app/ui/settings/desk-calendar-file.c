/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-calendar-file.h"

#include "desk-settings.h"

#include <desk-export.h>

#define NAME "visits.ics"
/* Several changes that come together are written once. */
#define WAIT_SECONDS 1

/**
 * DeskCalendarFile:
 *
 * Keeps a file of the visits where other calendars of this laptop can subscribe to it, written anew
 * whenever a visit changes. Addresses are masked in it: others read it too.
 */
struct _DeskCalendarFile
{
  GObject      parent_instance;

  DeskSession *session;
  DeskStore   *store;           /* NULL: nobody works here yet */
  GSettings   *settings;
  char        *data_dir;
  char        *problem;         /* NULL: there is none */
  guint        wait;
  gboolean     writing;
  gboolean     stale;           /* it changed while it was written */
};

G_DEFINE_FINAL_TYPE (DeskCalendarFile, desk_calendar_file, G_TYPE_OBJECT)

static guint written_signal;

static void write_soon (DeskCalendarFile *self);

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskCalendarFile) self = user_data;
  g_autoptr (GError) error = NULL;

  desk_export_finish (DESK_STORE (source), result, NULL, &error);
  self->writing = FALSE;
  g_clear_pointer (&self->problem, g_free);
  if (error != NULL)
    self->problem = g_strdup (error->message);
  g_signal_emit (self, written_signal, 0);
  if (self->stale)
    write_soon (self);
}

static gboolean
write_cb (gpointer user_data)
{
  DeskCalendarFile *self = user_data;
  g_autofree char *path = desk_calendar_file_dup_path (self);
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();
  DeskExportOrder order = { .kind = DESK_EXPORT_VISITS, .query = everyone, .path = path };

  self->wait = 0;
  self->writing = TRUE;
  self->stale = FALSE;
  desk_export_async (self->store, &order, NULL, written_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
write_soon (DeskCalendarFile *self)
{
  if (self->store == NULL || !g_settings_get_boolean (self->settings, "calendar-file"))
    return;
  if (self->writing)
    self->stale = TRUE;
  else if (self->wait == 0)
    self->wait = g_timeout_add_seconds (WAIT_SECONDS, write_cb, self);
}

static void
drop_store (DeskCalendarFile *self)
{
  g_clear_handle_id (&self->wait, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
}

static void
state_cb (DeskCalendarFile *self)
{
  drop_store (self);
  if (desk_session_get_state (self->session) != DESK_SESSION_READY)
    return;
  self->store = g_object_ref (desk_session_get_store (self->session));
  g_signal_connect_swapped (self->store, "visits-changed", G_CALLBACK (write_soon), self);
  write_soon (self);
}

static void
desk_calendar_file_dispose (GObject *object)
{
  DeskCalendarFile *self = DESK_CALENDAR_FILE (object);

  drop_store (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (desk_calendar_file_parent_class)->dispose (object);
}

static void
desk_calendar_file_finalize (GObject *object)
{
  DeskCalendarFile *self = DESK_CALENDAR_FILE (object);

  g_free (self->data_dir);
  g_free (self->problem);

  G_OBJECT_CLASS (desk_calendar_file_parent_class)->finalize (object);
}

static void
desk_calendar_file_class_init (DeskCalendarFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_calendar_file_dispose;
  object_class->finalize = desk_calendar_file_finalize;

  written_signal = g_signal_new ("written", DESK_TYPE_CALENDAR_FILE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_calendar_file_init (DeskCalendarFile *self)
{
  self->settings = desk_settings_new ();
  g_signal_connect_object (self->settings, "changed::calendar-file", G_CALLBACK (write_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::calendar-path", G_CALLBACK (write_soon), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_calendar_file_new:
 * @data_dir: where the file is unless the person chooses another place
 */
DeskCalendarFile *
desk_calendar_file_new (DeskSession *session,
                        const char  *data_dir)
{
  DeskCalendarFile *self = g_object_new (DESK_TYPE_CALENDAR_FILE, NULL);

  self->session = g_object_ref (session);
  self->data_dir = g_strdup (data_dir);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (state_cb), self);
  state_cb (self);
  return self;
}

/**
 * desk_calendar_file_dup_path:
 *
 * Returns: (transfer full): where the file is, whether or not it is kept
 */
char *
desk_calendar_file_dup_path (DeskCalendarFile *self)
{
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (DESK_IS_CALENDAR_FILE (self), NULL);

  chosen = g_settings_get_string (self->settings, "calendar-path");
  return *chosen != '\0' ? g_steal_pointer (&chosen)
                         : g_build_filename (self->data_dir, NAME, NULL);
}

/**
 * desk_calendar_file_get_problem:
 *
 * Returns: (nullable): why it could not be written the last time
 */
const char *
desk_calendar_file_get_problem (DeskCalendarFile *self)
{
  g_return_val_if_fail (DESK_IS_CALENDAR_FILE (self), NULL);

  return self->problem;
}
