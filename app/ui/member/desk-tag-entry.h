/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TAG_ENTRY (desk_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (DeskTagEntry, desk_tag_entry, DESK, TAG_ENTRY, GtkWidget)

/* Signals "taken" (const char *tag): the person chose a tag; "left": they gave it up. */
GtkWidget *desk_tag_entry_new   (DeskStore    *store);
void       desk_tag_entry_start (DeskTagEntry *self);

G_END_DECLS
