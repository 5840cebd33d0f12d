/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "desk-session.h"

G_BEGIN_DECLS

#define DESK_TYPE_LOCK_PAGE (desk_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskLockPage, desk_lock_page, DESK, LOCK_PAGE, GtkWidget)

/* What a locked window shows: it asks for the PIN, or for a first one where the organisation requires it.
 * Actions: "unlock.try", "unlock.forgot", "unlock.connect". */
GtkWidget  *desk_lock_page_new         (DeskSession  *session);
void        desk_lock_page_set_pin     (DeskLockPage *self,
                                        const char   *pin,
                                        const char   *repeat);
void        desk_lock_page_set_code    (DeskLockPage *self,
                                        const char   *code);
const char *desk_lock_page_get_problem (DeskLockPage *self);

G_END_DECLS
