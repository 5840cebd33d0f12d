/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-cli-output.h"

#include <inttypes.h>

#include <desk-reason.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * desk_cli_print_written:
 * @path: of the file that is there now
 */
void
desk_cli_print_written (DeskCli    *cli,
                        const char *path,
                        guint64     n_lines)
{
  JsonObject *object;

  if (!cli->json)
    {
      desk_console_print (g_dngettext (GETTEXT_PACKAGE, "%s: %" PRIu64 " line\n",
                                       "%s: %" PRIu64 " lines\n", n_lines),
                          path, n_lines);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "file", path);
  json_object_set_int_member (object, "lines", (gint64) n_lines);
  desk_console_print_object (object);
}

/**
 * desk_cli_build_texts:
 * @texts: (nullable): none
 */
JsonArray *
desk_cli_build_texts (const char * const *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  return array;
}

JsonArray *
desk_cli_build_list (DeskCli          *cli,
                     GPtrArray        *items,
                     DeskCliBuildFunc  build)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < items->len; i++)
    json_array_add_object_element (array, build (cli, g_ptr_array_index (items, i)));
  return array;
}

JsonArray *
desk_cli_describe_reasons (GPtrArray *reasons)
{
  JsonArray *sentences = json_array_new ();

  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      g_autofree char *sentence = desk_reason_describe (g_ptr_array_index (reasons, i));

      json_array_add_string_element (sentences, sentence);
    }
  return sentences;
}

/**
 * desk_cli_format_time:
 *
 * Returns: (transfer full): as `2026-11-22 09:30`, "" for 0
 */
char *
desk_cli_format_time (DeskCli *cli,
                      gint64   time_ms)
{
  g_autoptr (GDateTime) local = NULL;

  if (time_ms == 0)
    return g_strdup ("");
  local = desk_time_local (time_ms, desk_policy_get_zone (cli->policy));
  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}
