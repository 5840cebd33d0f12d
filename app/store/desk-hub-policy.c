/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-hub-policy.h"

#include <desk-error.h>

#include "desk-directory.h"
#include "desk-grants.h"
#include "desk-meta.h"

/* For messages. */
#define NAME "policy"

/* What a newer program may make sense of. */
static gboolean
refuse (DeskDb      *db,
        const char  *version,
        DeskChange  *change,
        GError     **error)
{
  change->status = TRUE;
  return desk_meta_save (db, DESK_META_POLICY_REFUSED, version, error) &&
         desk_meta_save (db, DESK_META_POLICY_REFUSED_BY, APP_VERSION, error);
}

static DeskPolicy *
read_policy (const char *version,
             const char *text)
{
  g_autoptr (DeskPolicy) policy = desk_policy_new_checked (text, NAME, NULL);

  return policy != NULL && g_str_equal (desk_policy_get_version (policy), version)
           ? g_steal_pointer (&policy)
           : NULL;
}

static gboolean
is_in_use (DeskLocal  *local,
           const char *version)
{
  return g_str_equal (desk_policy_get_version (local->policy), version);
}

/**
 * desk_hub_policy_follow:
 *
 * Uses the policy that was kept last, by whichever process; the one that the store was made with
 * where none was, or where this program cannot use it.
 */
gboolean
desk_hub_policy_follow (DeskLocal  *local,
                        DeskDb     *db,
                        GError    **error)
{
  g_autofree char *version = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DeskPolicy) policy = NULL;

  if (desk_policy_is_named (local->own_policy))
    return TRUE;
  version = desk_meta_load (db, DESK_META_POLICY_VERSION, error);
  if (version == NULL)
    return FALSE;
  if (*version == '\0')
    {
      desk_local_set_policy (local, local->own_policy);
      return TRUE;
    }
  if (is_in_use (local, version))
    return TRUE;

  text = desk_meta_load (db, DESK_META_POLICY, error);
  if (text == NULL)
    return FALSE;
  policy = read_policy (version, text);
  desk_local_set_policy (local, policy != NULL ? policy : local->own_policy);
  return TRUE;
}

/**
 * desk_hub_policy_take:
 * @version: what the hub calls it
 * @text: all of it
 *
 * Checks the policy, keeps it, and uses it from now on; the directory is made anew after it. What is
 * no policy to this program is noted, and the one before stays.
 */
gboolean
desk_hub_policy_take (DeskLocal   *local,
                      DeskDb      *db,
                      const char  *version,
                      const char  *text,
                      DeskChange  *change,
                      GError     **error)
{
  g_autoptr (DeskPolicy) policy = read_policy (version, text);

  if (desk_policy_is_named (local->own_policy))
    return TRUE;
  if (policy == NULL)
    return refuse (db, version, change, error);

  desk_local_set_policy (local, policy);
  change->everything = TRUE;
  change->directory = TRUE;
  change->status = TRUE;
  return desk_meta_save (db, DESK_META_POLICY, text, error) &&
         desk_meta_save (db, DESK_META_POLICY_VERSION, version, error) &&
         desk_meta_save (db, DESK_META_POLICY_REFUSED, "", error) &&
         desk_grants_note_change (db, error) &&
         desk_directory_note (local, db, error);
}

/**
 * desk_hub_policy_note:
 * @version: (nullable): that the hub says is in force; %NULL: an older hub
 *
 * Forgets what was refused once the hub is back at what is in use here.
 */
gboolean
desk_hub_policy_note (DeskLocal   *local,
                      DeskDb      *db,
                      const char  *version,
                      GError     **error)
{
  if (version == NULL || !is_in_use (local, version))
    return TRUE;
  return desk_db_run (db, error, "DELETE FROM meta WHERE key = $1", "s",
                      DESK_META_POLICY_REFUSED) >= 0;
}

/**
 * desk_hub_policy_load_refused:
 *
 * Returns: (transfer full): the version that this program could not use, "" for none, %NULL with
 *   @error set; what another version of the program refused is tried again
 */
char *
desk_hub_policy_load_refused (DeskDb  *db,
                              GError **error)
{
  g_autofree char *by = desk_meta_load (db, DESK_META_POLICY_REFUSED_BY, error);

  if (by == NULL)
    return NULL;
  return g_str_equal (by, APP_VERSION) ? desk_meta_load (db, DESK_META_POLICY_REFUSED, error)
                                       : g_strdup ("");
}
