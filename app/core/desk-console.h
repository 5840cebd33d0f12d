/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the programs without a window have in common. */

/* To stdout, in UTF-8 whatever the locale says: it may be a document. */
void     desk_console_print           (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
void     desk_console_print_object    (JsonObject          *object);
void     desk_console_print_array     (JsonArray           *array);
/* One line to stderr, in UTF-8 too: a service runs in no locale, and names are Chinese. */
void     desk_console_complain        (const char          *format,
                                       ...) G_GNUC_PRINTF (1, 2);
gboolean desk_console_flush           (GError             **error);

char    *desk_console_take_separator  (int                 *n_words,
                                       char               **words);
gboolean desk_console_check_arguments (const char          *command,
                                       const char          *parameters,
                                       int                  n_given,
                                       char               **given,
                                       GError             **error);

G_END_DECLS
