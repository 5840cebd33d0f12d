/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-outbox-dialog.h"

#include "desk-amend-dialog.h"
#include "desk-amend-plan.h"
#include "desk-contact-dialog.h"
#include "desk-use-dialog.h"

#include <desk-json.h>

static GtkWidget *
make_use_dialog (DeskStore             *store,
                 const DeskOutboxEntry *entry)
{
  GtkWidget *dialog = desk_use_dialog_new (store, entry->member_no,
                                           desk_json_peek_string (entry->args, "service", ""));

  desk_use_dialog_amend (DESK_USE_DIALOG (dialog), entry);
  return dialog;
}

static GtkWidget *
make_contact_dialog (DeskStore             *store,
                     const DeskOutboxEntry *entry)
{
  GtkWidget *dialog = desk_contact_dialog_new (store, entry->member_no);

  desk_contact_dialog_amend (DESK_CONTACT_DIALOG (dialog), entry);
  return dialog;
}

/* Those with a form of their own. */
static const struct
{
  const char *kind;
  GtkWidget *(*make) (DeskStore *, const DeskOutboxEntry *);
} forms[] = {
  { DESK_OP_CARE_LOG, make_contact_dialog },
  { DESK_OP_SERVICE_USE, make_use_dialog },
};

/**
 * desk_outbox_dialog_is_for:
 *
 * Returns: whether there is a form in which the operation can be changed
 */
gboolean
desk_outbox_dialog_is_for (const DeskOutboxEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].kind, entry->kind))
      return TRUE;
  return desk_amend_plan_is_for (entry->kind);
}

/**
 * desk_outbox_dialog_new:
 * @entry: turned away, and of a kind that has a form
 *
 * Returns: (transfer none): a window with the signal "done" (const char *sentence); on OK the new
 *   operation takes the place of the old one
 */
GtkWidget *
desk_outbox_dialog_new (DeskStore             *store,
                        const DeskOutboxEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].kind, entry->kind))
      return forms[i].make (store, entry);
  return desk_amend_dialog_new (store, entry);
}
