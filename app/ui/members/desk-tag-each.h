/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-undo.h"

#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_TAG_EACH (desk_tag_each_get_type ())
G_DECLARE_FINAL_TYPE (DeskTagEach, desk_tag_each, DESK, TAG_EACH, GObject)

DeskTagEach *desk_tag_each_new (DeskStore   *store,
                                DeskUndo    *undo);
void         desk_tag_each_ask (DeskTagEach *self,
                                GtkWindow   *parent,
                                GArray      *ids,
                                gboolean     removes);

G_END_DECLS
