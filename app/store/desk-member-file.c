/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-file.h"

#include <desk-entitlement.h>
#include <desk-error.h>
#include <desk-points.h>
#include <desk-rows.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

#include "desk-duplicate-rows.h"
#include "desk-grants.h"
#include "desk-notes.h"
#include "desk-store-private.h"
#include "desk-tags.h"
#include "desk-visit-rows.h"

static void
free_count (gpointer data)
{
  DeskServiceCount *count = data;

  g_free (count->service);
  g_free (count->source);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskServiceCount, free_count)

static void
free_use (gpointer data)
{
  DeskServiceUse *use = data;

  g_free (use->use_id);
  g_free (use->service);
  g_free (use->note);
  g_free (use->day);
  g_free (use->by);
  g_free (use->month);
  g_free (use);
}

static void
free_contact (gpointer data)
{
  DeskContact *contact = data;

  g_free (contact->contact_id);
  g_free (contact->occasion);
  g_free (contact->channel);
  g_free (contact->result);
  g_free (contact);
}

static gpointer
read_use (DeskStmt *stmt)
{
  DeskServiceUse *use = g_new0 (DeskServiceUse, 1);

  use->use_id = desk_stmt_dup_text (stmt, 0);
  use->service = desk_stmt_dup_text (stmt, 1);
  use->used_ms = desk_stmt_int (stmt, 2);
  use->hours = desk_stmt_int (stmt, 3);
  use->note = desk_stmt_dup_text (stmt, 4);
  use->unconfirmed = desk_stmt_int (stmt, 5) != 0;
  use->certain_until_ms = use->unconfirmed ? desk_stmt_int (stmt, 6) : 0;
  use->provisional = use->unconfirmed && use->certain_until_ms == 0;
  use->amount = desk_stmt_int (stmt, 7);
  use->day = desk_stmt_dup_text (stmt, 8);
  use->returned_ms = desk_stmt_int (stmt, 9);
  use->by = desk_stmt_dup_text (stmt, 10);
  use->month = desk_stmt_dup_text (stmt, 11);
  return use;
}

static gpointer
read_contact (DeskStmt *stmt)
{
  DeskContact *contact = g_new0 (DeskContact, 1);

  contact->contact_id = desk_stmt_dup_text (stmt, 0);
  contact->occasion = desk_stmt_dup_text (stmt, 1);
  contact->channel = desk_stmt_dup_text (stmt, 2);
  contact->result = desk_stmt_dup_text (stmt, 3);
  contact->reached = desk_stmt_int (stmt, 4) != 0;
  contact->contact_ms = desk_stmt_int (stmt, 5);
  contact->provisional = desk_stmt_int (stmt, 6) != 0;
  return contact;
}

static GPtrArray *
load_uses (DeskLocal   *local,
           DeskDb      *db,
           const char  *member_no,
           GError     **error)
{
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT use_id, service, used_ms, hours, note, " PROVISIONAL ("use_id")
                        ", " CERTAIN_UNTIL ("use_id", "$2")
                        ", ifnull (amount, 0), day, ifnull (returned_ms, 0),"
                        " ifnull ((SELECT name FROM managers AS k"
                        "  WHERE k.manager_no = service_uses.manager_no), manager_no), month"
                        " FROM service_uses WHERE member_no = $1"
                        " ORDER BY used_ms DESC, use_id DESC",
                        "si", member_no, desk_local_now (local));
  return desk_local_collect (stmt, read_use, free_use, error);
}

static GPtrArray *
load_contacts (DeskDb      *db,
               const char  *member_no,
               GError     **error)
{
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (db, error,
                        "SELECT contact_id, occasion, channel, result, reached, contact_ms, "
                        PROVISIONAL ("contact_id")
                        " FROM contacts WHERE member_no = $1"
                        " ORDER BY contact_ms DESC, contact_id DESC",
                        "s", member_no);
  return desk_local_collect (stmt, read_contact, free_contact, error);
}

