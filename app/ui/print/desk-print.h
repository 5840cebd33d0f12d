/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-paper.h"

G_BEGIN_DECLS

/* Puts papers on paper, or into a PDF file. */
void     desk_print_run_async  (GtkWindow            *parent,
                                DeskPaper            *paper,
                                const char           *job_name,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean desk_print_run_finish (GtkWindow            *parent,
                                GAsyncResult         *result,
                                GError              **error);
gboolean desk_print_export     (DeskPaper            *paper,
                                const char           *path,
                                GError              **error);

G_END_DECLS
