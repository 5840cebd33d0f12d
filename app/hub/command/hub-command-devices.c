/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <hub-device.h>
#include <hub-enrolment.h>

static void
add_moment (JsonObject *object,
            const char *name,
            HubSetup   *setup,
            gint64      time_ms)
{
  g_autofree char *moment = hub_setup_format (setup, time_ms);

  if (moment != NULL)
    json_object_set_string_member (object, name, moment);
  else
    json_object_set_null_member (object, name);
}

static void
print_documents (HubSetup  *setup,
                 GPtrArray *devices)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < devices->len; i++)
    {
      HubDevice *device = g_ptr_array_index (devices, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "device_id", device->device_id);
      json_object_set_string_member (object, "manager_no", device->manager_no);
      json_object_set_string_member (object, "name", device->name);
      add_moment (object, "enrolled", setup, device->enrolled_ms);
      add_moment (object, "seen", setup, device->seen_ms);
      add_moment (object, "revoked", setup, device->revoked_ms);
      json_array_add_object_element (array, object);
    }

  desk_console_print_array (array);
}

static void
print_lines (HubSetup  *setup,
             GPtrArray *devices)
{
  for (guint i = 0; i < devices->len; i++)
    {
      HubDevice *device = g_ptr_array_index (devices, i);
      gboolean has_access = device->revoked_ms == 0;
      g_autofree char *seen = hub_setup_format (setup, device->seen_ms);

      desk_console_print ("%s  %s  %s  %s\n", device->device_id, device->manager_no, device->name,
                          has_access ? (seen != NULL ? seen : _("never seen")) : _("revoked"));
    }
}

/**
 * hub_command_devices:
 *
 * Lists every device, with access or without.
 */
HubExit
hub_command_devices (HubSetup  *setup,
                     int        argc,
                     char     **argv,
                     GError   **error)
{
  gboolean json = FALSE;
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (GPtrArray) devices = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("prints a JSON document"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hub_setup_parse (setup, NULL, entries, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || (devices = hub_device_list (db, error)) == NULL)
    return HUB_EXIT_FAILED;

  if (json)
    print_documents (setup, devices);
  else
    print_lines (setup, devices);
  return HUB_EXIT_DONE;
}

/**
 * hub_command_revoke:
 *
 * Takes a device's access away; a hub that serves at this moment refuses its next request.
 */
HubExit
hub_command_revoke (HubSetup  *setup,
                    int        argc,
                    char     **argv,
                    GError   **error)
{
  g_autoptr (DeskDb) db = NULL;

  if (!hub_setup_parse (setup, "DEVICE_ID", NULL, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || !hub_device_revoke (db, setup->clock, argv[1], error))
    return HUB_EXIT_FAILED;
  return HUB_EXIT_DONE;
}

/**
 * hub_command_enrol:
 *
 * Prints a one-time code and nothing else.
 */
HubExit
hub_command_enrol (HubSetup  *setup,
                   int        argc,
                   char     **argv,
                   GError   **error)
{
  g_autoptr (DeskDb) db = NULL;
  g_autofree char *code = NULL;

  if (!hub_setup_parse (setup, "MANAGER_NO", NULL, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || (code = hub_enrolment_new_code (db, setup->clock, argv[1], error)) == NULL)
    return HUB_EXIT_FAILED;

  desk_console_print ("%s\n", code);
  return HUB_EXIT_DONE;
}