static DeskServiceCount *
count_service (DeskLocal       *local,
               DeskDb          *db,
               DeskMemberFile  *file,
               const char      *service,
               const char      *month,
               GError         **error)
{
  g_autoptr (DeskServiceCount) count = g_new0 (DeskServiceCount, 1);
  const char *member_no = file->member->member_no;

  count->service = g_strdup (service);
  count->source = g_strdup (desk_entitlement_get_source (local->policy, service));
  if (!desk_entitlement_get_limit (local->policy, file->tier, service, &count->limit))
    count->limit = -1;
  if (!desk_rows_count_uses (db, local->policy, member_no, service, month, &count->used, error) ||
      !desk_grants_count (local, db, member_no, service, month, &count->held, &count->held_until_ms,
                          error) ||
      !desk_db_query_int (db, &count->used_alone, error,
                             "SELECT count (*) FROM service_uses"
                             " WHERE month = $1 AND member_no = $2 AND service = $3",
                             "sss", month, member_no, service))
    return NULL;
  return g_steal_pointer (&count);
}

static GPtrArray *
count_services (DeskLocal       *local,
                DeskDb          *db,
                DeskMemberFile  *file,
                GError         **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (free_count);
  g_autofree char *month = desk_local_month (local);
  const char * const *services = desk_entitlement_list (local->policy);

  for (guint i = 0; services[i] != NULL; i++)
    {
      DeskServiceCount *count = count_service (local, db, file, services[i], month, error);

      if (count == NULL)
        return NULL;
      g_ptr_array_add (counts, count);
    }
  return g_steal_pointer (&counts);
}

static gboolean
fill_file (DeskLocal       *local,
           DeskDb          *db,
           DeskMemberFile  *file,
           GError         **error)
{
  const char *member_no = file->member->member_no;
  g_autofree char *today = desk_local_today (local);

  file->accounts = desk_rows_load_accounts (db, member_no, error);
  if (file->accounts == NULL)
    return FALSE;

  file->tier = desk_tier_held (file->member, local->policy);
  file->frozen = desk_member_is_frozen (file->member, file->accounts);
  file->rating = desk_rating_new (file->member, local->policy);
  if (!desk_points_load (db, local->policy, file->member, today, &file->points, error))
    return FALSE;
  file->counts = count_services (local, db, file, error);
  if (file->counts == NULL)
    return FALSE;
  file->uses = load_uses (local, db, member_no, error);
  if (file->uses == NULL)
    return FALSE;
  file->contacts = load_contacts (db, member_no, error);
  if (file->contacts == NULL)
    return FALSE;
  file->tickets = desk_tickets_load (local, db, member_no, error);
  if (file->tickets == NULL)
    return FALSE;
  file->callbacks = desk_callbacks_load (db, member_no, G_MAXINT64, error);
  if (file->callbacks == NULL)
    return FALSE;
  file->visits = desk_visit_rows_of_member (db, member_no, error);
  if (file->visits == NULL)
    return FALSE;
  file->notes = desk_notes_load (db, member_no, error);
  if (file->notes == NULL)
    return FALSE;
  file->tags = desk_tags_load (db, member_no, error);
  if (file->tags == NULL)
    return FALSE;
  file->facts = desk_facts_load (db, member_no, today, error);
  if (file->facts == NULL)
    return FALSE;
  file->duplicates = desk_duplicates_load (db, member_no, error);
  if (file->duplicates == NULL)
    return FALSE;
  file->balances = desk_balance_history_load (db, member_no, error);
  return file->balances != NULL;
}

static gpointer
load_file (DeskLocal  *local,
           DeskDb     *db,
           gpointer    data,
           GError    **error)
{
  const char *member_no = data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskMemberFile) file = g_new0 (DeskMemberFile, 1);

  file->member = desk_rows_load_member (db, member_no, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (file->member == NULL)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("There is no member %s here."),
                   member_no);
      return NULL;
    }
  return fill_file (local, db, file, error) ? g_steal_pointer (&file) : NULL;
}

