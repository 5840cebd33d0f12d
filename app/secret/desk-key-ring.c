/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-key-ring.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#include "desk-key-ring-unlock.h"
#include "desk-secret.h"

/* The bus itself answers these; one that does not is no bus. */
#define BUS_TIMEOUT_MS 2000
#define BUS "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define PORTAL "org.freedesktop.portal.Desktop"

static const SecretSchema schema = {
  .name = DESK_KEY_RING_SCHEMA,
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "device", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/* Libsecret's own, without a service. */
static gboolean
has_own_file (void)
{
  return g_strcmp0 (g_getenv ("SECRET_BACKEND"), "file") == 0;
}

static gboolean
has_owner (GDBusConnection *bus,
           const char      *name,
           GCancellable    *cancellable)
{
  g_autoptr (GVariant) reply = NULL;
  gboolean owned = FALSE;

  reply = g_dbus_connection_call_sync (bus, BUS, BUS_PATH, BUS, "NameHasOwner",
                                       g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"),
                                       G_DBUS_CALL_FLAGS_NONE, BUS_TIMEOUT_MS, cancellable, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

static gboolean
is_activatable (GDBusConnection *bus,
                const char      *name,
                GCancellable    *cancellable)
{
  g_autofree const char **names = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (bus, BUS, BUS_PATH, BUS, "ListActivatableNames", NULL,
                                       G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE,
                                       BUS_TIMEOUT_MS, cancellable, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(^a&s)", &names);
  return names != NULL && g_strv_contains (names, name);
}

/**
 * desk_key_ring_is_there:
 *
 * Whether somebody would answer; asks only the bus, which does so at once. The environment variable
 * `MEMBER_DESK_KEY_RING=none` says that nobody does.
 */
gboolean
desk_key_ring_is_there (GCancellable *cancellable)
{
  const char *name = is_sandboxed () ? PORTAL : DESK_KEY_RING_SERVICE;
  g_autoptr (GDBusConnection) bus = NULL;

  if (g_strcmp0 (g_getenv ("MEMBER_DESK_KEY_RING"), "none") == 0)
    return FALSE;
  if (has_own_file ())
    return TRUE;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  return bus != NULL &&
         (has_owner (bus, name, cancellable) || is_activatable (bus, name, cancellable));
}

/* Libsecret keeps a session with the service from the first call on, and from a thread it never hears
 * that the service was started anew meanwhile. */
static void
meet_anew (void)
{
  secret_service_disconnect ();
}

static char *
refuse_locked (GError **error)
{
  g_set_error_literal (error, DESK_SECRET_ERROR, DESK_SECRET_ERROR_LOCKED,
                       _("The key ring of this computer is locked, and the key to the hub is in it. "
                         "Unlock it; then the sync goes on by itself."));
  return NULL;
}

/* Whether there is a key ring to write to, and it is open. One that was never set up is not set up by
 * this program. */
static gboolean
may_write (GCancellable *cancellable)
{
  g_autofree char *path = NULL;

  if (is_sandboxed () || has_own_file ())
    return TRUE;
  path = desk_key_ring_find_default (cancellable);
  return path != NULL && desk_key_ring_unlock (path, cancellable);
}

/**
 * desk_key_ring_save:
 *
 * Waits for the person where the key ring asks.
 */
gboolean
desk_key_ring_save (const char    *device_id,
                    const char    *token,
                    GCancellable  *cancellable,
                    GError       **error)
{
  if (!may_write (cancellable))
    {
      refuse_locked (error);
      return FALSE;
    }
  meet_anew ();
  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT,
                                     /* Translators: how the key is called in the key ring */
                                     _("Member Desk: key to the hub"), token, cancellable, error,
                                     "device", device_id, NULL);
}

static GList *
search (const char        *device_id,
        SecretSearchFlags  flags,
        GCancellable      *cancellable,
        GError           **error)
{
  meet_anew ();
  return secret_password_search_sync (&schema, flags, cancellable, error, "device", device_id,
                                      NULL);
}

/* That of a sandbox is always open. */
static gboolean
is_locked (GList *items)
{
  return SECRET_IS_ITEM (items->data) && secret_item_get_locked (items->data);
}

/* A key ring that is locked need not list what it has, and one that nobody unlocked is no proof that
 * the token is gone. (transfer full) (nullable) */
static GList *
search_open (const char    *device_id,
             gboolean       may_ask,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) failure = NULL;

  items = search (device_id, SECRET_SEARCH_NONE, cancellable, &failure);
  if (items == NULL && failure == NULL && may_ask && may_write (cancellable))
    items = search (device_id, SECRET_SEARCH_NONE, cancellable, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (items == NULL && !is_sandboxed () && !has_own_file () &&
           desk_key_ring_may_hide (cancellable))
    refuse_locked (error);
  return g_steal_pointer (&items);
}

static gboolean
open_item (GList        *items,
           gboolean      may_ask,
           GCancellable *cancellable)
{
  const char *path;

  if (!is_locked (items))
    return TRUE;
  path = g_dbus_proxy_get_object_path (items->data);
  return may_ask && desk_key_ring_unlock (path, cancellable);
}

/* (transfer full) (nullable) */
static char *
retrieve (GList         *items,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (SecretValue) value =
    secret_retrievable_retrieve_secret_sync (items->data, cancellable, error);

  return value != NULL ? g_strdup (secret_value_get_text (value)) : NULL;
}

/**
 * desk_key_ring_load:
 * @may_ask: whether a key ring that is locked may ask the person, for as long as it pleases
 *
 * Returns: (transfer full) (nullable): the token; %NULL with @error unset where there is none, with
 *   %DESK_SECRET_ERROR_LOCKED where nobody unlocked it
 */
char *
desk_key_ring_load (const char    *device_id,
                    gboolean       may_ask,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) failure = NULL;
  char *token = NULL;

  items = search_open (device_id, may_ask, cancellable, &failure);
  if (items != NULL && open_item (items, may_ask, cancellable))
    token = retrieve (items, cancellable, &failure);
  else if (items != NULL)
    refuse_locked (&failure);
  if (failure != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&failure));
  return token;
}

/**
 * desk_key_ring_has:
 *
 * Whether a token is there, be it locked.
 */
gboolean
desk_key_ring_has (const char   *device_id,
                   GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autolist (GObject) items = NULL;

  if (!is_sandboxed () && !has_own_file ())
    return desk_key_ring_lists (device_id, cancellable);
  items = search (device_id, SECRET_SEARCH_NONE, cancellable, &error);
  return items != NULL;
}

/**
 * desk_key_ring_is_locked:
 *
 * Whether it may have what cannot be removed without asking the person to unlock it.
 */
gboolean
desk_key_ring_is_locked (GCancellable *cancellable)
{
  return !is_sandboxed () && !has_own_file () && desk_key_ring_may_hide (cancellable);
}

gboolean
desk_key_ring_remove (const char    *device_id,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GError) failure = NULL;

  meet_anew ();
  if (secret_password_clear_sync (&schema, cancellable, &failure, "device", device_id, NULL) ||
      failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
