/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

#include "desk-deed.h"

G_BEGIN_DECLS

#define DESK_TYPE_DEEDS (desk_deeds_get_type ())
G_DECLARE_FINAL_TYPE (DeskDeeds, desk_deeds, DESK, DEEDS, GObject)

/* Signals "done" (const char *sentence): something was recorded that can be undone; "said" (const
 * char *sentence): something to be told. */
DeskDeeds *desk_deeds_new            (DeskStore            *store);
void       desk_deeds_perform_async  (DeskDeeds            *self,
                                      DeskDeed             *deed,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean   desk_deeds_perform_finish (DeskDeeds            *self,
                                      GAsyncResult         *result,
                                      char                **problem);
void       desk_deeds_perform        (DeskDeeds            *self,
                                      DeskDeed             *deed);
void       desk_deeds_undo           (DeskDeeds            *self);
void       desk_deeds_forget         (DeskDeeds            *self);

G_END_DECLS
