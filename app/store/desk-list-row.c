/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-list-row.h"

void
desk_list_row_free (DeskListRow *self)
{
  g_free (self->said_no);
  g_free (self->said_name);
  g_free (self->said_area);
  g_strfreev (self->numbers);
  g_free (self->note);
  g_strfreev (self->tags);
  g_free (self->detail);
  g_free (self->member_no);
  g_free (self->name);
  g_free (self);
}

/**
 * desk_list_row_set_problem:
 * @detail: (nullable)
 *
 * Says what comes of the row, and why nothing more.
 */
void
desk_list_row_set_problem (DeskListRow     *self,
                           DeskListOutcome  outcome,
                           DeskListProblem  problem,
                           const char      *detail)
{
  self->outcome = outcome;
  self->problem = problem;
  g_free (self->detail);
  self->detail = g_strdup (detail);
}
