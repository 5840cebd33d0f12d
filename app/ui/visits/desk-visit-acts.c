/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-acts.h"

#include "desk-deed-ask.h"
#include "desk-visit-result.h"

#include <desk-op.h>
#include <glib/gi18n-lib.h>

static void
ask_result (GtkWidget       *page,
            DeskDeeds       *deeds,
            const DeskVisit *visit)
{
  GtkWidget *dialog = desk_visit_result_new (deeds, visit);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (page)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desk_visit_acts_step:
 * @page: what the visit is seen on
 * @kind: an operation that takes it a step further
 *
 * Records the step; where it took place or the customer was not met, after it was written down how.
 */
void
desk_visit_acts_step (GtkWidget       *page,
                      DeskDeeds       *deeds,
                      const DeskVisit *visit,
                      const char      *kind)
{
  if (g_str_equal (kind, DESK_OP_VISIT_DONE))
    ask_result (page, deeds, visit);
  else if (g_str_equal (kind, DESK_OP_VISIT_MISS))
    desk_deed_ask (page, deeds, desk_deed_new_step_visit (visit, kind, NULL, NULL), "why",
                   _("What Did You Find?"), _("_Record"));
  else
    desk_deeds_perform (deeds, desk_deed_new_step_visit (visit, kind, NULL, NULL));
}

/**
 * desk_visit_acts_cancel:
 * @page: what the visit is seen on
 * @zone: the policy's
 *
 * Cancels it once it was said why.
 */
void
desk_visit_acts_cancel (GtkWidget       *page,
                        DeskDeeds       *deeds,
                        const DeskVisit *visit,
                        GTimeZone       *zone)
{
  desk_deed_ask (page, deeds, desk_deed_new_cancel_visit (visit, "", zone), "why",
                 _("Why Is the Visit Cancelled?"), _("_Cancel the Visit"));
}
