/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop asks of the app: links, searches, members in its search. */
#include "config.h"

#include <desk-link.h>
#include <desk-member-drag.h>
#include <desk-search-provider.h>
#include <desk-window.h>

#include "desk-ui-fixture.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define PATH "/org/memberdesk/Test/SearchProvider"

static void
test_links (void)
{
  static const struct
  {
    const char *uri;
    const char *page;
    const char *member_no;
  } cases[] = {
    { "memberdesk:today", "today" },
    { "MemberDesk:sync", "sync" },
    { "memberdesk:member/M0000001", NULL, "M0000001" },
    { "memberdesk:member/%E5%BC%A0", NULL, "张" },
    { "memberdesk:" },
    { "memberdesk:tomorrow" },
    { "memberdesk:member/" },
    { "memberdesk:member/M1/notes" },
    { "memberdesk:member/M1%2Fnotes" },
    { "memberdesk:member/M1?quit" },
    { "memberdesk:today#x" },
    { "memberdesk://today" },
    { "memberdesk://host/member/M1" },
    { "memberdesk:member/%00" },
    { "memberdesk:member/%FF" },
    { "file:///etc/passwd" },
    { "today" },
    { "" },
    { "memberdesk:member/0123456789012345678901234567890123456789012345678901234567890123",
      NULL, "0123456789012345678901234567890123456789012345678901234567890123" },
    { "memberdesk:member/01234567890123456789012345678901234567890123456789012345678901234" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskLink) link = desk_link_new_parse (cases[i].uri, desk_window_list_pages (), &error);

      g_test_message ("%s", cases[i].uri);
      if (cases[i].page == NULL && cases[i].member_no == NULL)
        {
          g_assert_null (link);
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (link->page, ==, cases[i].page);
      g_assert_cmpstr (link->member_no, ==, cases[i].member_no);
    }
}

static void
test_link_round_trip (void)
{
  g_autofree char *uri = desk_link_for_member ("M 1%");
  g_autoptr (DeskLink) link = desk_link_new_parse (uri, desk_window_list_pages (), NULL);

  g_assert_cmpstr (link->member_no, ==, "M 1%");
}

typedef struct
{
  DeskUiFixture      *desk;
  DeskSession        *session;
  DeskLock           *lock;
  DeskSearchProvider *provider;
  GDBusConnection    *bus;
  GString            *events;
} Fixture;

static void
opened_cb (Fixture    *fixture,
           const char *member_no)
{
  g_string_append_printf (fixture->events, "open %s;", member_no);
}

static void
searched_cb (Fixture    *fixture,
             const char *text)
{
  g_string_append_printf (fixture->events, "search %s;", text);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->desk = desk_ui_fixture_new (NOW);
  desk_ui_fixture_close (fixture->desk);
  fixture->session = desk_session_new (fixture->desk->dir);
  fixture->lock = desk_lock_new (fixture->desk->dir, fixture->desk->clock);
  fixture->provider = desk_search_provider_new ();
  fixture->events = g_string_new (NULL);
  g_signal_connect_swapped (fixture->provider, "open", G_CALLBACK (opened_cb), fixture);
  g_signal_connect_swapped (fixture->provider, "search", G_CALLBACK (searched_cb), fixture);
  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  desk_search_provider_export (fixture->provider, fixture->bus, PATH, &error);
  g_assert_no_error (error);
}

static void
close_session (DeskSession *session)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  desk_session_close_async (session, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  g_assert_true (desk_session_close_finish (session, result, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->provider);
  close_session (fixture->session);
  g_assert_finalize_object (fixture->session);
  g_object_unref (fixture->lock);
  g_object_unref (fixture->bus);
  g_string_free (fixture->events, TRUE);
  desk_ui_fixture_free (fixture->desk);
}

/* As the desktop calls it; the text form of the answer. */
static char *
call (Fixture    *fixture,
      const char *method,
      const char *arguments)
{
  g_autoptr (GVariant) parameters = g_variant_new_parsed (arguments);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_dbus_connection_call (fixture->bus, g_dbus_connection_get_unique_name (fixture->bus), PATH,
                          "org.gnome.Shell.SearchProvider2", method, g_steal_pointer (&parameters), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  answer = g_dbus_connection_call_finish (fixture->bus, result, &error);
  g_assert_no_error (error);
  return g_variant_print (answer, FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *words,
              const char *expected)
{
  g_autofree char *arguments = g_strdup_printf ("(%s,)", words);
  g_autofree char *found = call (fixture, "GetInitialResultSet", arguments);

  g_assert_cmpstr (found, ==, expected);
}

static void
open_session (Fixture *fixture)
{
  desk_search_provider_set_up (fixture->provider, fixture->session, fixture->lock);
  desk_session_open (fixture->session);
}

/* By name and initials; what the desktop shows of a member is the name, the card and the number. */
static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *narrower = NULL;
  g_autofree char *metas = NULL;

  assert_found (fixture, "['qy']", "([],)");
  /* It waits until the data is open. */
  open_session (fixture);
  assert_found (fixture, "['钱一']", "(['M0000001'],)");
  assert_found (fixture, "['qian', 'yi']", "(['M0000001'],)");
  assert_found (fixture, "['nobody']", "([],)");
  assert_found (fixture, "['']", "([],)");
  assert_found (fixture, "@as []", "([],)");
  narrower = call (fixture, "GetSubsearchResultSet", "(['M0000001'], ['qy'])");
  g_assert_cmpstr (narrower, ==, "(['M0000001'],)");
  metas = call (fixture, "GetResultMetas", "(['M0000001', 'M9'],)");
  g_assert_cmpstr (metas, ==,
                   "([{'id': <'M0000001'>, 'name': <'Mr 钱一'>, 'description': <'Diamond · M0000001'>, "
                   "'gicon': <'" APP_ID "'>}],)");
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *opened = NULL;
  g_autofree char *searched = NULL;

  open_session (fixture);
  opened = call (fixture, "ActivateResult", "('M0000001', ['qy'], uint32 7)");
  searched = call (fixture, "LaunchSearch", "(['qian', 'yi'], uint32 7)");
  g_assert_cmpstr (fixture->events->str, ==, "open M0000001;search qian yi;");
}

/* Who is locked out is told nothing, not even of what was found before. */
static void
test_locked (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *metas = NULL;
  GAsyncResult *slot = NULL;

  open_session (fixture);
  assert_found (fixture, "['qy']", "(['M0000001'],)");
  desk_lock_set_pin_async (fixture->lock, NULL, "2580", NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  g_assert_true (desk_lock_set_pin_finish (fixture->lock, result, NULL));
  desk_lock_lock (fixture->lock);
  g_assert_true (desk_lock_is_locked (fixture->lock));
  metas = call (fixture, "GetResultMetas", "(['M0000001'],)");
  g_assert_cmpstr (metas, ==, "([],)");
  assert_found (fixture, "['qy']", "([],)");
}

/* The member for other programs: masked, as a card and in words. */
static void
test_drag (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (NOW);
  g_autoptr (GAsyncResult) loaded = desk_test_call (desk_store_load_member, fixture->store, "M0000001");
  g_autoptr (DeskMemberFile) file = desk_store_load_member_finish (fixture->store, loaded, NULL);
  g_autoptr (GdkContentProvider) content = desk_member_drag_make (file);
  g_autoptr (GOutputStream) written = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GValue) text = G_VALUE_INIT;
  g_autofree char *card = NULL;
  GAsyncResult *slot = NULL;

  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &text, NULL));
  g_assert_cmpstr (g_value_get_string (&text), ==, "Mr 钱一 · Diamond · M0000001");

  gdk_content_provider_write_mime_type_async (content, "text/vcard", written, G_PRIORITY_DEFAULT, NULL,
                                              desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  g_assert_true (gdk_content_provider_write_mime_type_finish (content, result, NULL));
  card = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (written)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (written)));
  g_assert_true (g_str_has_prefix (card, "BEGIN:VCARD\r\n"));
  g_assert_nonnull (strstr (card, "\r\nUID:member-desk:M0000001\r\n"));
  g_assert_nonnull (strstr (card, "****"));
  g_assert_null (strstr (card, file->member->phone));
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/desktop/links", test_links);
  g_test_add_func ("/ui/desktop/link-round-trip", test_link_round_trip);
  g_test_add ("/ui/desktop/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui/desktop/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/ui/desktop/locked", Fixture, NULL, set_up, test_locked, tear_down);
  g_test_add_func ("/ui/desktop/drag", test_drag);
  return g_test_run ();
}
