/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-occasion-acts.h"

#include "desk-contact-dialog.h"
#include "desk-verdict-words.h"

#include <desk-care.h>
#include <desk-outbox.h>
#include <desk-perform-each.h>
#include <desk-weather.h>
#include <glib/gi18n-lib.h>

/* As many as can be recorded at a time; the others stay due. */
static GArray *
pick_ids (const DeskOccasionItem *item)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, item->ids->data, MIN (item->ids->len, DESK_PERFORM_MAX_EACH));
  return ids;
}

static GtkWidget *
make_dialog (DeskStore              *store,
             const DeskOccasionItem *item)
{
  g_autoptr (GArray) ids = NULL;

  if (item->ids == NULL)
    return desk_contact_dialog_new (store, item->member_no);
  ids = pick_ids (item);
  return desk_contact_dialog_new_each (store, ids);
}

static void
missed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_store_perform_finish (DESK_STORE (source), result, &error);
  g_autofree char *words = desk_verdict_words (verdict, error);

  if (gtk_widget_get_root (page) == NULL)
    return;
  gtk_widget_activate_action (page, "today.say", "s",
                              verdict != NULL && verdict->accepted ? _("Recorded as missed.")
                                                                   : words);
}

static void
withdrawn_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_unwarn_weather_finish (DESK_STORE (source), result, &error) &&
      gtk_widget_get_root (page) != NULL)
    gtk_widget_activate_action (page, "today.say", "s", error->message);
}

static void
present_dialog (GtkWidget      *page,
                GtkWidget      *dialog,
                DeskDeedToasts *news,
                const char     *occasion)
{
  desk_contact_dialog_set_occasion (DESK_CONTACT_DIALOG (dialog), occasion);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (page)));
  g_signal_connect_object (dialog, "done", G_CALLBACK (desk_deed_toasts_say), news,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * desk_occasion_acts_tell:
 * @page: what it is seen on
 * @news: where it is told what was recorded
 * @occasion: what the member is to be told of
 *
 * Asks how a member was told of something, and records it.
 */
void
desk_occasion_acts_tell (GtkWidget      *page,
                         DeskStore      *store,
                         DeskDeedToasts *news,
                         const char     *member_no,
                         const char     *occasion)
{
  present_dialog (page, desk_contact_dialog_new (store, member_no), news, occasion);
}

/**
 * desk_occasion_acts_record:
 * @page: what the occasion is seen on
 * @news: where it is told what was recorded
 *
 * Asks how the greeting went, and records it for the member, or for each not greeted yet (P3).
 */
void
desk_occasion_acts_record (GtkWidget              *page,
                           DeskStore              *store,
                           DeskDeedToasts         *news,
                           const DeskOccasionItem *item)
{
  present_dialog (page, make_dialog (store, item), news, item->occasion);
}

/**
 * desk_occasion_acts_miss:
 * @page: what the occasion is seen on; has "today.say"
 * @item: a birthday that is over
 *
 * Records that nobody congratulated (P3).
 */
void
desk_occasion_acts_miss (GtkWidget              *page,
                         DeskStore              *store,
                         const DeskOccasionItem *item)
{
  g_autoptr (JsonObject) args = json_object_new ();

  json_object_set_string_member (args, "member_no", item->member_no);
  json_object_set_string_member (args, "occasion", item->occasion);
  json_object_set_string_member (args, "channel", DESK_CARE_NO_CONTACT);
  /* Translators: what became of a birthday: nobody congratulated */
  json_object_set_string_member (args, "result", C_ ("birthday", "Missed"));
  json_object_set_boolean_member (args, "reached", FALSE);
  desk_store_perform_async (store, DESK_OP_CARE_LOG, args, NULL, missed_cb, g_object_ref (page));
}

/**
 * desk_occasion_acts_withdraw:
 * @page: what the occasion is seen on; has "today.say"
 * @item: a warning of the weather
 *
 * Forgets the warning: nobody else is told of that weather (P3).
 */
void
desk_occasion_acts_withdraw (GtkWidget              *page,
                             DeskStore              *store,
                             const DeskOccasionItem *item)
{
  desk_store_unwarn_weather_async (store, item->district, item->warning, NULL, withdrawn_cb,
                                   g_object_ref (page));
}
