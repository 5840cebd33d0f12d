/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-console.h"

#include <errno.h>
#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "desk-json.h"

#define SEPARATOR "--"

static void
print_node (JsonNode *node)
{
  g_autofree char *text = desk_json_to_text (node, TRUE);

  desk_console_print ("%s\n", text);
}

void
desk_console_print (const char *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  fputs (text, stdout);
}

/**
 * desk_console_print_object:
 * @object: (transfer full)
 */
void
desk_console_print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  print_node (node);
}

/**
 * desk_console_print_array:
 * @array: (transfer full)
 */
void
desk_console_print_array (JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  print_node (node);
}

void
desk_console_complain (const char *format,
                       ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  g_strdelimit (text, "\r\n", ' ');
  fputs (text, stderr);
  fputc ('\n', stderr);
}

/**
 * desk_console_flush:
 *
 * Returns: whether all that was printed was taken; not so on a full disk or a closed pipe
 */
gboolean
desk_console_flush (GError **error)
{
  gboolean failed_before = ferror (stdout) != 0;

  if (fflush (stdout) == 0 && !failed_before)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The output could not be written: %s"), g_strerror (errno));
  return FALSE;
}

/**
 * desk_console_take_separator:
 * @n_words: (inout)
 * @words: what GOption left of a command line
 *
 * GOption leaves the `--` that ends the options where a word behind it looks like one.
 *
 * Returns: (transfer full) (nullable): the first `--`, which @words no longer have
 */
char *
desk_console_take_separator (int   *n_words,
                             char **words)
{
  for (int i = 0; i < *n_words; i++)
    if (g_str_equal (words[i], SEPARATOR))
      {
        char *separator = words[i];

        (*n_words)--;
        memmove (words + i, words + i + 1, sizeof *words * (*n_words - i));
        words[*n_words] = NULL;
        return separator;
      }
  return NULL;
}

/**
 * desk_console_check_arguments:
 * @command: program and command, as one types them
 * @parameters: the names of the arguments, separated by blanks
 *
 * Returns: whether there are as many arguments as there should be; else @error is wrong usage
 */
gboolean
desk_console_check_arguments (const char  *command,
                              const char  *parameters,
                              int          n_given,
                              char       **given,
                              GError     **error)
{
  g_auto (GStrv) wanted = g_strsplit (parameters, " ", -1);
  int n_wanted = g_strv_length (wanted);

  if (n_given == n_wanted)
    return TRUE;
  if (n_given < n_wanted)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("%s is missing; “%s --help” says more"), wanted[n_given], command);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” is too much; “%s --help” says more"), given[n_wanted], command);
  return FALSE;
}
