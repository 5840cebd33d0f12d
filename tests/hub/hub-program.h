/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-fixture.h"

G_BEGIN_DECLS

void hub_program_run (HubFixture        *fixture,
                      const char        *locale,
                      int                exit_code,
                      char             **out,
                      char             **err,
                      const char *const *argv);

G_END_DECLS
