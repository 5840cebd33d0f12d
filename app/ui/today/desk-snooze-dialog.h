/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-store.h>

#include "desk-deeds.h"

G_BEGIN_DECLS

/**
 * DeskSnoozeChoice:
 *
 * Until when something can be put off.
 */
typedef enum
{
  DESK_SNOOZE_HOURS,
  DESK_SNOOZE_TOMORROW,
  DESK_SNOOZE_MONDAY,
  DESK_SNOOZE_DAY,
} DeskSnoozeChoice;

#define DESK_TYPE_SNOOZE_DIALOG (desk_snooze_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskSnoozeDialog, desk_snooze_dialog, DESK, SNOOZE_DIALOG, AdwWindow)

/* Action: "snooze.put-off". */
GtkWidget  *desk_snooze_dialog_new         (DeskStore        *store,
                                            DeskDeeds        *deeds,
                                            const char       *member_no,
                                            const char       *cause);
void        desk_snooze_dialog_fill        (DeskSnoozeDialog *self,
                                            DeskSnoozeChoice  choice,
                                            guint             day,
                                            const char       *why);
const char *desk_snooze_dialog_get_problem (DeskSnoozeDialog *self);

G_END_DECLS
