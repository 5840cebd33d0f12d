/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-policy-check.h"
#include "desk-money.h"
#include "desk-policy-schema.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DeskIni   *ini;
  GPtrArray *faults;
} Check;

static DeskPolicyFault *
add (Check      *check,
     const char *group,
     const char *key,
     const char *why)
{
  DeskPolicyFault *fault = g_new0 (DeskPolicyFault, 1);

  fault->line = desk_ini_get_line (check->ini, group, key);
  fault->group = g_strdup (group);
  fault->key = g_strdup (key);
  fault->why = g_strdup (why);
  g_ptr_array_add (check->faults, fault);
  return fault;
}

static void
check_key (Check      *check,
           const char *group,
           const char *name)
{
  const DeskPolicyKey *key = desk_policy_schema_find (group, name);
  g_autofree char *value = desk_ini_get_text (check->ini, group, name);
  g_autofree char *why = NULL;

  if (key == NULL)
    add (check, group, name, _("no such key is known"))->unknown = TRUE;
  else if (!key->check (value, &why))
    add (check, group, name, why);
}

static void
check_keys (Check      *check,
            const char *group)
{
  g_auto (GStrv) keys = desk_ini_list_keys (check->ini, group);

  if (!desk_policy_schema_has_group (group))
    {
      add (check, group, NULL, _("no such group is known"))->unknown = TRUE;
      return;
    }
  for (guint i = 0; keys[i] != NULL; i++)
    check_key (check, group, keys[i]);
}

/* The thresholds of a group ascend from silver to diamond; one that is not set is passed over. */
static void
check_ascending (Check      *check,
                 const char *group)
{
  static const char * const tiers[] = { "silver", "gold", "diamond" };
  gint64 last = -1;

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      g_autofree char *value = desk_ini_get_text (check->ini, group, tiers[i]);
      gint64 fen;

      /* What is below 0 is said of the value itself. */
      if (value == NULL || !desk_money_parse (value, &fen, NULL) || fen < 0)
        continue;
      if (fen <= last)
        add (check, group, tiers[i], _("the threshold is not above that of the tier below"));
      last = fen;
    }
}

static void
check_counts_with (Check      *check,
                   const char *group)
{
  g_auto (GStrv) others = desk_ini_get_list (check->ini, group, "counts_with");

  for (guint i = 0; others != NULL && others[i] != NULL; i++)
    {
      g_autofree char *other = g_strconcat (DESK_POLICY_SERVICE_PREFIX, others[i], NULL);

      if (!g_strv_contains (desk_ini_list_groups (check->ini), other))
        {
          add (check, group, "counts_with", _("it names a service that is not there"));
          return;
        }
    }
}

static void
check_visit_hours (Check *check)
{
  g_autofree char *open = desk_ini_get_text (check->ini, "hours.visit", "open");
  g_autofree char *close = desk_ini_get_text (check->ini, "hours.visit", "close");
  int open_minute, close_minute;

  if ((open == NULL) != (close == NULL))
    add (check, "hours.visit", NULL, _("open and close belong together"));
  else if (open != NULL && desk_policy_parse_minute (open, &open_minute)
           && desk_policy_parse_minute (close, &close_minute) && open_minute >= close_minute)
    add (check, "hours.visit", "close", _("it closes before it opens"));
}

static void
check_required (Check      *check,
                const char *group,
                const char *key)
{
  g_autofree char *value = desk_ini_get_text (check->ini, group, key);

  if (value == NULL)
    add (check, group, key, _("it is missing"));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const DeskPolicyFault *one = *(const DeskPolicyFault * const *) a;
  const DeskPolicyFault *other = *(const DeskPolicyFault * const *) b;

  return one->line < other->line ? -1 : one->line > other->line;
}

void
desk_policy_fault_free (DeskPolicyFault *self)
{
  g_free (self->group);
  g_free (self->key);
  g_free (self->why);
  g_free (self);
}

/**
 * desk_policy_find_faults:
 * @ini: a policy file
 *
 * Returns: (transfer full) (element-type DeskPolicyFault): all that is wrong in it, in the order of
 *   its lines
 */
GPtrArray *
desk_policy_find_faults (DeskIni *ini)
{
  const char * const *names = desk_ini_list_groups (ini);
  Check check = { ini, g_ptr_array_new_with_free_func ((GDestroyNotify) desk_policy_fault_free) };

  for (guint i = 0; names[i] != NULL; i++)
    {
      check_keys (&check, names[i]);
      check_ascending (&check, names[i]);
      check_counts_with (&check, names[i]);
    }
  check_visit_hours (&check);
  check_required (&check, "policy", "zone");
  check_required (&check, "policy", "version");
  g_ptr_array_sort (check.faults, compare_lines);
  return check.faults;
}

/**
 * desk_policy_check:
 * @ini: a policy file
 * @tolerant: passes over groups and keys that are not known here: the file was checked by another
 *   version of the program
 * @error: return location for a #GError
 *
 * Returns: whether @ini makes sense; %FALSE with %DESK_ERROR_INVALID naming line and reason
 */
gboolean
desk_policy_check (DeskIni   *ini,
                   gboolean   tolerant,
                   GError   **error)
{
  g_autoptr (GPtrArray) faults = desk_policy_find_faults (ini);

  for (guint i = 0; i < faults->len; i++)
    {
      const DeskPolicyFault *fault = g_ptr_array_index (faults, i);

      if (!tolerant || !fault->unknown)
        return desk_ini_refuse (ini, fault->group, fault->key, fault->why, error);
    }
  return TRUE;
}
