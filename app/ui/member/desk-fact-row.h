/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-member-file.h>

G_BEGIN_DECLS

#define DESK_TYPE_FACT_ROW (desk_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskFactRow, desk_fact_row, DESK, FACT_ROW, AdwActionRow)

GtkWidget *desk_fact_row_new (DeskStore           *store,
                              const char          *member_no,
                              const DeskKnownFact *known);

G_END_DECLS
