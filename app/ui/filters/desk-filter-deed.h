/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-saved-filter-item.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done with saved filters: each asks what it has to know first, over @parent, and says there
 * what goes wrong. */
void desk_filter_deed_save   (GtkWindow             *parent,
                              DeskStore             *store,
                              const DeskMemberQuery *query);
void desk_filter_deed_rename (GtkWindow             *parent,
                              DeskStore             *store,
                              DeskSavedFilterItem   *item);
void desk_filter_deed_delete (GtkWindow             *parent,
                              DeskStore             *store,
                              DeskSavedFilterItem   *item);

G_END_DECLS
