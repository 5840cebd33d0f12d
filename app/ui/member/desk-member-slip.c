/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-slip.h"

#include "desk-print.h"
#include "desk-use-sheet.h"

#include <desk-entitlement.h>

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskDeedToasts) news = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_print_run_finish (GTK_WINDOW (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desk_deed_toasts_say (news, error->message);
}

static const DeskServiceUse *
find_use (const DeskMemberFile *file,
          const char           *use_id)
{
  for (guint i = 0; i < file->uses->len; i++)
    {
      const DeskServiceUse *use = g_ptr_array_index (file->uses, i);

      if (g_str_equal (use->use_id, use_id))
        return use;
    }
  return NULL;
}

/**
 * desk_member_slip_print:
 * @page: in a window
 * @use_id: one of @file; one that is gone prints nothing
 * @news: where it is told that it could not be printed
 *
 * Asks how to print the slip of an entitlement that was drawn on (E6, E7).
 */
void
desk_member_slip_print (GtkWidget            *page,
                        DeskStore            *store,
                        const DeskMemberFile *file,
                        const char           *use_id,
                        DeskDeedToasts       *news)
{
  const DeskServiceUse *use = find_use (file, use_id);
  g_autoptr (DeskPaper) paper = NULL;

  if (use == NULL)
    return;
  paper = desk_use_sheet_new (file, use, desk_store_get_policy (store));
  desk_print_run_async (GTK_WINDOW (gtk_widget_get_root (page)), paper,
                        desk_entitlement_get_label (use->service), printed_cb,
                        g_object_ref (news));
}
