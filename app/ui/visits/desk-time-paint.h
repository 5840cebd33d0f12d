/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-time-geometry.h"

G_BEGIN_DECLS

/**
 * DeskTimeFace:
 *
 * What stands behind the visits.
 */
typedef struct
{
  int      open;                /* the minute from which visits are made (H1) */
  int      close;
  guint    today;
  int      now;                 /* the minute of today */
} DeskTimeFace;

void desk_time_paint_face  (GtkWidget              *widget,
                            GtkSnapshot            *snapshot,
                            const DeskTimeGeometry *geometry,
                            const DeskTimeFace     *face);
void desk_time_paint_now   (GtkWidget              *widget,
                            GtkSnapshot            *snapshot,
                            const DeskTimeGeometry *geometry,
                            const DeskTimeFace     *face);
void desk_time_paint_draft (GtkWidget              *widget,
                            GtkSnapshot            *snapshot,
                            const DeskTimeGeometry *geometry,
                            const DeskSlot         *slot,
                            gboolean                refused);

G_END_DECLS
