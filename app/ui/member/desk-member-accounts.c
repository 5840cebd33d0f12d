/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-accounts.h"

#include "desk-account-row.h"
#include "desk-row-pool.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberAccounts:
 *
 * The member's service numbers.
 */
struct _DeskMemberAccounts
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberAccounts, desk_member_accounts, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer user_data)
{
  DeskMemberAccounts *self = user_data;

  return desk_account_row_new (self->store);
}

static void
desk_member_accounts_dispose (GObject *object)
{
  DeskMemberAccounts *self = DESK_MEMBER_ACCOUNTS (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_accounts_parent_class)->dispose (object);
}

static void
desk_member_accounts_class_init (DeskMemberAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_accounts_dispose;
}

static void
desk_member_accounts_init (DeskMemberAccounts *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Accounts"));
}

GtkWidget *
desk_member_accounts_new (DeskStore *store)
{
  DeskMemberAccounts *self = g_object_new (DESK_TYPE_MEMBER_ACCOUNTS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_accounts_show (DeskMemberAccounts   *self,
                           const DeskMemberFile *file)
{
  g_return_if_fail (DESK_IS_MEMBER_ACCOUNTS (self));

  for (guint i = 0; i < file->accounts->len; i++)
    {
      GtkWidget *row = desk_row_pool_get (&self->pool, i, make_row, self);

      desk_account_row_show (DESK_ACCOUNT_ROW (row), g_ptr_array_index (file->accounts, i));
    }
  desk_row_pool_trim (&self->pool, file->accounts->len);
}
