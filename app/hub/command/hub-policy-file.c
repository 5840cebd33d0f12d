/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-policy-file.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <desk-error.h>
#include <desk-policy-check.h>
#include <hub-policy.h>

static void
complain (DeskIni    *ini,
          const char *group,
          const char *key,
          const char *why)
{
  g_autoptr (GError) fault = NULL;

  desk_ini_refuse (ini, group, key, why, &fault);
  desk_console_complain ("%s", fault->message);
}

static guint
list_faults (DeskIni *ini)
{
  g_autoptr (GPtrArray) faults = desk_policy_find_faults (ini);

  for (guint i = 0; i < faults->len; i++)
    {
      const DeskPolicyFault *fault = g_ptr_array_index (faults, i);

      complain (ini, fault->group, fault->key, fault->why);
    }
  return faults->len;
}

static DeskPolicy *
refuse (const char  *path,
        guint        n_faults,
        GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               ngettext ("“%s” is refused, for %u fault; nothing was changed",
                         "“%s” is refused, for %u faults; nothing was changed", n_faults),
               name, n_faults);
  return NULL;
}

/**
 * hub_policy_file_read:
 * @db: (nullable): the hub's database, if there is one already
 * @in_force: the policy that is in force
 *
 * Returns: (transfer full) (nullable): a policy that can be put in force; %NULL with @error set
 */
DeskPolicy *
hub_policy_file_read (const char  *path,
                      DeskDb      *db,
                      DeskPolicy  *in_force,
                      GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_file (path, error);
  g_autoptr (DeskPolicy) policy = NULL;
  g_autoptr (GError) failure = NULL;
  const char *text;
  guint n_faults;

  if (ini == NULL)
    return NULL;
  n_faults = list_faults (ini);
  if (n_faults > 0)
    return refuse (path, n_faults, error);

  text = desk_ini_get_data (ini);
  policy = desk_policy_new_from_data (text, strlen (text), path, error);
  if (policy == NULL || hub_policy_check_version (db, in_force, policy, &failure))
    return g_steal_pointer (&policy);
  if (g_error_matches (failure, DESK_ERROR, DESK_ERROR_INVALID))
    {
      complain (ini, "policy", "version", failure->message);
      return refuse (path, 1, error);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
