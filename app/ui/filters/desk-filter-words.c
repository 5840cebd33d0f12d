/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-filter-words.h"

#include <desk-labels.h>
#include <glib/gi18n-lib.h>

static const char *titles[DESK_N_MEMBER_FACETS] = {
  [DESK_MEMBER_FACET_TIER] = NC_("filter", "Tier"),
  [DESK_MEMBER_FACET_BRAND] = NC_("filter", "Brand"),
  [DESK_MEMBER_FACET_AREA] = NC_("filter", "Town or country"),
  [DESK_MEMBER_FACET_LOW_BALANCE] = NC_("filter", "Low balance"),
  [DESK_MEMBER_FACET_BALANCE_BELOW] = NC_("filter", "Balance below"),
  [DESK_MEMBER_FACET_NOT_CONTACTED] = NC_("filter", "Not contacted for"),
  [DESK_MEMBER_FACET_NOT_VISITED] = NC_("filter", "Not visited this quarter"),
  [DESK_MEMBER_FACET_BIRTHDAY] = NC_("filter", "Birthday this week"),
  [DESK_MEMBER_FACET_QUOTA] = NC_("filter", "No uses left"),
  [DESK_MEMBER_FACET_EXPIRING] = NC_("filter", "Card expires within"),
  [DESK_MEMBER_FACET_FROZEN] = NC_("filter", "Frozen"),
  [DESK_MEMBER_FACET_DUPLICATE] = NC_("filter", "Possible duplicate"),
};

/**
 * desk_filter_words_title:
 *
 * Returns: what is filtered by; an amount or a number of days is to follow where it has one
 */
const char *
desk_filter_words_title (DeskMemberFacet facet)
{
  g_return_val_if_fail (facet < DESK_N_MEMBER_FACETS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "filter", titles[facet]);
}

/**
 * desk_filter_words_value:
 * @value: of a facet whose values are words
 *
 * Returns: the word for a person; @value itself where there is none
 */
const char *
desk_filter_words_value (DeskMemberFacet  facet,
                         const char      *value)
{
  DeskTier tier;

  if (facet == DESK_MEMBER_FACET_BRAND)
    return desk_label_brand (value);
  if (facet == DESK_MEMBER_FACET_AREA)
    return desk_label_area (value);
  if (facet == DESK_MEMBER_FACET_TIER && desk_tier_from_string (value, &tier))
    return desk_tier_get_label (tier);
  return value;
}

/**
 * desk_filter_words_chip:
 *
 * Returns: (transfer full): the filter with its value, short
 */
char *
desk_filter_words_chip (DeskMemberFacet  facet,
                        const char      *value)
{
  guint days = (guint) g_ascii_strtoull (value, NULL, 10);

  switch (facet)
    {
    case DESK_MEMBER_FACET_TIER:
    case DESK_MEMBER_FACET_BRAND:
    case DESK_MEMBER_FACET_AREA:
      return g_strdup (desk_filter_words_value (facet, value));
    case DESK_MEMBER_FACET_BALANCE_BELOW:
      /* Translators: a filter; %s is an amount, as in "Balance below 50.00 yuan" */
      return g_strdup_printf (_("Balance below %s yuan"), value);
    case DESK_MEMBER_FACET_NOT_CONTACTED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Not contacted for %u day",
                                           "Not contacted for %u days", days), days);
    case DESK_MEMBER_FACET_EXPIRING:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Card expires within %u day",
                                           "Card expires within %u days", days), days);
    case DESK_MEMBER_FACET_LOW_BALANCE:
    case DESK_MEMBER_FACET_NOT_VISITED:
    case DESK_MEMBER_FACET_BIRTHDAY:
    case DESK_MEMBER_FACET_QUOTA:
    case DESK_MEMBER_FACET_FROZEN:
    case DESK_MEMBER_FACET_DUPLICATE:
    default:
      return g_strdup (desk_filter_words_title (facet));
    }
}

/**
 * desk_filter_words_all:
 *
 * Returns: (transfer full): everything that @query asks for, in one line; "" where it is everyone
 */
char *
desk_filter_words_all (const DeskMemberQuery *query)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (*query->text != '\0')
    /* Translators: %s is what was typed into the search field */
    g_string_append_printf (words, _("“%s”"), query->text);
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      g_autofree char *value = desk_member_facet_get (i, query);
      g_autofree char *chip = value != NULL ? desk_filter_words_chip (i, value) : NULL;

      if (chip == NULL)
        continue;
      if (words->len > 0)
        /* Translators: between filters that a member must fit together */
        g_string_append (words, C_("filter", " · "));
      g_string_append (words, chip);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
