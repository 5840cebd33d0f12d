/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-key-ring-unlock.h"

#define PATH "/org/freedesktop/secrets"
#define INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION "org.freedesktop.Secret.Collection"
#define PROMPT "org.freedesktop.Secret.Prompt"
#define PROPERTIES "org.freedesktop.DBus.Properties"
#define NOWHERE "/"

/* The service may be started for it. */
#define CALL_TIMEOUT_MS 10000

typedef struct
{
  GMainLoop *loop;
  gboolean   agreed;
} Prompting;

/* (transfer full) (nullable) */
static GVariant *
call (GDBusConnection    *bus,
      const char         *path,
      const char         *interface,
      const char         *method,
      GVariant           *arguments,
      const char         *reply_type,
      GCancellable       *cancellable)
{
  g_autoptr (GVariantType) type = g_variant_type_new (reply_type);

  return g_dbus_connection_call_sync (bus, DESK_KEY_RING_SERVICE, path, interface, method, arguments,
                                      type, G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, cancellable,
                                      NULL);
}

static void
completed_cb (GDBusConnection *bus,
              const char      *sender,
              const char      *path,
              const char      *interface,
              const char      *signal,
              GVariant        *arguments,
              gpointer         user_data)
{
  Prompting *prompting = user_data;
  gboolean dismissed = TRUE;

  if (g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(bv)")))
    g_variant_get (arguments, "(bv)", &dismissed, NULL);
  prompting->agreed = !dismissed;
  g_main_loop_quit (prompting->loop);
}

/* Who answers nothing any more did not agree. */
static void
vanished_cb (GDBusConnection *bus,
             const char      *name,
             gpointer         user_data)
{
  Prompting *prompting = user_data;

  g_main_loop_quit (prompting->loop);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Until the person has answered, or the cancellable. */
static void
wait_for_answer (GDBusConnection *bus,
                 GMainContext    *context,
                 Prompting       *prompting,
                 const char      *path,
                 GCancellable    *cancellable)
{
  g_autoptr (GSource) source = g_cancellable_source_new (cancellable);
  g_autoptr (GVariant) shown = NULL;
  guint completed;
  guint vanished;

  g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), prompting->loop, NULL);
  g_source_attach (source, context);
  completed = g_dbus_connection_signal_subscribe (bus, DESK_KEY_RING_SERVICE, PROMPT, "Completed",
                                                  path, NULL, G_DBUS_SIGNAL_FLAGS_NONE, completed_cb,
                                                  prompting, NULL);
  vanished = g_bus_watch_name_on_connection (bus, DESK_KEY_RING_SERVICE,
                                             G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, vanished_cb,
                                             prompting, NULL);
  shown = call (bus, path, PROMPT, "Prompt", g_variant_new ("(s)", ""), "()", cancellable);
  if (shown != NULL)
    g_main_loop_run (prompting->loop);
  g_bus_unwatch_name (vanished);
  g_dbus_connection_signal_unsubscribe (bus, completed);
  g_source_destroy (source);
}

static gboolean
prompt (GDBusConnection *bus,
        const char      *path,
        GCancellable    *cancellable)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  Prompting prompting = { .loop = loop };

  g_main_context_push_thread_default (context);
  wait_for_answer (bus, context, &prompting, path, cancellable);
  g_main_context_pop_thread_default (context);
  return prompting.agreed;
}

/**
 * desk_key_ring_unlock:
 * @path: of a collection, or of an item
 *
 * Asks the person where that is needed, until @cancellable says that nobody waits for it.
 *
 * Returns: whether it is open now
 */
gboolean
desk_key_ring_unlock (const char   *path,
                      GCancellable *cancellable)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  g_autofree const char **unlocked = NULL;
  g_autoptr (GVariant) reply = NULL;
  const char *asks;

  if (bus == NULL)
    return FALSE;
  reply = call (bus, PATH, INTERFACE, "Unlock", g_variant_new ("(^ao)", paths), "(aoo)", cancellable);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(^a&o&o)", &unlocked, &asks);
  if (*unlocked != NULL)
    return TRUE;
  return !g_str_equal (asks, NOWHERE) && prompt (bus, asks, cancellable);
}

/* (transfer full) (nullable): NOWHERE where nobody ever set a key ring up, %NULL where nobody answers */
static char *
read_default (GDBusConnection *bus,
              GCancellable    *cancellable)
{
  g_autoptr (GVariant) reply = NULL;
  char *path = NULL;

  reply = call (bus, PATH, INTERFACE, "ReadAlias", g_variant_new ("(s)", "default"), "(o)",
                cancellable);
  if (reply != NULL)
    g_variant_get (reply, "(o)", &path);
  return path;
}

/**
 * desk_key_ring_find_default:
 *
 * Returns: (transfer full) (nullable): the collection that new secrets go to; %NULL where there is
 *   none: nobody ever set a key ring up, or nobody answers
 */
char *
desk_key_ring_find_default (GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  g_autofree char *path = bus != NULL ? read_default (bus, cancellable) : NULL;

  return g_strcmp0 (path, NOWHERE) == 0 ? NULL : g_steal_pointer (&path);
}

static gboolean
is_open (GDBusConnection *bus,
         const char      *path,
         GCancellable    *cancellable)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) locked = NULL;

  reply = call (bus, path, PROPERTIES, "Get", g_variant_new ("(ss)", COLLECTION, "Locked"), "(v)",
                cancellable);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(v)", &locked);
  return g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) && !g_variant_get_boolean (locked);
}

/**
 * desk_key_ring_may_hide:
 *
 * Returns: whether there may be what it does not list: it is locked, or does not answer
 */
gboolean
desk_key_ring_may_hide (GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  g_autofree char *path = bus != NULL ? read_default (bus, cancellable) : NULL;

  if (path == NULL)
    return TRUE;
  return !g_str_equal (path, NOWHERE) && !is_open (bus, path, cancellable);
}

/**
 * desk_key_ring_lists:
 *
 * Returns: whether it has an item of that device, be it locked
 */
gboolean
desk_key_ring_lists (const char   *device_id,
                     GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  g_auto (GVariantBuilder) attributes = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) open = NULL;
  g_autoptr (GVariant) locked = NULL;

  if (bus == NULL)
    return FALSE;
  g_variant_builder_add (&attributes, "{ss}", "device", device_id);
  g_variant_builder_add (&attributes, "{ss}", "xdg:schema", DESK_KEY_RING_SCHEMA);
  reply = call (bus, PATH, INTERFACE, "SearchItems", g_variant_new ("(a{ss})", &attributes),
                "(aoao)", cancellable);
  if (reply == NULL)
    return FALSE;
  open = g_variant_get_child_value (reply, 0);
  locked = g_variant_get_child_value (reply, 1);
  return g_variant_n_children (open) + g_variant_n_children (locked) > 0;
}
