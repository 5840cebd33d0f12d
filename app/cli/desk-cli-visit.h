/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visit-series.h>
#include <desk-visits.h>

#include "desk-cli-fields.h"

G_BEGIN_DECLS

/* Visits as several commands show them. */
extern const DeskCliField desk_cli_visit_fields[];

void         desk_cli_visit_print        (DeskCli     *cli,
                                          GPtrArray   *visits);
JsonObject * desk_cli_visit_build_change (DeskCli     *cli,
                                          const char  *visit_id,
                                          GError     **error);
DeskCliExit  desk_cli_visit_perform      (DeskCli     *cli,
                                          const char  *kind,
                                          JsonObject  *args,
                                          const char  *visit_id,
                                          GError     **error);
/* With those that were planned with it and come later; says how many changed. */
DeskCliExit  desk_cli_visit_change_series
                                         (DeskCli     *cli,
                                          const char  *kind,
                                          JsonObject  *args,
                                          const char  *visit_id,
                                          GError     **error);
DeskCliExit  desk_cli_visit_tell         (DeskCli     *cli,
                                          const DeskPerformed  *performed,
                                          GError     **error);
gint64       desk_cli_visit_find_midnight (DeskCli    *cli,
                                           const char *iso_day,
                                           int         days);
gboolean     desk_cli_visit_check_day    (const char  *iso_day,
                                          GError     **error);
gboolean     desk_cli_visit_read_amount  (const char  *text,
                                          gint64      *fen,
                                          GError     **error);

G_END_DECLS
