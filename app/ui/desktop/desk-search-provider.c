/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-search-provider.h"

#include "desk-member-lookup.h"

#include <desk-labels.h>

/* The overview shows fewer. */
#define MOST 8

/**
 * DeskSearchProvider:
 *
 * Members in the search of the desktop: their names, cards and numbers, as in the list, never a phone
 * number. Nothing is found while the app is locked, or before somebody is enrolled.
 */
struct _DeskSearchProvider
{
  GObject          parent_instance;

  DeskSession     *session;     /* nullable before startup */
  DeskLock        *lock;        /* likewise */
  GDBusConnection *connection;
  guint            exported;
  GPtrArray       *found;       /* (nullable) (element-type DeskMemberRow): by the last search */
  GPtrArray       *waiting;     /* (element-type GDBusMethodInvocation): until the data is open */
};

G_DEFINE_FINAL_TYPE (DeskSearchProvider, desk_search_provider, G_TYPE_OBJECT)

enum
{
  OPEN,
  SEARCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char interface_xml[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'>"
  "<arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'>"
  "<arg type='as' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'>"
  "<arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'>"
  "<arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'>"
  "<arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

static gboolean
may_tell (DeskSearchProvider *self)
{
  return self->session != NULL && !desk_lock_is_locked (self->lock) &&
         desk_session_get_state (self->session) == DESK_SESSION_READY;
}

static void
return_found (DeskSearchProvider    *self,
              GDBusMethodInvocation *invocation)
{
  GVariantBuilder numbers;

  g_variant_builder_init (&numbers, G_VARIANT_TYPE ("as"));
  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    g_variant_builder_add (&numbers, "s",
                           ((DeskMemberRow *) g_ptr_array_index (self->found, i))->member_no);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", &numbers));
}

typedef struct
{
  DeskSearchProvider    *self;
  GDBusMethodInvocation *invocation;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_free (call);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* The app may have been locked since it was asked. */
static void
rows_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = desk_member_lookup_rows_finish (result, &error);

  if (rows == NULL)
    {
      g_dbus_method_invocation_return_gerror (call->invocation, error);
      return;
    }
  g_clear_pointer (&call->self->found, g_ptr_array_unref);
  if (may_tell (call->self))
    call->self->found = g_steal_pointer (&rows);
  return_found (call->self, call->invocation);
}

/* The first argument of a search are its words, the last one where it goes on from another. */
static char *
read_text (GDBusMethodInvocation *invocation)
{
  GVariant *arguments = g_dbus_method_invocation_get_parameters (invocation);
  gboolean goes_on = g_str_equal (g_dbus_method_invocation_get_method_name (invocation),
                                  "GetSubsearchResultSet");
  g_autoptr (GVariant) words = g_variant_get_child_value (arguments, goes_on ? 1 : 0);
  g_autofree const char **list = g_variant_get_strv (words, NULL);

  return g_strjoinv (" ", (char **) list);
}

static void
find (DeskSearchProvider    *self,
      GDBusMethodInvocation *invocation)
{
  g_autofree char *text = read_text (invocation);
  Call *call;

  if (!may_tell (self) || *g_strstrip (text) == '\0')
    {
      g_clear_pointer (&self->found, g_ptr_array_unref);
      return_found (self, invocation);
      return;
    }
  call = g_new (Call, 1);
  call->self = g_object_ref (self);
  call->invocation = invocation;
  desk_member_lookup_rows_async (desk_session_get_store (self->session), text, MOST, NULL, rows_cb,
                                 call);
}

/* The desktop starts the app in order to ask: the answer waits until the data is open. */
static void
find_soon (DeskSearchProvider    *self,
           GDBusMethodInvocation *invocation)
{
  if (self->session != NULL && desk_session_get_state (self->session) == DESK_SESSION_OPENING)
    g_ptr_array_add (self->waiting, invocation);
  else
    find (self, invocation);
}

static void
state_changed_cb (DeskSearchProvider *self)
{
  if (desk_session_get_state (self->session) == DESK_SESSION_OPENING)
    return;
  while (self->waiting->len > 0)
    find (self, g_ptr_array_steal_index (self->waiting, 0));
}

static void
add_meta (GVariantBuilder     *metas,
          const DeskMemberRow *row)
{
  g_autofree char *name = desk_label_member_name (row->name, row->salutation);
  g_autofree char *about = g_strjoin (" · ", desk_tier_get_label (row->tier), row->member_no, NULL);
  GVariantBuilder meta;

  g_variant_builder_init (&meta, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&meta, "{sv}", "id", g_variant_new_string (row->member_no));
  g_variant_builder_add (&meta, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (&meta, "{sv}", "description", g_variant_new_string (about));
  g_variant_builder_add (&meta, "{sv}", "gicon", g_variant_new_string (APP_ID));
  g_variant_builder_add_value (metas, g_variant_builder_end (&meta));
}

static void
describe (DeskSearchProvider    *self,
          GVariant              *arguments,
          GDBusMethodInvocation *invocation)
{
  g_autofree const char **ids = NULL;
  GVariantBuilder metas;

  g_variant_get (arguments, "(^a&s)", &ids);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint n = 0; may_tell (self) && ids[n] != NULL; n++)
    for (guint i = 0; self->found != NULL && i < self->found->len; i++)
      {
        const DeskMemberRow *row = g_ptr_array_index (self->found, i);

        if (g_str_equal (row->member_no, ids[n]))
          add_meta (&metas, row);
      }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
activate (DeskSearchProvider    *self,
          GVariant              *arguments,
          GDBusMethodInvocation *invocation)
{
  const char *member_no;

  g_variant_get (arguments, "(&sasu)", &member_no, NULL, NULL);
  g_signal_emit (self, signals[OPEN], 0, member_no);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
launch (DeskSearchProvider    *self,
        GDBusMethodInvocation *invocation)
{
  g_autofree char *text = read_text (invocation);

  g_signal_emit (self, signals[SEARCH], 0, text);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *arguments,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  DeskSearchProvider *self = user_data;

  if (g_str_equal (method, "GetResultMetas"))
    describe (self, arguments, invocation);
  else if (g_str_equal (method, "ActivateResult"))
    activate (self, arguments, invocation);
  else if (g_str_equal (method, "LaunchSearch"))
    launch (self, invocation);
  else
    find_soon (self, invocation);
}

static void
desk_search_provider_dispose (GObject *object)
{
  DeskSearchProvider *self = DESK_SEARCH_PROVIDER (object);

  if (self->exported != 0)
    g_dbus_connection_unregister_object (self->connection, self->exported);
  self->exported = 0;
  g_clear_object (&self->connection);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  while (self->waiting->len > 0)
    return_found (self, g_ptr_array_steal_index (self->waiting, 0));
  g_clear_object (&self->session);
  g_clear_object (&self->lock);

  G_OBJECT_CLASS (desk_search_provider_parent_class)->dispose (object);
}

static void
desk_search_provider_finalize (GObject *object)
{
  DeskSearchProvider *self = DESK_SEARCH_PROVIDER (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (desk_search_provider_parent_class)->finalize (object);
}

static void
desk_search_provider_class_init (DeskSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_search_provider_dispose;
  object_class->finalize = desk_search_provider_finalize;

  signals[OPEN] = g_signal_new ("open", DESK_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SEARCH] = g_signal_new ("search", DESK_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_search_provider_init (DeskSearchProvider *self)
{
  self->waiting = g_ptr_array_new ();
}

DeskSearchProvider *
desk_search_provider_new (void)
{
  return g_object_new (DESK_TYPE_SEARCH_PROVIDER, NULL);
}

/**
 * desk_search_provider_set_up:
 *
 * From now on members are found. Before, nobody is: the bus may be quicker than the start.
 */
void
desk_search_provider_set_up (DeskSearchProvider *self,
                             DeskSession        *session,
                             DeskLock           *lock)
{
  g_return_if_fail (DESK_IS_SEARCH_PROVIDER (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->lock = g_object_ref (lock);
  g_signal_connect_swapped (session, "state-changed", G_CALLBACK (state_changed_cb), self);
}

/**
 * desk_search_provider_export:
 * @path: where the desktop looks for it
 *
 * Answers on the bus until it is disposed of.
 */
gboolean
desk_search_provider_export (DeskSearchProvider  *self,
                             GDBusConnection     *connection,
                             const char          *path,
                             GError             **error)
{
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, error);

  g_return_val_if_fail (DESK_IS_SEARCH_PROVIDER (self), FALSE);

  if (node == NULL)
    return FALSE;
  self->exported = g_dbus_connection_register_object (connection, path, node->interfaces[0], &calls,
                                                      self, NULL, error);
  if (self->exported == 0)
    return FALSE;
  g_set_object (&self->connection, connection);
  return TRUE;
}
