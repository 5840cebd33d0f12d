/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keyboard of the X display, and fcitx5 with its pinyin as whoever writes Chinese has it. */
GSubprocess *desk_keys_start_fcitx (const char *dir);
/* A window manager, which gives the focus to each window that opens; to be started before the app. */
GSubprocess *desk_keys_start_manager
                                   (void);
/* The newest window of the app gets what is typed. */
void         desk_keys_focus       (void);
/* Waits until fcitx5 makes characters of what is typed where the focus is. */
void         desk_keys_wait_fcitx  (void);
/* Keys as xdotool calls them: "ctrl+f", or letters one by one. */
void         desk_keys_press       (const char *key);
void         desk_keys_type        (const char *letters);

G_END_DECLS
