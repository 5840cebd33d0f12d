/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>

#include "desk-cli.h"

G_BEGIN_DECLS

/* Performs an operation; NULL with an error also when the rules refuse it. Takes `args`. */
DeskVerdict *desk_cli_perform       (DeskCli            *cli,
                                     const char         *kind,
                                     JsonObject         *args,
                                     GError            **error);
gboolean     desk_cli_check_verdict (const DeskVerdict  *verdict,
                                     GError            **error);

G_END_DECLS
