/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-import-pass.h"

G_BEGIN_DECLS

/* What an import keeps of the values it replaces, for the members' time lines. */
gboolean hub_history_note_change  (HubImportPass  *pass,
                                   GError        **error);
gboolean hub_history_note_opening (HubImportPass  *pass,
                                   GError        **error);
gboolean hub_history_note_closing (HubImportPass  *pass,
                                   GError        **error);

G_END_DECLS
