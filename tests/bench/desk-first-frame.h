/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether what is waited for is in the window. */
typedef gboolean (*DeskFirstFrameFunc) (GtkWindow *window);

/* Once a frame of the application's first window was drawn that shows it, prints the monotonic
 * clock. Once `is_done` says so at a later frame, prints the memory in MB and closes the window, so
 * that all ends as it does when a person leaves. */
void desk_first_frame_print (GtkApplication     *application,
                             DeskFirstFrameFunc  is_there,
                             DeskFirstFrameFunc  is_done);

G_END_DECLS
