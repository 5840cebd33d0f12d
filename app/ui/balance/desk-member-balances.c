/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-balances.h"

#include "desk-balance-row.h"
#include "desk-row-pool.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberBalances:
 *
 * The balances of the member's prepaid accounts over the last feeds; only these can run out (E5).
 */
struct _DeskMemberBalances
{
  AdwPreferencesGroup  parent_instance;

  DeskRowPool          pool;
  DeskStore           *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberBalances, desk_member_balances, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer user_data)
{
  DeskMemberBalances *self = user_data;

  return desk_balance_row_new (self->store);
}

static void
desk_member_balances_dispose (GObject *object)
{
  DeskMemberBalances *self = DESK_MEMBER_BALANCES (object);

  desk_row_pool_clear (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_balances_parent_class)->dispose (object);
}

static void
desk_member_balances_class_init (DeskMemberBalancesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_member_balances_dispose;
}

static void
desk_member_balances_init (DeskMemberBalances *self)
{
  desk_row_pool_init (&self->pool, ADW_PREFERENCES_GROUP (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Balance over the Last Feeds"));
}

GtkWidget *
desk_member_balances_new (DeskStore *store)
{
  DeskMemberBalances *self = g_object_new (DESK_TYPE_MEMBER_BALANCES, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_member_balances_show:
 *
 * Who has no prepaid account in use has no group.
 */
void
desk_member_balances_show (DeskMemberBalances   *self,
                           const DeskMemberFile *file)
{
  guint n_rows = 0;

  g_return_if_fail (DESK_IS_MEMBER_BALANCES (self));

  for (guint i = 0; i < file->accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (file->accounts, i);

      if (!g_str_equal (account->payment, "prepaid") || g_str_equal (account->state, "closed"))
        continue;
      desk_balance_row_show (
        DESK_BALANCE_ROW (desk_row_pool_get (&self->pool, n_rows++, make_row, self)), file, account);
    }
  desk_row_pool_trim (&self->pool, n_rows);
}
