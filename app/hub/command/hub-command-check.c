/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-command.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <hub-check.h>
#include <hub-database.h>
#include <hub-stats.h>

/**
 * hub_command_check:
 *
 * Reads the whole database and says whether it is sound: the file, and what its rows say of each
 * other.
 */
HubExit
hub_command_check (HubSetup  *setup,
                   int        argc,
                   char     **argv,
                   GError   **error)
{
  g_autoptr (DeskDb) db = NULL;

  if (!hub_setup_parse (setup, NULL, NULL, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || !desk_db_check (db, error)
      || !hub_check_rows (db, error))
    return HUB_EXIT_FAILED;

  desk_console_print (_("The database is sound.\n"));
  return HUB_EXIT_DONE;
}

static JsonObject *
make_document (GArray     *stats,
               const char *epoch,
               const char *feed)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < stats->len; i++)
    {
      const HubStat *stat = &g_array_index (stats, HubStat, i);

      json_object_set_int_member (object, stat->name, stat->value);
    }
  json_object_set_string_member (object, "epoch", epoch);
  if (feed != NULL)
    json_object_set_string_member (object, "feed", feed);
  else
    json_object_set_null_member (object, "feed");
  return object;
}

static void
print_lines (GArray     *stats,
             const char *epoch,
             const char *feed)
{
  for (guint i = 0; i < stats->len; i++)
    {
      const HubStat *stat = &g_array_index (stats, HubStat, i);

      desk_console_print ("%s: %" G_GINT64_FORMAT "\n", stat->name, stat->value);
    }
  desk_console_print ("epoch: %s\nfeed: %s\n", epoch, feed != NULL ? feed : "-");
}

/**
 * hub_command_stats:
 *
 * Counts and sizes of the database; the names are those of the JSON document.
 */
HubExit
hub_command_stats (HubSetup  *setup,
                   int        argc,
                   char     **argv,
                   GError   **error)
{
  gboolean json = FALSE;
  g_autoptr (DeskDb) db = NULL;
  g_autoptr (GArray) stats = NULL;
  g_autofree char *epoch = NULL;
  g_autofree char *feed_ms = NULL;
  g_autofree char *feed = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("prints a JSON document"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hub_setup_parse (setup, NULL, entries, &argc, &argv, error)
      || (db = hub_setup_open (setup, error)) == NULL
      || (stats = hub_stats_load (db, error)) == NULL
      || (epoch = hub_database_get_meta (db, HUB_META_EPOCH, error)) == NULL)
    return HUB_EXIT_FAILED;

  feed_ms = hub_database_get_meta (db, HUB_META_FEED_MS, NULL);
  feed = hub_setup_format (setup, feed_ms != NULL ? g_ascii_strtoll (feed_ms, NULL, 10) : 0);
  if (json)
    desk_console_print_object (make_document (stats, epoch, feed));
  else
    print_lines (stats, epoch, feed);
  return HUB_EXIT_DONE;
}
