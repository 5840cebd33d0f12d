/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-filter-menu.h"

#include <glib/gi18n-lib.h>

#include "desk-filter-words.h"

static const char *tiers[] = { "diamond", "gold", "silver", "non-card", "none", NULL };
static const char *brands[] = { "ehome", "tianyi", "navigator", "broadband", "other", NULL };
static const char *areas[] = { "town", "country", NULL };

static const char **choices[DESK_N_MEMBER_FACETS] = {
  [DESK_MEMBER_FACET_TIER] = tiers,
  [DESK_MEMBER_FACET_BRAND] = brands,
  [DESK_MEMBER_FACET_AREA] = areas,
};

/* What belongs together, in the order of the menu. */
static const struct
{
  const char      *title;
  DeskMemberFacet  first;
  DeskMemberFacet  last;
} groups[] = {
  { NC_("filter group", "Member"), DESK_MEMBER_FACET_TIER, DESK_MEMBER_FACET_AREA },
  { NC_("filter group", "Balance"), DESK_MEMBER_FACET_LOW_BALANCE,
    DESK_MEMBER_FACET_BALANCE_BELOW },
  { NC_("filter group", "Care"), DESK_MEMBER_FACET_NOT_CONTACTED, DESK_MEMBER_FACET_BIRTHDAY },
  { NC_("filter group", "Membership"), DESK_MEMBER_FACET_QUOTA, DESK_MEMBER_FACET_DUPLICATE },
};

static void
append_facet (GMenu           *menu,
              DeskMemberFacet  facet)
{
  const char *title = desk_filter_words_title (facet);
  const char *name = desk_member_facet_get_name (facet);
  g_autofree char *action = NULL;
  g_autofree char *more = NULL;

  if (desk_filter_menu_has_choices (facet))
    {
      g_autoptr (GMenuModel) submenu = desk_filter_menu_new_choices (facet);

      g_menu_append_submenu (menu, title, submenu);
      return;
    }
  if (desk_member_facet_is_flag (facet))
    {
      action = g_strconcat ("filter.", name, NULL);
      g_menu_append (menu, title, action);
      return;
    }
  action = g_strconcat ("filter.edit::", name, NULL);
  /* Translators: a menu item that asks for more */
  more = g_strdup_printf (_("%s…"), title);
  g_menu_append (menu, more, action);
}

gboolean
desk_filter_menu_has_choices (DeskMemberFacet facet)
{
  g_return_val_if_fail (facet < DESK_N_MEMBER_FACETS, FALSE);

  return choices[facet] != NULL;
}

/**
 * desk_filter_menu_new_choices:
 *
 * Returns: (transfer full): the values of a facet that has words for them
 */
GMenuModel *
desk_filter_menu_new_choices (DeskMemberFacet facet)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (desk_filter_menu_has_choices (facet), G_MENU_MODEL (menu));

  for (guint i = 0; choices[facet][i] != NULL; i++)
    {
      const char *value = choices[facet][i];
      g_autofree char *action = g_strdup_printf ("filter.%s::%s",
                                                 desk_member_facet_get_name (facet), value);

      g_menu_append (menu, desk_filter_words_value (facet, value), action);
    }
  return G_MENU_MODEL (menu);
}

/**
 * desk_filter_menu_new:
 *
 * Returns: (transfer full): everything that members can be filtered by
 */
GMenuModel *
desk_filter_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint facet = groups[i].first; facet <= groups[i].last; facet++)
        append_facet (section, facet);
      g_menu_append_section (menu,
                             g_dpgettext2 (GETTEXT_PACKAGE, "filter group", groups[i].title),
                             G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}
