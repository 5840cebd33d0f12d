/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-policy-file.h"

#include <glib/gi18n-lib.h>

#include <desk-console.h>
#include <desk-policy-schema.h>

/* The groups that every policy may have, then this one's services: (transfer full) */
static GStrv
list_groups (DeskPolicy *policy)
{
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();
  const char * const *services = desk_policy_list_services (policy);

  g_strv_builder_addv (groups, (const char **) desk_policy_schema_list_groups ());
  for (guint i = 0; services[i] != NULL; i++)
    {
      g_autofree char *group = g_strconcat (DESK_POLICY_SERVICE_PREFIX, services[i], NULL);

      g_strv_builder_add (groups, group);
    }
  return g_strv_builder_end (groups);
}

static const char *
get_rule (DeskPolicy *policy,
          const char *group)
{
  const char *own = desk_policy_lookup_text (policy, group, "rule");

  return own != NULL ? own : desk_policy_schema_get_rule (group);
}

/* These two are said of the group. */
static gboolean
is_about_group (const DeskPolicyKey *key)
{
  return g_str_equal (key->key, "rule") || g_str_equal (key->key, "source");
}

static const char *
get_origin (HubSetup *setup)
{
  if (desk_policy_is_named (setup->policy))
    return "file";
  return setup->loaded_ms != 0 ? "loaded" : "built-in";
}

static char *
describe_origin (HubSetup *setup)
{
  g_autofree char *loaded = hub_setup_format (setup, setup->loaded_ms);

  if (desk_policy_is_named (setup->policy))
    return g_strdup (_("from the file that was named; it wins over a policy that was loaded"));
  return loaded != NULL ? g_strdup_printf (_("loaded on %s"), loaded) : g_strdup (_("built in"));
}

static void
print_key (DeskPolicy          *policy,
           const char          *group,
           const DeskPolicyKey *key)
{
  const char *value = desk_policy_lookup_text (policy, group, key->key);

  if (value != NULL)
    desk_console_print ("  %s = %s\n", key->key, value);
  else
    desk_console_print ("  %s: %s\n", key->key, C_("policy", "not set"));
  desk_console_print ("      %s\n", desk_policy_schema_explain (group, key->key));
}

static void
print_group (DeskPolicy *policy,
             const char *group)
{
  g_autoptr (GPtrArray) keys = desk_policy_schema_list_keys (group);
  const char *rule = get_rule (policy, group);
  const char *source = desk_policy_get_source (policy, group);

  desk_console_print ("\n[%s]\n", group);
  if (rule != NULL)
    desk_console_print (_("  Rule: %s\n"), rule);
  desk_console_print (_("  Source: %s\n"), source != NULL ? source : C_("policy", "not set"));
  for (guint i = 0; i < keys->len; i++)
    if (!is_about_group (g_ptr_array_index (keys, i)))
      print_key (policy, group, g_ptr_array_index (keys, i));
}

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
make_key (DeskPolicy          *policy,
          const char          *group,
          const DeskPolicyKey *key)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "key", key->key);
  set_text (object, "value", desk_policy_lookup_text (policy, group, key->key));
  set_text (object, "explanation", desk_policy_schema_explain (group, key->key));
  return object;
}

static JsonObject *
make_group (DeskPolicy *policy,
            const char *group)
{
  g_autoptr (GPtrArray) keys = desk_policy_schema_list_keys (group);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < keys->len; i++)
    if (!is_about_group (g_ptr_array_index (keys, i)))
      json_array_add_object_element (array, make_key (policy, group, g_ptr_array_index (keys, i)));
  json_object_set_string_member (object, "group", group);
  set_text (object, "rule", get_rule (policy, group));
  set_text (object, "source", desk_policy_get_source (policy, group));
  json_object_set_array_member (object, "keys", array);
  return object;
}

/**
 * hub_policy_print_lines:
 * @setup: its database was opened
 *
 * Prints the policy in force for a person.
 */
void
hub_policy_print_lines (HubSetup *setup)
{
  g_auto (GStrv) groups = list_groups (setup->policy);
  g_autofree char *origin = describe_origin (setup);

  desk_console_print ("%s: %s\n", desk_policy_get_version (setup->policy), origin);
  for (guint i = 0; groups[i] != NULL; i++)
    print_group (setup->policy, groups[i]);
}

/**
 * hub_policy_print_document:
 * @setup: its database was opened
 *
 * Prints the policy in force as one JSON document; what is not set is null.
 */
void
hub_policy_print_document (HubSetup *setup)
{
  g_auto (GStrv) groups = list_groups (setup->policy);
  g_autofree char *loaded = hub_setup_format (setup, setup->loaded_ms);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; groups[i] != NULL; i++)
    json_array_add_object_element (array, make_group (setup->policy, groups[i]));
  json_object_set_string_member (object, "version", desk_policy_get_version (setup->policy));
  json_object_set_string_member (object, "origin", get_origin (setup));
  set_text (object, "loaded", loaded);
  json_object_set_array_member (object, "groups", array);
  desk_console_print_object (object);
}
