/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-import-rules.h"

#include <desk-balance.h>
#include <glib/gi18n-lib.h>

#include "hub-move.h"

static const char *
complete_manager (HubImportPass *pass)
{
  return pass->key->key;
}

static const char *
complete_member (HubImportPass *pass)
{
  const char *manager_no = hub_import_pass_cell (pass, HUB_MEMBER_MANAGER_NO)->text;
  const HubKey *manager = hub_key_set_find (pass->import->managers, manager_no);

  if (manager == NULL || !manager->stored)
    {
      hub_import_pass_reject (pass, HUB_MEMBER_MANAGER_NO, _("there is no such manager"));
      return NULL;
    }

  hub_cell_set_number (&pass->cells[hub_import_pass_find_column (pass, "closed")], FALSE);
  return manager->key;
}

static gboolean
move_member (HubImportPass  *pass,
             const char     *to_manager_no,
             GError        **error)
{
  return hub_move_member (pass->import->db, pass->key->key, to_manager_no, hub_feed_batch_next,
                          pass->import->feeds, pass->import->now_ms, error);
}

/* E5 */
static gboolean
is_low (HubImportPass *pass)
{
  const DeskAccount account = {
    .payment = (char *) hub_import_pass_cell (pass, HUB_ACCOUNT_PAYMENT)->text,
    .state = (char *) hub_import_pass_cell (pass, HUB_ACCOUNT_STATE)->text,
    .balance_fen = hub_import_pass_cell (pass, HUB_ACCOUNT_BALANCE)->number,
  };

  return desk_account_is_low (&account, pass->import->policy);
}

/* The moment of the fall under the line stays while the account is low, so that each fall is told
   once. */
static void
set_low_since (HubImportPass *pass)
{
  guint column = hub_import_pass_find_column (pass, "low_since_ms");
  gint64 since = 0;

  if (is_low (pass))
    {
      if (pass->key->stored)
        since = hub_row_writer_loaded_int (pass->writer, column);
      if (since == 0)
        since = pass->import->now_ms;
    }
  hub_cell_set_number (&pass->cells[column], since);
}

/* Without it, nobody could say whether the account is low. */
static gboolean
lacks_balance (HubImportPass *pass)
{
  return hub_import_pass_cell (pass, HUB_ACCOUNT_BALANCE)->is_null &&
         strcmp (hub_import_pass_cell (pass, HUB_ACCOUNT_PAYMENT)->text, "prepaid") == 0 &&
         strcmp (hub_import_pass_cell (pass, HUB_ACCOUNT_STATE)->text, "closed") != 0;
}

static const char *
complete_account (HubImportPass *pass)
{
  const char *member_no = hub_import_pass_cell (pass, HUB_ACCOUNT_MEMBER_NO)->text;
  const HubKey *member = hub_key_set_find (pass->import->members, member_no);

  /* Services may well outlive the membership: a member that the feed closes keeps them. */
  if (member == NULL || !member->stored)
    {
      hub_import_pass_reject (pass, HUB_ACCOUNT_MEMBER_NO, _("there is no such member"));
      return NULL;
    }
  if (lacks_balance (pass))
    {
      hub_import_pass_reject (pass, HUB_ACCOUNT_BALANCE,
                              _("empty, but needed for a prepaid account"));
      return NULL;
    }

  hub_cell_set_text (&pass->cells[hub_import_pass_find_column (pass, "manager_no")],
                     member->manager_no);
  set_low_since (pass);
  return member->manager_no;
}

/* A number that was given to a member of another manager. */
static gboolean
move_account (HubImportPass  *pass,
              const char     *to_manager_no,
              GError        **error)
{
  HubImport *import = pass->import;
  const HubKey *key = pass->key;
  gint64 left = hub_feed_batch_next (import->db, key->manager_no, import->feeds, error);

  return left >= 0 &&
         hub_move_leave (import->db, pass->table->name, key->key, key->manager_no, left,
                         import->now_ms, error) &&
         hub_move_arrive (import->db, pass->table->name, key->key, to_manager_no, error);
}

const HubImportRules hub_import_managers = {
  .sheet = &hub_feed_managers,
  .keys_sql = "SELECT manager_no, manager_no, 1 FROM managers ORDER BY manager_no",
  .complete = complete_manager,
};

const HubImportRules hub_import_members = {
  .sheet = &hub_feed_members,
  .keys_sql = "SELECT member_no, manager_no, closed = 0 FROM members ORDER BY member_no",
  .close_sql = "UPDATE members SET closed = 1, rev = $1 WHERE member_no = $2",
  .complete = complete_member,
  .move = move_member,
};

const HubImportRules hub_import_accounts = {
  .sheet = &hub_feed_accounts,
  .keys_sql = "SELECT number, manager_no, state <> 'closed' FROM accounts ORDER BY number",
  .close_sql = "UPDATE accounts SET state = 'closed', low_since_ms = 0, rev = $1 WHERE number = $2",
  .complete = complete_account,
  .move = move_account,
};
