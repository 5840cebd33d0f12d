/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-round-undo.h"

#include <glib/gi18n-lib.h>

/* What can be taken back. */
typedef struct
{
  DeskStore *store;
  GPtrArray *stops;
} Round;

static void
free_round (gpointer data)
{
  Round *round = data;

  g_object_unref (round->store);
  g_ptr_array_unref (round->stops);
  g_free (round);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskUndo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_cancel_round_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (performed == NULL)
    sentence = g_strdup (error->message);
  else if (performed->refusal != NULL)
    sentence = desk_reason_describe (performed->refusal->reason);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit cancelled.",
                                             "%u visits cancelled.", performed->n_accepted),
                                performed->n_accepted);
  desk_undo_say (undo, sentence);
}

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  Round *round = user_data;

  desk_store_cancel_round_async (round->store, _("Planned by mistake"), round->stops, NULL,
                                 cancelled_cb, g_object_ref (undo));
}

/**
 * desk_round_undo_offer:
 * @stops: (element-type DeskRoundStop): those with a visit were planned; not to be changed any more
 * @sentence: what was done
 *
 * Tells it, and for a while offers to cancel all these visits again.
 */
void
desk_round_undo_offer (DeskUndo   *undo,
                       DeskStore  *store,
                       GPtrArray  *stops,
                       const char *sentence)
{
  Round *round = g_new (Round, 1);

  *round = (Round) { g_object_ref (store), g_ptr_array_ref (stops) };
  desk_undo_offer (undo, sentence, take_back, round, free_round);
}
