/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-facet.h"

#include <desk-json.h>
#include <desk-money.h>

#define TEXT "text"
#define YES "yes"

static const struct
{
  const char      *name;
  DeskMemberFlags  flag;        /* 0: a value of its own */
} facets[DESK_N_MEMBER_FACETS] = {
  [DESK_MEMBER_FACET_TIER] = { "tier", 0 },
  [DESK_MEMBER_FACET_BRAND] = { "brand", 0 },
  [DESK_MEMBER_FACET_AREA] = { "area", 0 },
  [DESK_MEMBER_FACET_LOW_BALANCE] = { "low-balance", DESK_MEMBER_FLAG_LOW_BALANCE },
  [DESK_MEMBER_FACET_BALANCE_BELOW] = { "balance-below", 0 },
  [DESK_MEMBER_FACET_NOT_CONTACTED] = { "not-contacted", 0 },
  [DESK_MEMBER_FACET_NOT_VISITED] = { "not-visited", DESK_MEMBER_FLAG_NOT_VISITED },
  [DESK_MEMBER_FACET_BIRTHDAY] = { "birthday", DESK_MEMBER_FLAG_BIRTHDAY },
  [DESK_MEMBER_FACET_QUOTA] = { "quota", DESK_MEMBER_FLAG_QUOTA },
  [DESK_MEMBER_FACET_EXPIRING] = { "expiring", 0 },
  [DESK_MEMBER_FACET_FROZEN] = { "frozen", DESK_MEMBER_FLAG_FROZEN },
  [DESK_MEMBER_FACET_DUPLICATE] = { "duplicate", DESK_MEMBER_FLAG_DUPLICATE },
};

static char *
dup_word (const char *word)
{
  return *word != '\0' ? g_strdup (word) : NULL;
}

static char *
format_days (int days,
             int least)
{
  return days >= least ? g_strdup_printf ("%d", days) : NULL;
}

static void
set_word (char       **word,
          const char  *value)
{
  g_free (*word);
  *word = g_strdup (value != NULL ? value : "");
}

