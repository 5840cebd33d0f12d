/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-tickets.h"

#include "desk-row-pool.h"
#include "desk-ticket-words.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberTickets:
 *
 * The open tickets of a member (D1 to D4). A row's buttons say that the department was told, or what came of
 * it, or withdraw it, by "member.tell-ticket", "member.close-ticket" and "member.withdraw-ticket" (s, its
 * id).
 */
struct _DeskMemberTickets
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberTickets, desk_member_tickets, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *next = gtk_button_new ();
  GtkWidget *withdraw = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (next, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (withdraw, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (withdraw, "flat");
  gtk_widget_set_tooltip_text (withdraw, _("Opened by mistake: withdraw it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (withdraw), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Withdraw the Ticket"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), withdraw);
  g_object_set_data (G_OBJECT (row), "next", next);
  g_object_set_data (G_OBJECT (row), "withdraw", withdraw);
  return row;
}

static void
set_action (GtkActionable *button,
            const char    *name,
            const char    *ticket_id)
{
  gtk_actionable_set_action_target (button, "s", ticket_id);
  gtk_actionable_set_action_name (button, name);
}

static void
show_next (GtkWidget            *button,
           const DeskTicketItem *item)
{
  gtk_button_set_label (GTK_BUTTON (button), item->untold ? C_("ticket", "Told")
                                                          : C_("ticket", "Done…"));
  gtk_widget_set_tooltip_text (button, item->untold ? _("The specialist department was told")
                                                    : _("Write down what came of it"));
  set_action (GTK_ACTIONABLE (button), item->untold ? "member.tell-ticket" : "member.close-ticket",
              item->ticket_id);
}

static void
show_row (DeskMemberTickets    *self,
          guint                 index,
          const DeskTicketItem *item)
{
  GtkWidget *row = desk_row_pool_get (&self->pool, index, make_row, NULL);
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));
  g_autofree char *what = desk_ticket_words_what (item);
  g_autofree char *state =
    desk_ticket_words_state (item, now_ms, desk_policy_get_zone (desk_store_get_policy (self->store)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
  if (desk_ticket_words_is_late (item, now_ms))
    gtk_widget_add_css_class (row, "late");
  else
    gtk_widget_remove_css_class (row, "late");
  show_next (g_object_get_data (G_OBJECT (row), "next"), item);
  set_action (g_object_get_data (G_OBJECT (row), "withdraw"), "member.withdraw-ticket",
              item->ticket_id);
}

static void
desk_member_tickets_dispose (GObject *object)
{
  DeskMemberTickets *self = DESK_MEMBER_TICKETS (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_tickets_parent_class)->dispose (object);
}

static void
desk_member_tickets_class_init (DeskMemberTicketsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_tickets_dispose;
}

static void
desk_member_tickets_init (DeskMemberTickets *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Tickets"));
}

GtkWidget *
desk_member_tickets_new (DeskStore *store)
{
  DeskMemberTickets *self = g_object_new (DESK_TYPE_MEMBER_TICKETS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_tickets_show (DeskMemberTickets    *self,
                          const DeskMemberFile *file)
{
  g_return_if_fail (DESK_IS_MEMBER_TICKETS (self));

  for (guint i = 0; i < file->tickets->len; i++)
    show_row (self, i, g_ptr_array_index (file->tickets, i));
  desk_row_pool_trim (&self->pool, file->tickets->len);
}
