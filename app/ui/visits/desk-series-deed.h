/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-visit-series.h>
#include <desk-visits.h>

#include "desk-undo.h"

G_BEGIN_DECLS

/* Several visits at a time: told and taken back as one. */
void     desk_series_deed_plan_async   (DeskStore            *store,
                                        DeskUndo             *undo,
                                        JsonObject           *args,
                                        int                   months,
                                        guint                 n_visits,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
void     desk_series_deed_move_async   (DeskStore            *store,
                                        DeskUndo             *undo,
                                        const DeskVisit      *visit,
                                        JsonObject           *args,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean desk_series_deed_finish       (DeskStore            *store,
                                        GAsyncResult         *result,
                                        GError              **error);
void     desk_series_deed_cancel       (DeskStore            *store,
                                        DeskUndo             *undo,
                                        const char           *visit_id,
                                        const char           *why);

G_END_DECLS
