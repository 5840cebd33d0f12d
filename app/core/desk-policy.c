/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-policy.h"
#include "desk-ini.h"
#include "desk-money.h"
#include "desk-policy-check.h"
#include "desk-policy-schema.h"

#define BUILTIN_NAME "policy/guizhou-2010.ini"
#define ENVIRONMENT_NAME "MEMBER_DESK_POLICY"

typedef struct
{
  char *text;
  GStrv list;
  gboolean is_amount;
  gint64 fen;
} Value;

struct _DeskPolicy
{
  GObject parent_instance;

  GHashTable *groups;           /* name to (key to Value) */
  GStrv names;                  /* of the groups, in the order of the file */
  GStrv services;
  GTimeZone *zone;
  char *text;
  gboolean named;
};

G_DEFINE_FINAL_TYPE (DeskPolicy, desk_policy, G_TYPE_OBJECT)

static void
free_value (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_strfreev (value->list);
  g_free (value);
}

static Value *
read_value (DeskIni    *ini,
            const char *group,
            const char *key)
{
  Value *value = g_new0 (Value, 1);

  value->text = desk_ini_get_text (ini, group, key);
  value->list = desk_ini_get_list (ini, group, key);
  value->is_amount = desk_money_parse (value->text, &value->fen, NULL);
  return value;
}

static GHashTable *
read_group (DeskIni    *ini,
            const char *group)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
  g_auto (GStrv) keys = desk_ini_list_keys (ini, group);

  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (values, g_strdup (keys[i]), read_value (ini, group, keys[i]));
  return values;
}

static const Value *
find_value (DeskPolicy *self,
            const char *group,
            const char *key)
{
  GHashTable *values = g_hash_table_lookup (self->groups, group);

  return values == NULL ? NULL : g_hash_table_lookup (values, key);
}

static DeskPolicy *
new_from_ini (DeskIni   *ini,
              gboolean   tolerant,
              GError   **error)
{
  const char * const *names = desk_ini_list_groups (ini);
  g_autoptr (GStrvBuilder) services = g_strv_builder_new ();
  g_autoptr (DeskPolicy) self = NULL;

  if (!desk_policy_check (ini, tolerant, error))
    return NULL;
  self = g_object_new (DESK_TYPE_POLICY, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_hash_table_insert (self->groups, g_strdup (names[i]), read_group (ini, names[i]));
      if (g_str_has_prefix (names[i], DESK_POLICY_SERVICE_PREFIX))
        g_strv_builder_add (services, names[i] + strlen (DESK_POLICY_SERVICE_PREFIX));
    }
  self->names = g_strdupv ((GStrv) names);
  self->text = g_strdup (desk_ini_get_data (ini));
  self->services = g_strv_builder_end (services);
  self->zone = g_time_zone_new_identifier (desk_policy_lookup_text (self, "policy", "zone"));
  return g_steal_pointer (&self);
}

static void
desk_policy_finalize (GObject *object)
{
  DeskPolicy *self = DESK_POLICY (object);

  g_hash_table_unref (self->groups);
  g_strfreev (self->names);
  g_strfreev (self->services);
  g_free (self->text);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (desk_policy_parent_class)->finalize (object);
}

static void
desk_policy_class_init (DeskPolicyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_policy_finalize;
}

static void
desk_policy_init (DeskPolicy *self)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
}

/**
 * desk_policy_new_builtin:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the policy that the product carries
 */
DeskPolicy *
desk_policy_new_builtin (GError **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_resource (BUILTIN_NAME, error);

  return ini == NULL ? NULL : new_from_ini (ini, FALSE, error);
}

/**
 * desk_policy_new_default:
 * @error: return location for a #GError
 *
 * The policy of a program to which none was named: the file in `MEMBER_DESK_POLICY`, else the one
 * that the product carries.
 *
 * Returns: (transfer full): a policy, or %NULL as desk_policy_new_from_file() does
 */
DeskPolicy *
desk_policy_new_default (GError **error)
{
  const char *path = g_getenv (ENVIRONMENT_NAME);

  return path == NULL || *path == '\0' ? desk_policy_new_builtin (error)
                                       : desk_policy_new_from_file (path, error);
}

/**
 * desk_policy_new_from_file:
 * @path: a policy file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the policy, or %NULL with a #GFileError, or with %DESK_ERROR_INVALID
 *   naming line and reason
 */
DeskPolicy *
desk_policy_new_from_file (const char  *path,
                           GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_file (path, error);
  DeskPolicy *self = ini == NULL ? NULL : new_from_ini (ini, FALSE, error);

  if (self != NULL)
    self->named = TRUE;
  return self;
}

/**
 * desk_policy_new_from_data:
 * @data: a policy file's content
 * @length: its length in bytes
 * @name: what to call it in messages
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the policy, or %NULL with %DESK_ERROR_INVALID naming line and reason
 */
DeskPolicy *
desk_policy_new_from_data (const char  *data,
                           gsize        length,
                           const char  *name,
                           GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_data (data, length, name, error);

  return ini == NULL ? NULL : new_from_ini (ini, FALSE, error);
}

