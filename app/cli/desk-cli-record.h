/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/* Wrong usage is a G_OPTION_ERROR. */
gboolean     desk_cli_check_word     (const char          *word,
                                      const char * const  *words,
                                      GError             **error);
gboolean     desk_cli_require_option (const char          *value,
                                      const char          *name,
                                      GError             **error);
/* Performs an operation; NULL with an error also when the rules refuse it. Takes `args`. */
DeskVerdict *desk_cli_perform        (DeskCli             *cli,
                                      const char          *kind,
                                      JsonObject          *args,
                                      GError             **error);
/* A moment as of desk_time_from_rfc3339(), also in a script: another text is wrong usage. */
gboolean     desk_cli_check_time     (const char          *text,
                                      GError             **error);
/* Performs an operation whose id and warnings are all that there is to say. Takes `args`. */
DeskCliExit  desk_cli_perform_id     (DeskCli             *cli,
                                      const char          *kind,
                                      JsonObject          *args,
                                      GError             **error);
gboolean     desk_cli_check_verdict  (const DeskVerdict   *verdict,
                                      GError             **error);

G_END_DECLS