static gboolean
set_tier (int        *tier,
          const char *value)
{
  DeskTier read;

  if (value == NULL)
    *tier = -1;
  else if (desk_tier_from_string (value, &read))
    *tier = (int) read;
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_fen (gint64     *fen,
         const char *value)
{
  if (value != NULL)
    return desk_money_parse (value, fen, NULL);
  *fen = DESK_FEN_ABSENT;
  return TRUE;
}

static gboolean
set_days (int        *days,
          int         least,
          int         absent,
          const char *value)
{
  gint64 read = absent;

  if (value != NULL &&
      !g_ascii_string_to_signed (value, 10, least, DESK_MEMBER_MAX_DAYS, &read, NULL))
    return FALSE;
  *days = (int) read;
  return TRUE;
}

static gboolean
set_flag (DeskMemberFlags *flags,
          DeskMemberFlags  flag,
          const char      *value)
{
  if (value != NULL && !g_str_equal (value, YES))
    return FALSE;
  *flags = value != NULL ? *flags | flag : *flags & ~flag;
  return TRUE;
}

const char *
desk_member_facet_get_name (DeskMemberFacet self)
{
  g_return_val_if_fail (self < DESK_N_MEMBER_FACETS, NULL);

  return facets[self].name;
}

/**
 * desk_member_facet_find:
 * @facet: (out): the one of that name
 */
gboolean
desk_member_facet_find (const char      *name,
                        DeskMemberFacet *facet)
{
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    if (g_str_equal (facets[i].name, name))
      {
        *facet = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_member_facet_is_flag:
 *
 * Returns: whether `yes` is its only value
 */
gboolean
desk_member_facet_is_flag (DeskMemberFacet self)
{
  g_return_val_if_fail (self < DESK_N_MEMBER_FACETS, FALSE);

  return facets[self].flag != 0;
}

/**
 * desk_member_facet_get:
 *
 * Returns: (transfer full) (nullable): the value in @query, %NULL where it does not filter by this
 */
char *
desk_member_facet_get (DeskMemberFacet        self,
                       const DeskMemberQuery *query)
{
  g_return_val_if_fail (self < DESK_N_MEMBER_FACETS, NULL);

  switch (self)
    {
    case DESK_MEMBER_FACET_TIER:
      return query->tier >= 0 ? g_strdup (desk_tier_to_string ((DeskTier) query->tier)) : NULL;
    case DESK_MEMBER_FACET_BRAND:
      return dup_word (query->brand);
    case DESK_MEMBER_FACET_AREA:
      return dup_word (query->area);
    case DESK_MEMBER_FACET_BALANCE_BELOW:
      return query->balance_below_fen != DESK_FEN_ABSENT
             ? desk_money_format (query->balance_below_fen) : NULL;
    case DESK_MEMBER_FACET_NOT_CONTACTED:
      return format_days (query->not_contacted_days, 1);
    case DESK_MEMBER_FACET_EXPIRING:
      return format_days (query->expiring_days, 0);
    case DESK_MEMBER_FACET_LOW_BALANCE:
    case DESK_MEMBER_FACET_NOT_VISITED:
    case DESK_MEMBER_FACET_BIRTHDAY:
    case DESK_MEMBER_FACET_QUOTA:
    case DESK_MEMBER_FACET_FROZEN:
    case DESK_MEMBER_FACET_DUPLICATE:
    default:
      return (query->flags & facets[self].flag) != 0 ? g_strdup (YES) : NULL;
    }
}

/**
 * desk_member_facet_set:
 * @value: (nullable): %NULL to filter by this no more
 *
 * Returns: %FALSE where it has no such value; @query is as before then
 */
gboolean
desk_member_facet_set (DeskMemberFacet  self,
                       DeskMemberQuery *query,
                       const char      *value)
{
  g_return_val_if_fail (self < DESK_N_MEMBER_FACETS, FALSE);

  switch (self)
    {
    case DESK_MEMBER_FACET_TIER:
      return set_tier (&query->tier, value);
    case DESK_MEMBER_FACET_BRAND:
      set_word (&query->brand, value);
      return TRUE;
    case DESK_MEMBER_FACET_AREA:
      set_word (&query->area, value);
      return TRUE;
    case DESK_MEMBER_FACET_BALANCE_BELOW:
      return set_fen (&query->balance_below_fen, value);
    case DESK_MEMBER_FACET_NOT_CONTACTED:
      return set_days (&query->not_contacted_days, 1, 0, value);
    case DESK_MEMBER_FACET_EXPIRING:
      return set_days (&query->expiring_days, 0, -1, value);
    case DESK_MEMBER_FACET_LOW_BALANCE:
    case DESK_MEMBER_FACET_NOT_VISITED:
    case DESK_MEMBER_FACET_BIRTHDAY:
    case DESK_MEMBER_FACET_QUOTA:
    case DESK_MEMBER_FACET_FROZEN:
    case DESK_MEMBER_FACET_DUPLICATE:
    default:
      return set_flag (&query->flags, facets[self].flag, value);
    }
}

/**
 * desk_member_query_save:
 *
 * Returns: (transfer full): what is searched and filtered by, but not the order, as a JSON object
 */
char *
desk_member_query_save (const DeskMemberQuery *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (*self->text != '\0')
    json_object_set_string_member (object, TEXT, self->text);
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      g_autofree char *value = desk_member_facet_get (i, self);

      if (value != NULL)
        json_object_set_string_member (object, facets[i].name, value);
    }
  return desk_json_object_text (object);
}

/**
 * desk_member_query_restore:
 * @saved: from desk_member_query_save(), by any version of the program
 *
 * What this version does not know is passed over.
 *
 * Returns: (transfer full) (nullable): all members, or those that @saved is about; %NULL with
 *   @error set where it is not what was saved
 */
DeskMemberQuery *
desk_member_query_restore (const char  *saved,
                           GError     **error)
{
  g_autoptr (JsonObject) object = desk_json_parse_object (saved, -1, error);
  g_autoptr (DeskMemberQuery) self = NULL;

  if (object == NULL)
    return NULL;
  self = desk_member_query_new ();
  set_word (&self->text, desk_json_peek_string (object, TEXT, ""));
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      const char *value = desk_json_peek_string (object, facets[i].name, NULL);

      if (value != NULL)
        desk_member_facet_set (i, self, value);
    }
  return g_steal_pointer (&self);
}
