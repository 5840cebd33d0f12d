/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-report.h"

G_BEGIN_DECLS

/* Two tables as sim_query_rows() reads them: every row of the one is in the other, as it is. */
void sim_rows_compare (SimReport   *report,
                       const char  *kind,
                       const char  *whose,
                       const char  *whose_expected,
                       GHashTable  *expected,
                       GHashTable  *rows);

G_END_DECLS
