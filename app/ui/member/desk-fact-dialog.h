/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

#define DESK_TYPE_FACT_DIALOG (desk_fact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskFactDialog, desk_fact_dialog, DESK, FACT_DIALOG, AdwWindow)

GtkWidget  *desk_fact_dialog_new         (DeskDeeds            *deeds,
                                          const DeskMemberFile *file,
                                          const char           *kind,
                                          const char           *occasion);
const char *desk_fact_dialog_get_problem (DeskFactDialog       *self);

G_END_DECLS
