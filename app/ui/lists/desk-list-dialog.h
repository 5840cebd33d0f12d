/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-list-plan.h>

#include "desk-list-mapping.h"

G_BEGIN_DECLS

#define DESK_TYPE_LIST_DIALOG (desk_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskListDialog, desk_list_dialog, DESK, LIST_DIALOG, AdwWindow)

/**
 * DeskListStage:
 * @DESK_LIST_STAGE_LOADING: the list is being read
 * @DESK_LIST_STAGE_PROBLEM: it cannot be read, and the dialog says why
 * @DESK_LIST_STAGE_PREVIEW: what would happen, row by row; or what happened
 * @DESK_LIST_STAGE_APPLYING: it is being done
 */
typedef enum
{
  DESK_LIST_STAGE_LOADING,
  DESK_LIST_STAGE_PROBLEM,
  DESK_LIST_STAGE_PREVIEW,
  DESK_LIST_STAGE_APPLYING,
} DeskListStage;

/* Import of a manager's own list: what would happen, then the doing of it. Actions: `list.apply`,
 * `list.stop`. */
GtkWidget       *desk_list_dialog_new         (DeskStore      *store,
                                               const char     *path);
DeskListStage    desk_list_dialog_get_stage   (DeskListDialog *self);
const char      *desk_list_dialog_get_message (DeskListDialog *self);
DeskListMapping *desk_list_dialog_get_mapping (DeskListDialog *self);
GListModel      *desk_list_dialog_get_rows    (DeskListDialog *self);
void             desk_list_dialog_filter      (DeskListDialog *self,
                                               int             outcome);

G_END_DECLS
