/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-contacts.h"

#include "desk-format.h"
#include "desk-row-pool.h"

#include <desk-care.h>
#include <glib/gi18n-lib.h>

#define MAX_CONTACTS 3

/**
 * DeskMemberContacts:
 *
 * The last contacts with the member, newest first.
 */
struct _DeskMemberContacts
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberContacts, desk_member_contacts, ADW_TYPE_PREFERENCES_GROUP)

static void
show_row (DeskMemberContacts *self,
          guint               index,
          const DeskContact  *contact)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));
  g_autofree char *moment = desk_format_moment (contact->contact_ms, now_ms, zone);
  g_autofree char *title = g_strjoin (" · ", desk_care_get_occasion_label (contact->occasion),
                                      desk_care_get_channel_label (contact->channel), NULL);
  g_autofree char *description = g_strjoin (" · ", moment, contact->result,
                                            contact->provisional ? _("not yet confirmed by the hub")
                                                                 : NULL,
                                            NULL);

  desk_row_pool_set_line (&self->pool, index, title, description, contact->provisional);
}

static void
desk_member_contacts_dispose (GObject *object)
{
  DeskMemberContacts *self = DESK_MEMBER_CONTACTS (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_contacts_parent_class)->dispose (object);
}

static void
desk_member_contacts_class_init (DeskMemberContactsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_contacts_dispose;
}

static void
desk_member_contacts_init (DeskMemberContacts *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Last Contacts"));
}

GtkWidget *
desk_member_contacts_new (DeskStore *store)
{
  DeskMemberContacts *self = g_object_new (DESK_TYPE_MEMBER_CONTACTS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_contacts_show (DeskMemberContacts   *self,
                           const DeskMemberFile *file)
{
  guint n_rows = MIN (file->contacts->len, MAX_CONTACTS);

  g_return_if_fail (DESK_IS_MEMBER_CONTACTS (self));

  for (guint i = 0; i < n_rows; i++)
    show_row (self, i, g_ptr_array_index (file->contacts, i));
  desk_row_pool_trim (&self->pool, n_rows);
}
