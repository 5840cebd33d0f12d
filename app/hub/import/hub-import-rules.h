/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-import-pass.h"

G_BEGIN_DECLS

extern const HubImportRules hub_import_managers;
extern const HubImportRules hub_import_members;
extern const HubImportRules hub_import_accounts;

G_END_DECLS
