/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-cli.h"

G_BEGIN_DECLS

/* All commands, in the order of the help; NULL behind the last. */
extern const DeskCliCommand * const desk_cli_commands[];

const DeskCliCommand *desk_cli_find_command (const char           *name);
gboolean              desk_cli_belongs_to   (const DeskCliCommand *command,
                                             const char           *group);
gboolean              desk_cli_is_group     (const char           *word);
GOptionContext       *desk_cli_build_help   (const DeskCliCommand *command,
                                             const char           *group);

G_END_DECLS