static gboolean
add_file (DeskLocal  *local,
          DeskDb     *db,
          gint64      id,
          GPtrArray  *files,
          GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *member_no = desk_db_query_text (db, &local_error,
                                                   "SELECT member_no FROM directory WHERE id = $1",
                                                   "i", id);
  DeskMemberFile *file;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (member_no == NULL)
    return TRUE;
  file = load_file (local, db, member_no, error);
  if (file == NULL)
    return FALSE;
  file->id = id;
  g_ptr_array_add (files, file);
  return TRUE;
}

static void
free_file (gpointer file)
{
  desk_member_file_free (file);
}

static gpointer
load_files (DeskLocal  *local,
            DeskDb     *db,
            gpointer    data,
            GError    **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_full (ids->len, free_file);

  for (guint i = 0; i < ids->len; i++)
    if (!add_file (local, db, g_array_index (ids, gint64, i), files, error))
      return NULL;
  return g_steal_pointer (&files);
}

void
desk_member_file_free (DeskMemberFile *self)
{
  g_clear_pointer (&self->member, desk_member_free);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->balances, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_clear_pointer (&self->callbacks, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  g_clear_pointer (&self->rating, desk_rating_free);
  g_free (self);
}

const DeskKnownFact *
desk_member_file_find_fact (const DeskMemberFile *self,
                            const char           *kind)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      const DeskKnownFact *known = g_ptr_array_index (self->facts, i);

      if (g_str_equal (known->fact->kind, kind))
        return known;
    }
  return NULL;
}

const DeskServiceCount *
desk_member_file_find_count (const DeskMemberFile *self,
                             const char           *service)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      const DeskServiceCount *count = g_ptr_array_index (self->counts, i);

      if (g_str_equal (count->service, service))
        return count;
    }
  return NULL;
}

const char *
desk_member_file_get_birthday (const DeskMemberFile *self)
{
  const DeskKnownFact *known = desk_member_file_find_fact (self, DESK_FACT_BIRTHDAY);

  if (known == NULL)
    return self->member->birthday;
  return !known->fact->lunar && desk_date_is_valid (known->fact->day) ? known->fact->day : "";
}

/**
 * desk_store_load_member_async:
 *
 * Loads everything known of a member, closed ones too: the rating with its reasons (T9), what of
 * each entitlement is used up this month (E6, E7), all uses, contacts,
 * visits, notes, tags and facts, who may be the same person.
 */
void
desk_store_load_member_async (DeskStore           *store,
                              const char          *member_no,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));
  g_return_if_fail (member_no != NULL);

  desk_store_read (store, load_file, g_strdup (member_no), g_free,
                   (GDestroyNotify) desk_member_file_free,
                   desk_store_load_member_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_member_finish:
 *
 * Returns: (transfer full): %NULL with %DESK_ERROR_NOT_FOUND when there is no such member here
 */
DeskMemberFile *
desk_store_load_member_finish (DeskStore     *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_member_async, error);
}

/**
 * desk_store_load_files_async:
 * @ids: (array length=n_ids): from desk_store_find_members_finish(), a page of them
 *
 * Loads everything known of several members, as desk_store_load_member_async() does of one.
 */
void
desk_store_load_files_async (DeskStore           *store,
                             const gint64        *ids,
                             guint                n_ids,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GArray) copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);

  g_return_if_fail (DESK_IS_STORE (store));

  g_array_append_vals (copy, ids, n_ids);
  desk_store_read (store, load_files, g_steal_pointer (&copy), (GDestroyNotify) g_array_unref,
                   (GDestroyNotify) g_ptr_array_unref,
                   desk_store_load_files_async, cancellable, callback, user_data);
}

/**
 * desk_store_load_files_finish:
 *
 * Returns: (transfer full) (element-type DeskMemberFile): in the order of the ids, without members
 *   who are gone
 */
GPtrArray *
desk_store_load_files_finish (DeskStore     *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return desk_store_read_finish (store, result, desk_store_load_files_async, error);
}
