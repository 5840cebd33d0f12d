/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskSignal:
 * @DESK_SIGNAL_TERMINATE: the system ends the program
 * @DESK_SIGNAL_INTERRUPT: Ctrl+C
 *
 * How a program is asked to end.
 */
typedef enum
{
  DESK_SIGNAL_TERMINATE,
  DESK_SIGNAL_INTERRUPT,
} DeskSignal;

guint desk_signal_add (DeskSignal   signal,
                       GSourceFunc  callback,
                       gpointer     user_data);

G_END_DECLS
