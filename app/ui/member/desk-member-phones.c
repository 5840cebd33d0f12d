/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-phones.h"

#include "desk-reveal-button.h"

#include <desk-labels.h>
#include <desk-mask.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberPhones:
 *
 * How the member is reached: phone and address, masked until asked for (S).
 */
struct _DeskMemberPhones
{
  AdwPreferencesGroup  parent_instance;

  AdwActionRow        *phone_row;
  AdwActionRow        *address_row;
  DeskRevealButton    *phone_button;
  DeskRevealButton    *address_button;
  char                *phone;
  char                *address;
};

G_DEFINE_FINAL_TYPE (DeskMemberPhones, desk_member_phones, ADW_TYPE_PREFERENCES_GROUP)

static void
show_text (AdwActionRow     *row,
           DeskRevealButton *button,
           const char       *text,
           char             *masked)
{
  gboolean given = text != NULL && *text != '\0';

  adw_action_row_set_subtitle (row, !given ? _("not in the feed")
                                    : desk_reveal_button_get_revealed (button) ? text : masked);
  gtk_widget_set_visible (GTK_WIDGET (button), given);
  g_free (masked);
}

static void
revealed_cb (DeskMemberPhones *self)
{
  show_text (self->phone_row, self->phone_button, self->phone, desk_mask_number (self->phone));
  show_text (self->address_row, self->address_button, self->address,
             desk_mask_address (self->address));
}

static AdwActionRow *
add_row (DeskMemberPhones  *self,
         DeskStore         *store,
         const char        *title,
         DeskRevealButton **button)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  *button = DESK_REVEAL_BUTTON (desk_reveal_button_new (store));
  g_signal_connect_swapped (*button, "notify::revealed", G_CALLBACK (revealed_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (row, GTK_WIDGET (*button));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
desk_member_phones_finalize (GObject *object)
{
  DeskMemberPhones *self = DESK_MEMBER_PHONES (object);

  g_free (self->phone);
  g_free (self->address);

  G_OBJECT_CLASS (desk_member_phones_parent_class)->finalize (object);
}

static void
desk_member_phones_class_init (DeskMemberPhonesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_member_phones_finalize;
}

static void
desk_member_phones_init (DeskMemberPhones *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Contact Details"));
}

GtkWidget *
desk_member_phones_new (DeskStore *store)
{
  DeskMemberPhones *self = g_object_new (DESK_TYPE_MEMBER_PHONES, NULL);

  self->phone_row = add_row (self, store, _("Phone"), &self->phone_button);
  self->address_row = add_row (self, store, _("Address"), &self->address_button);
  return GTK_WIDGET (self);
}

void
desk_member_phones_show (DeskMemberPhones     *self,
                         const DeskMemberFile *file)
{
  const DeskMember *member = file->member;

  g_return_if_fail (DESK_IS_MEMBER_PHONES (self));

  g_free (self->phone);
  self->phone = g_strdup (member->phone);
  g_free (self->address);
  self->address = g_strdup (member->address);
  desk_reveal_button_set_secret (self->phone_button, member->member_no, "phone",
                                 _("the phone number"));
  desk_reveal_button_set_secret (self->address_button, member->member_no, "address",
                                 _("the address"));
  revealed_cb (self);
}