/**
 * desk_policy_new_checked:
 * @text: a policy that was checked before it was kept or sent
 * @name: what to call it in messages
 * @error: return location for a #GError
 *
 * Like desk_policy_new_from_data(), but passes over groups and keys that are not known here: a newer
 * program may have checked it.
 *
 * Returns: (transfer full): the policy, or %NULL with %DESK_ERROR_INVALID naming line and reason
 */
DeskPolicy *
desk_policy_new_checked (const char  *text,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_data (text, strlen (text), name, error);

  return ini == NULL ? NULL : new_from_ini (ini, TRUE, error);
}

/**
 * desk_policy_is_named:
 * @self: a policy
 *
 * Returns: whether it is from a file that somebody named: then that is what is meant, whatever else
 *   is kept or served
 */
gboolean
desk_policy_is_named (DeskPolicy *self)
{
  return self->named;
}

/**
 * desk_policy_get_text:
 * @self: a policy
 *
 * Returns: (transfer none): the whole file
 */
const char *
desk_policy_get_text (DeskPolicy *self)
{
  return self->text;
}

/**
 * desk_policy_list_groups:
 * @self: a policy
 *
 * Returns: (transfer none): its groups, in the order of the file
 */
const char * const *
desk_policy_list_groups (DeskPolicy *self)
{
  return (const char * const *) self->names;
}

/**
 * desk_policy_get_zone:
 * @self: a policy
 *
 * Returns: (transfer none): the zone in which its days, months and times of day are meant
 */
GTimeZone *
desk_policy_get_zone (DeskPolicy *self)
{
  return self->zone;
}

/**
 * desk_policy_get_version:
 * @self: a policy
 *
 * Returns: (transfer none): what tells this policy from others, for a person
 */
const char *
desk_policy_get_version (DeskPolicy *self)
{
  return desk_policy_lookup_text (self, "policy", "version");
}

/**
 * desk_policy_lookup_fen:
 * @self: a policy
 * @group: a group of the file
 * @key: a key in it
 * @fen: (out): where to store the amount in fen, 0 or more; untouched when it is not set
 *
 * Returns: whether the amount is set
 */
gboolean
desk_policy_lookup_fen (DeskPolicy *self,
                        const char *group,
                        const char *key,
                        gint64     *fen)
{
  const Value *value = find_value (self, group, key);

  if (value == NULL || !value->is_amount)
    return FALSE;
  *fen = value->fen;
  return TRUE;
}

/**
 * desk_policy_lookup_integer:
 * @self: a policy
 * @group: a group of the file
 * @key: a key in it
 * @number: (out): where to store the number; untouched when it is not set
 *
 * Returns: whether the number is set
 */
gboolean
desk_policy_lookup_integer (DeskPolicy *self,
                            const char *group,
                            const char *key,
                            gint64     *number)
{
  const Value *value = find_value (self, group, key);

  return value != NULL
         && g_ascii_string_to_signed (value->text, 10, G_MININT64, G_MAXINT64, number, NULL);
}

/**
 * desk_policy_lookup_boolean:
 * @self: a policy
 * @group: a group of the file
 * @key: a key in it
 * @truth: (out): where to store the answer; untouched when it is not set
 *
 * Returns: whether the key is set
 */
gboolean
desk_policy_lookup_boolean (DeskPolicy *self,
                            const char *group,
                            const char *key,
                            gboolean   *truth)
{
  const Value *value = find_value (self, group, key);

  if (value == NULL)
    return FALSE;
  *truth = g_str_equal (value->text, "true");
  return TRUE;
}

/**
 * desk_policy_lookup_text:
 * @self: a policy
 * @group: a group of the file
 * @key: a key in it
 *
 * Returns: (transfer none) (nullable): the text, as long as @self lives; %NULL when it is not set
 */
const char *
desk_policy_lookup_text (DeskPolicy *self,
                         const char *group,
                         const char *key)
{
  const Value *value = find_value (self, group, key);

  return value == NULL ? NULL : value->text;
}

/**
 * desk_policy_lookup_list:
 * @self: a policy
 * @group: a group of the file
 * @key: a key in it
 *
 * Returns: (transfer none) (nullable): what stands between the semicolons, as long as @self lives;
 *   %NULL when it is not set
 */
const char * const *
desk_policy_lookup_list (DeskPolicy *self,
                         const char *group,
                         const char *key)
{
  const Value *value = find_value (self, group, key);

  return value == NULL ? NULL : (const char * const *) value->list;
}

/**
 * desk_policy_list_services:
 * @self: a policy
 *
 * Returns: (transfer none): the ids of its services, in the order of the file
 */
const char * const *
desk_policy_list_services (DeskPolicy *self)
{
  return (const char * const *) self->services;
}

/**
 * desk_policy_get_source:
 * @self: a policy
 * @group: a group of the file
 *
 * Returns: (transfer none) (nullable): where the group's figures come from
 */
const char *
desk_policy_get_source (DeskPolicy *self,
                        const char *group)
{
  return desk_policy_lookup_text (self, group, "source");
}
