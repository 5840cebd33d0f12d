/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-occasions-private.h"

#include <desk-address.h>
#include <desk-calendar.h>

#include "desk-weather-private.h"

#define DAYS_IN_WEEK 7

/* An occasion of many members. */
typedef struct
{
  DeskLocal  *local;
  DeskDb     *db;
  guint       today;
  GPtrArray  *items;
} Occasions;

static gint64
find_midnight (Occasions *self,
               guint      day)
{
  return desk_calendar_find_moment (day, 0, desk_policy_get_zone (self->local->policy));
}

static DeskOccasionItem *
new_item (const char *occasion,
          guint       day)
{
  DeskOccasionItem *item = g_new0 (DeskOccasionItem, 1);
  g_autoptr (GDate) date = g_date_new_julian (day);
  char text[sizeof "YYYY-MM-DD"];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  item->occasion = g_strdup (occasion);
  item->day = g_strdup (text);
  item->member_no = g_strdup ("");
  item->name = g_strdup ("");
  item->salutation = g_strdup ("");
  item->district = g_strdup ("");
  item->warning = g_strdup ("");
  item->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return item;
}

/* Of a warning, the members of its district. */
static gboolean
is_meant (const DeskOccasionItem *item,
          const char             *address)
{
  g_autofree char *district = desk_address_find_district (address);

  return *item->district == '\0' || g_str_has_prefix (address, item->district) ||
         g_str_has_suffix (district, item->district);
}

/* Adds the item with those of at least this tier who were not greeted since, if any. */
static gboolean
add_many (Occasions         *self,
          DeskOccasionItem  *item,
          DeskTier           tier,
          gint64             since_ms,
          GError           **error)
{
  g_autoptr (DeskOccasionItem) owned = item;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;

  stmt = desk_db_query (self->db, error,
                        "SELECT d.id, m.address"
                        " FROM directory AS d JOIN members AS m ON m.member_no = d.member_no"
                        " WHERE d.tier >= $1 AND d.member_no NOT IN (SELECT member_no FROM contacts"
                        "   WHERE contact_ms >= $2 AND reached = 1 AND occasion = $3)"
                        " ORDER BY d.sort_key, d.member_no",
                        "iis", (gint64) tier, since_ms, item->occasion);
  if (stmt == NULL)
    return FALSE;
  while (desk_stmt_step (stmt, &local_error))
    {
      gint64 id = desk_stmt_int (stmt, 0);

      if (is_meant (item, desk_stmt_text (stmt, 1)))
        g_array_append_val (item->ids, id);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (item->ids->len > 0)
    g_ptr_array_add (self->items, g_steal_pointer (&owned));
  return TRUE;
}

/* On the eve. Who was greeted in the days before was greeted for this one, unless that was up to
 * the holiday before it. */
static gboolean
add_holiday (Occasions  *self,
             GError    **error)
{
  DeskFestivals festivals = desk_festival_get_on (self->today + 1);
  guint last = desk_festival_find_last (self->today);
  guint since = MAX (self->today - DAYS_IN_WEEK + 1, MIN (last + 1, self->today));
  DeskOccasionItem *item;

  if (festivals == 0)
    return TRUE;
  item = new_item (DESK_OCCASION_HOLIDAY, self->today + 1);
  item->festivals = festivals;
  return add_many (self, item, DESK_TIER_SILVER, find_midnight (self, since), error);
}

/* On Friday, unless it was said in the course of the week. */
static gboolean
add_weekend (Occasions  *self,
             GError    **error)
{
  g_autoptr (GDate) today = g_date_new_julian (self->today);
  guint monday = self->today - (G_DATE_FRIDAY - G_DATE_MONDAY);

  return g_date_get_weekday (today) != G_DATE_FRIDAY ||
         add_many (self, new_item (DESK_OCCASION_WEEKEND, self->today), DESK_TIER_SILVER,
                   find_midnight (self, monday), error);
}

/* To all members of the district, from when the warning was given on. */
static gboolean
add_weather (Occasions  *self,
             GError    **error)
{
  g_autoptr (GPtrArray) warnings = desk_weather_load (self->local, self->db, error);

  if (warnings == NULL)
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    {
      const DeskWarning *warning = g_ptr_array_index (warnings, i);
      DeskOccasionItem *item = new_item (DESK_OCCASION_WEATHER, self->today);

      g_free (item->district);
      item->district = g_strdup (warning->district);
      g_free (item->warning);
      item->warning = g_strdup (warning->text);
      if (!add_many (self, item, DESK_TIER_NONE, warning->made_ms, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_occasions_load:
 *
 * Finds the greetings that are due on the day of @now_ms (P3).
 *
 * Returns: (transfer full) (element-type DeskOccasionItem)
 */
GPtrArray *
desk_occasions_load (DeskLocal  *local,
                     DeskDb     *db,
                     gint64      now_ms,
                     GError    **error)
{
  g_autoptr (GPtrArray) items =
    g_ptr_array_new_with_free_func ((GDestroyNotify) desk_occasion_item_free);
  Occasions self = {
    local, db, desk_calendar_day_at (now_ms, desk_policy_get_zone (local->policy)), items,
  };

  if (!add_weather (&self, error) || !desk_birthdays_load (local, db, self.today, items, error) ||
      !add_holiday (&self, error) || !add_weekend (&self, error))
    return NULL;
  return g_steal_pointer (&items);
}
