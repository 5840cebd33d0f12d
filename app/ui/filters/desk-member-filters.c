/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-filters.h"

#include <desk-money.h>

#define USUAL_DAYS 30
#define USUAL_FEN 5000

/**
 * DeskMemberFilters:
 *
 * The conditions of a query, but for its text and order, as actions with a state: menus, chips and
 * keys all set the same thing.
 */
struct _DeskMemberFilters
{
  GObject             parent_instance;

  DeskStore          *store;
  DeskMemberQuery    *query;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (DeskMemberFilters, desk_member_filters, G_TYPE_OBJECT)

enum
{
  CHANGED,
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GVariant *
make_state (DeskMemberFacet  facet,
            const char      *value)
{
  if (desk_member_facet_is_flag (facet))
    return g_variant_new_boolean (value != NULL);
  return g_variant_new_string (value != NULL ? value : "");
}

static void
update_states (DeskMemberFilters *self)
{
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions),
                                                    desk_member_facet_get_name (i));
      g_autofree char *value = desk_member_facet_get (i, self->query);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), make_state (i, value));
    }
}

static void
set_value (DeskMemberFilters *self,
           DeskMemberFacet    facet,
           const char        *value)
{
  g_autofree char *before = desk_member_facet_get (facet, self->query);
  g_autofree char *after = NULL;

  if (!desk_member_facet_set (facet, self->query, value))
    return;
  after = desk_member_facet_get (facet, self->query);
  if (g_strcmp0 (before, after) == 0)
    return;
  update_states (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
make_usual_value (DeskMemberFilters *self,
                  DeskMemberFacet    facet)
{
  gint64 days = USUAL_DAYS;

  if (facet == DESK_MEMBER_FACET_BALANCE_BELOW)
    return desk_money_format (USUAL_FEN);
  if (facet == DESK_MEMBER_FACET_EXPIRING)
    desk_policy_lookup_integer (desk_store_get_policy (self->store), "card", "expiring_days", &days);
  return g_strdup_printf ("%" G_GINT64_FORMAT, days);
}

static void
change_state_cb (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  DeskMemberFilters *self = user_data;
  DeskMemberFacet facet;
  const char *value;

  if (!desk_member_facet_find (g_action_get_name (G_ACTION (action)), &facet))
    return;
  if (desk_member_facet_is_flag (facet))
    value = g_variant_get_boolean (state) ? "yes" : "";
  else
    value = g_variant_get_string (state, NULL);
  set_value (self, facet, *value != '\0' ? value : NULL);
}

static void
edit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DeskMemberFilters *self = user_data;
  DeskMemberFacet facet;
  g_autofree char *value = NULL;

  if (!desk_member_facet_find (g_variant_get_string (parameter, NULL), &facet))
    return;
  value = desk_member_facet_get (facet, self->query);
  if (value == NULL)
    {
      value = make_usual_value (self, facet);
      set_value (self, facet, value);
    }
  g_signal_emit (self, signals[EDIT], 0, (int) facet);
}

static void
clear_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  desk_member_filters_clear (user_data);
}

static void
desk_member_filters_finalize (GObject *object)
{
  DeskMemberFilters *self = DESK_MEMBER_FILTERS (object);

  g_clear_object (&self->store);
  g_object_unref (self->actions);
  desk_member_query_free (self->query);

  G_OBJECT_CLASS (desk_member_filters_parent_class)->finalize (object);
}

static void
desk_member_filters_class_init (DeskMemberFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_member_filters_finalize;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_MEMBER_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", DESK_TYPE_MEMBER_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
add_facet (DeskMemberFilters *self,
           DeskMemberFacet    facet)
{
  gboolean is_flag = desk_member_facet_is_flag (facet);
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (desk_member_facet_get_name (facet),
                                  is_flag ? NULL : G_VARIANT_TYPE_STRING,
                                  make_state (facet, NULL));

  g_signal_connect (action, "change-state", G_CALLBACK (change_state_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
desk_member_filters_init (DeskMemberFilters *self)
{
  static const GActionEntry entries[] = {
    { "edit", edit_action, "s" },
    { "clear", clear_action },
  };

  self->query = desk_member_query_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    add_facet (self, i);
}

DeskMemberFilters *
desk_member_filters_new (DeskStore *store)
{
  DeskMemberFilters *self = g_object_new (DESK_TYPE_MEMBER_FILTERS, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * desk_member_filters_get_query:
 *
 * Returns: (transfer none): the conditions, until "changed"; without text, by name
 */
const DeskMemberQuery *
desk_member_filters_get_query (DeskMemberFilters *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FILTERS (self), NULL);

  return self->query;
}

/**
 * desk_member_filters_set_query:
 * @query: its conditions take the place of all that are there
 */
void
desk_member_filters_set_query (DeskMemberFilters     *self,
                               const DeskMemberQuery *query)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_if_fail (DESK_IS_MEMBER_FILTERS (self));

  before = desk_member_query_save (self->query);
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      g_autofree char *value = desk_member_facet_get (i, query);

      desk_member_facet_set (i, self->query, value);
    }
  after = desk_member_query_save (self->query);
  if (g_str_equal (before, after))
    return;
  update_states (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
desk_member_filters_is_empty (DeskMemberFilters *self)
{
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();

  g_return_val_if_fail (DESK_IS_MEMBER_FILTERS (self), TRUE);

  return desk_member_query_equal (self->query, everyone);
}

void
desk_member_filters_clear (DeskMemberFilters *self)
{
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();

  g_return_if_fail (DESK_IS_MEMBER_FILTERS (self));

  desk_member_filters_set_query (self, everyone);
}

/**
 * desk_member_filters_get_actions:
 *
 * Returns: (transfer none): to be inserted as `filter`
 */
GActionGroup *
desk_member_filters_get_actions (DeskMemberFilters *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_FILTERS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
