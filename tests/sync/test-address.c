/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-sync-address.h>
#include <desk-sync.h>

static void
test_complete (void)
{
  static const struct
  {
    const char *typed;
    const char *address;
  } cases[] = {
    { "hub.example.com", "https://hub.example.com" },
    { " hub.example.com:8443 ", "https://hub.example.com:8443" },
    { "https://hub.example.com/", "https://hub.example.com" },
    { "https://hub.example.com/desk/", "https://hub.example.com/desk" },
    { "HTTPS://hub.example.com", "https://hub.example.com" },
    { "10.1.2.3", "https://10.1.2.3" },
    { "127.0.0.1:8427", "http://127.0.0.1:8427" },
    { "http://127.9.9.9:1", "http://127.9.9.9:1" },
    { "localhost", "http://localhost" },
    { "http://LOCALHOST:80/", "http://LOCALHOST:80" },
    { "[::1]:8427", "http://[::1]:8427" },
    { "https://127.0.0.1", "https://127.0.0.1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = desk_sync_address_complete (cases[i].typed, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_refuse (void)
{
  static const char * const cases[] = {
    "",
    "  ",
    "http://",
    "https://",
    "ftp://hub.example.com",
    "hub example com",
    "/etc/passwd",
    "http://hub.example.com",
    "http://10.1.2.3",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "https://who:secret@hub.example.com",
    "https://hub.example.com/?token=1",
    "https://hub.example.com/#top",
    "hub.example.com:port",
    "hub.example.com:70000",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", cases[i]);
      g_assert_null (desk_sync_address_complete (cases[i], &error));
      g_assert_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_ADDRESS);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/address/complete", test_complete);
  g_test_add_func ("/sync/address/refuse", test_refuse);
  return g_test_run ();
}
