/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-background.h"

#include "desk-background-portal.h"
#include "desk-call-reminders.h"
#include "desk-morning.h"
#include "desk-notices.h"
#include "desk-reminder-notice.h"
#include "desk-reminders.h"
#include "desk-settings.h"

/**
 * DeskBackground:
 *
 * What goes on with or without a window, once somebody is enrolled: syncing, and reminding of visits.
 */
struct _DeskBackground
{
  GObject        parent_instance;

  GApplication  *application;   /* not owned: it owns this */
  DeskSession   *session;
  GSettings     *settings;
  DeskReminders *reminders;     /* NULL: nobody works here yet */
  DeskMorning   *morning;       /* the same */
  DeskCallReminders *calls;     /* the same */
  gboolean       held;
};

G_DEFINE_FINAL_TYPE (DeskBackground, desk_background, G_TYPE_OBJECT)

static void
due_cb (DeskBackground *self,
        DeskVisit      *visit)
{
  DeskStore *store = desk_session_get_store (self->session);

  desk_reminder_notice_send (self->application, visit,
                             desk_policy_get_zone (desk_store_get_policy (store)));
}

static void
over_cb (DeskBackground *self,
         const char     *visit_id)
{
  desk_reminder_notice_withdraw (self->application, visit_id);
}

static void
ready_cb (DeskBackground *self,
          const char     *words)
{
  desk_reminder_notice_send_day (self->application, words);
}

static void
call_due_cb (DeskBackground   *self,
             DeskCallbackItem *item)
{
  desk_reminder_notice_send_call (self->application, item);
}

static void
call_over_cb (DeskBackground *self,
              const char     *cause)
{
  desk_notices_withdraw (self->application, cause);
}

static void
remind_later_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DeskBackground *self = user_data;

  if (self->calls != NULL)
    desk_call_reminders_delay (self->calls, g_variant_get_string (parameter, NULL));
}

static void
hold (DeskBackground *self,
      gboolean        wanted)
{
  if (wanted == self->held)
    return;
  self->held = wanted;
  if (!wanted)
    {
      g_application_release (self->application);
      return;
    }
  g_application_hold (self->application);
  desk_background_portal_ask ();
}

static void
forget (DeskBackground *self)
{
  g_clear_object (&self->reminders);
  g_clear_object (&self->morning);
  g_clear_object (&self->calls);
}

static void
begin (DeskBackground *self,
       DeskStore      *store)
{
  self->reminders = desk_reminders_new (store);
  g_signal_connect_object (self->reminders, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "over", G_CALLBACK (over_cb), self, G_CONNECT_SWAPPED);
  self->morning = desk_morning_new (store);
  g_signal_connect_object (self->morning, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  self->calls = desk_call_reminders_new (store);
  g_signal_connect_object (self->calls, "due", G_CALLBACK (call_due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calls, "over", G_CALLBACK (call_over_cb), self, G_CONNECT_SWAPPED);
}

/* After an enrolment the store stays; after trouble there is another. */
static void
update (DeskBackground *self)
{
  gboolean ready = desk_session_get_state (self->session) == DESK_SESSION_READY;

  if (!ready)
    forget (self);
  if (ready && self->reminders == NULL)
    begin (self, desk_session_get_store (self->session));
  hold (self, ready && g_settings_get_boolean (self->settings, "background"));
}

static void
desk_background_dispose (GObject *object)
{
  DeskBackground *self = DESK_BACKGROUND (object);

  desk_background_stop (self);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (desk_background_parent_class)->dispose (object);
}

static void
desk_background_class_init (DeskBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_background_dispose;
}

static void
desk_background_init (DeskBackground *self)
{
  self->settings = desk_settings_new ();
}

/**
 * desk_background_new:
 * @application: outlives it
 */
DeskBackground *
desk_background_new (GApplication *application,
                     DeskSession  *session)
{
  static const GActionEntry actions[] = { { DESK_REMINDER_LATER, remind_later_action, "s" } };
  DeskBackground *self = g_object_new (DESK_TYPE_BACKGROUND, NULL);

  self->application = application;
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "state-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::background", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * desk_background_is_on:
 *
 * Returns: whether the application goes on when its last window is closed
 */
gboolean
desk_background_is_on (DeskBackground *self)
{
  g_return_val_if_fail (DESK_IS_BACKGROUND (self), FALSE);

  return self->held;
}

/**
 * desk_background_stop:
 *
 * Reminds of nothing any more, and lets the application end.
 */
void
desk_background_stop (DeskBackground *self)
{
  g_return_if_fail (DESK_IS_BACKGROUND (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  forget (self);
  hold (self, FALSE);
}
