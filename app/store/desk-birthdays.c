/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-occasions-private.h"

#include <desk-anniversary.h>
#include <desk-calendar.h>
#include <desk-fact.h>

/* For so many days a birthday that nobody thought of is shown as missed. */
#define MISSED_DAYS 7

/* Nobody has two birthdays in so many days, not even by two calendars: never twice (P3). */
#define GREETED_DAYS 180

/* What comes back on the days that are looked at, and on which of them. */
typedef struct
{
  DeskLocal  *local;
  guint       today;
  GHashTable *days;             /* key as of desk_anniversary_list_keys() → day */
  GString    *keys;             /* the same keys as JSON */
} Birthdays;

static void
clear_birthdays (Birthdays *self)
{
  g_hash_table_unref (self->days);
  g_string_free (self->keys, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Birthdays, clear_birthdays)

static gint64
find_midnight (Birthdays *self,
               guint      day)
{
  return desk_calendar_find_moment (day, 0, desk_policy_get_zone (self->local->policy));
}

static char *
write_day (guint day)
{
  char text[sizeof "YYYY-MM-DD"];
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}

static void
add_keys (Birthdays *self,
          guint      day)
{
  GTimeZone *zone = desk_policy_get_zone (self->local->policy);
  g_autoptr (GDate) date = g_date_new_julian (day);
  g_autoptr (GDateTime) noon =
    g_date_time_new (zone, g_date_get_year (date), (int) g_date_get_month (date),
                     g_date_get_day (date), 12, 0, 0);
  g_auto (GStrv) keys = desk_anniversary_list_keys (noon);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_string_append_printf (self->keys, "%s\"%s\"", self->keys->len > 1 ? "," : "", keys[i]);
      g_hash_table_insert (self->days, g_strdup (keys[i]), GUINT_TO_POINTER (day));
    }
}

static void
list_days (Birthdays *self)
{
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->keys = g_string_new ("[");
  for (guint day = self->today - MISSED_DAYS; day <= self->today; day++)
    add_keys (self, day);
  g_string_append_c (self->keys, ']');
}

static DeskOccasionItem *
read_item (DeskStmt *stmt,
           guint     day,
           gboolean  missed)
{
  DeskOccasionItem *item = g_new0 (DeskOccasionItem, 1);
  g_autoptr (DeskFact) hours = NULL;

  item->occasion = g_strdup (DESK_OCCASION_BIRTHDAY);
  item->member_no = desk_stmt_dup_text (stmt, 0);
  item->name = desk_stmt_dup_text (stmt, 1);
  item->salutation = desk_stmt_dup_text (stmt, 2);
  item->tier = (DeskTier) desk_stmt_int (stmt, 3);
  item->tried_ms = desk_stmt_int (stmt, 5);
  item->day = write_day (day);
  item->missed = missed;
  item->cause = g_strdup_printf (DESK_OCCASION_BIRTHDAY ":%s", item->day);
  item->district = g_strdup ("");
  item->warning = g_strdup ("");
  if (*desk_stmt_text (stmt, 6) != '\0')
    hours = desk_fact_new_parse (DESK_FACT_CALL_HOURS, desk_stmt_text (stmt, 6));
  if (hours != NULL)
    item->hours = hours->hours;
  return item;
}

/* A try that reached nobody leaves it due on its day; what was recorded after it, with or without
 * anybody reached, closes it. */
static void
add_item (Birthdays *self,
          DeskStmt  *stmt,
          GPtrArray *items)
{
  guint day = GPOINTER_TO_UINT (g_hash_table_lookup (self->days, desk_stmt_text (stmt, 4)));

  if (day != 0 && desk_stmt_int (stmt, 5) < find_midnight (self, day + 1))
    g_ptr_array_add (items, read_item (stmt, day, day < self->today));
}

/**
 * desk_birthdays_load:
 * @today: as of desk_calendar_day_at()
 * @items: (element-type DeskOccasionItem): to which they are added
 *
 * Finds whose birthday it is, by our calendar or the Chinese one, or was in the week before with
 * nobody to congratulate (P3).
 */
gboolean
desk_birthdays_load (DeskLocal  *local,
                     DeskDb     *db,
                     guint       today,
                     GPtrArray  *items,
                     GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DeskStmt) stmt = NULL;
  g_auto (Birthdays) self = { .local = local, .today = today };

  list_days (&self);
  stmt = desk_db_query (db, error,
                        "SELECT m.member_no, m.name, m.salutation, d.tier, substr (d.birthday, 6),"
                        " ifnull ((SELECT max (c.contact_ms) FROM contacts AS c"
                        "   WHERE c.member_no = d.member_no AND c.contact_ms >= $2"
                        "   AND c.occasion = '" DESK_OCCASION_BIRTHDAY "'), 0),"
                        " ifnull (f.value, '')"
                        " FROM directory AS d JOIN members AS m ON m.member_no = d.member_no"
                        " LEFT JOIN facts AS f ON f.member_no = d.member_no"
                        "   AND f.kind = '" DESK_FACT_CALL_HOURS "' AND f.removed = 0"
                        " WHERE substr (d.birthday, 6) IN (SELECT value FROM json_each ($1))"
                        " AND NOT EXISTS (SELECT 1 FROM contacts AS c"
                        "   WHERE c.member_no = d.member_no AND c.contact_ms >= $3"
                        "   AND c.occasion = '" DESK_OCCASION_BIRTHDAY "' AND c.reached = 1)"
                        " ORDER BY d.sort_key, d.member_no",
                        "sii", self.keys->str, find_midnight (&self, today - MISSED_DAYS),
                        find_midnight (&self, today - GREETED_DAYS));
  if (stmt == NULL)
    return FALSE;
  while (desk_stmt_step (stmt, &local_error))
    add_item (&self, stmt, items);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
