/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-holidays.h"
#include "desk-ini.h"
#include "desk-time.h"

#include <glib/gi18n-lib.h>

#define BUILTIN_NAME "holidays/cn.ini"
#define REPLACEMENT_NAME "member-desk" G_DIR_SEPARATOR_S "holidays.ini"

struct _DeskHolidays
{
  GObject parent_instance;

  GHashTable *days;             /* Julian day to whether it is worked, where the calendar differs */
  GHashTable *years;            /* the years that the file has */
};

G_DEFINE_FINAL_TYPE (DeskHolidays, desk_holidays, G_TYPE_OBJECT)

/* A day as its Julian number; 0: not a day. */
static guint
read_day (const char *day)
{
  GDate date;

  if (!desk_date_is_valid (day))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (day + 8), (GDateMonth) atoi (day + 5),
                  (GDateYear) atoi (day));
  return g_date_get_julian (&date);
}

/* Takes a day, or `first..last`, that lies within the year. */
static gboolean
take_days (DeskHolidays *self,
           const char   *text,
           const char   *year,
           gboolean      worked)
{
  g_auto (GStrv) bounds = g_strsplit (text, "..", 2);
  const char *last_day = bounds[0] != NULL && bounds[1] != NULL ? bounds[1] : text;
  guint first = bounds[0] == NULL ? 0 : read_day (bounds[0]);
  guint last = read_day (last_day);

  if (first == 0 || last < first || !g_str_has_prefix (text, year)
      || !g_str_has_prefix (last_day, year))
    return FALSE;
  for (guint day = first; day <= last; day++)
    {
      if (!g_hash_table_insert (self->days, GUINT_TO_POINTER (day), GINT_TO_POINTER (worked)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_key (DeskHolidays  *self,
          DeskIni       *ini,
          const char    *year,
          const char    *key,
          GError       **error)
{
  g_auto (GStrv) days = desk_ini_get_list (ini, year, key);
  gboolean worked = g_str_equal (key, "working_days");

  if (g_str_equal (key, "source"))
    return TRUE;
  if (!worked && !g_str_equal (key, "holidays"))
    return desk_ini_refuse (ini, year, key, _("no such key is known"), error);
  for (guint i = 0; days != NULL && days[i] != NULL; i++)
    {
      g_autofree char *why = NULL;

      if (take_days (self, days[i], year, worked))
        continue;
      why = g_strdup_printf (_("“%s” is no day or span of days of that year, or names one again"),
                             days[i]);
      return desk_ini_refuse (ini, year, key, why, error);
    }
  return TRUE;
}

static gboolean
take_year (DeskHolidays  *self,
           DeskIni       *ini,
           const char    *year,
           GError       **error)
{
  g_auto (GStrv) keys = desk_ini_list_keys (ini, year);
  guint64 number;

  if (strlen (year) != 4 || !g_ascii_string_to_unsigned (year, 10, 1900, 9998, &number, NULL))
    return desk_ini_refuse (ini, year, NULL, _("a group is a year"), error);
  g_hash_table_add (self->years, GUINT_TO_POINTER ((guint) number));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!take_key (self, ini, year, keys[i], error))
        return FALSE;
    }
  return TRUE;
}

static DeskHolidays *
new_from_ini (DeskIni  *ini,
              GError  **error)
{
  g_autoptr (DeskHolidays) self = g_object_new (DESK_TYPE_HOLIDAYS, NULL);
  const char * const *years = desk_ini_list_groups (ini);

  for (guint i = 0; years[i] != NULL; i++)
    {
      if (!take_year (self, ini, years[i], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
is_worked (DeskHolidays *self,
           guint         julian)
{
  gpointer worked;
  GDate date;

  if (g_hash_table_lookup_extended (self->days, GUINT_TO_POINTER (julian), NULL, &worked))
    return GPOINTER_TO_INT (worked);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return g_date_get_weekday (&date) <= G_DATE_FRIDAY;
}

static char *
find_replacement (void)
{
  const char * const *system = g_get_system_data_dirs ();
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), REPLACEMENT_NAME, NULL);

  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&own);
  for (guint i = 0; system[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (system[i], REPLACEMENT_NAME, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
desk_holidays_finalize (GObject *object)
{
  DeskHolidays *self = DESK_HOLIDAYS (object);

  g_hash_table_unref (self->days);
  g_hash_table_unref (self->years);

  G_OBJECT_CLASS (desk_holidays_parent_class)->finalize (object);
}

static void
desk_holidays_class_init (DeskHolidaysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_holidays_finalize;
}

static void
desk_holidays_init (DeskHolidays *self)
{
  self->days = g_hash_table_new (NULL, NULL);
  self->years = g_hash_table_new (NULL, NULL);
}

/**
 * desk_holidays_new_builtin:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the holidays that the product carries
 */
DeskHolidays *
desk_holidays_new_builtin (GError **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_resource (BUILTIN_NAME, error);

  return ini == NULL ? NULL : new_from_ini (ini, error);
}

/**
 * desk_holidays_new_default:
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the holidays in `member-desk/holidays.ini` of the user's data folder or
 *   the system's, else those that the product carries; %NULL as desk_holidays_new_from_file() does
 */
DeskHolidays *
desk_holidays_new_default (GError **error)
{
  g_autofree char *path = find_replacement ();

  return path == NULL ? desk_holidays_new_builtin (error)
                      : desk_holidays_new_from_file (path, error);
}

/**
 * desk_holidays_new_from_file:
 * @path: a holiday file
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the holidays, or %NULL with a #GFileError, or with %DESK_ERROR_INVALID
 *   naming line and reason
 */
DeskHolidays *
desk_holidays_new_from_file (const char  *path,
                             GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_file (path, error);

  return ini == NULL ? NULL : new_from_ini (ini, error);
}

/**
 * desk_holidays_new_from_data:
 * @data: a holiday file's content
 * @length: its length in bytes
 * @name: what to call it in messages
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the holidays, or %NULL with %DESK_ERROR_INVALID naming line and reason
 */
DeskHolidays *
desk_holidays_new_from_data (const char  *data,
                             gsize        length,
                             const char  *name,
                             GError     **error)
{
  g_autoptr (DeskIni) ini = desk_ini_new_from_data (data, length, name, error);

  return ini == NULL ? NULL : new_from_ini (ini, error);
}

/**
 * desk_holidays_knows_year:
 * @self: the holidays
 * @year: a year
 *
 * Returns: whether the file has that year; of any other, only the weekends are known
 */
gboolean
desk_holidays_knows_year (DeskHolidays *self,
                          int           year)
{
  return g_hash_table_contains (self->years, GINT_TO_POINTER (year));
}

/**
 * desk_holidays_is_working_day:
 * @self: the holidays
 * @day: a valid day, `YYYY-MM-DD`
 *
 * Returns: whether @day is worked
 */
gboolean
desk_holidays_is_working_day (DeskHolidays *self,
                              const char   *day)
{
  guint julian = read_day (day);

  g_return_val_if_fail (julian != 0, FALSE);

  return is_worked (self, julian);
}

/**
 * desk_holidays_add_working_days:
 * @self: the holidays
 * @day: a valid day, `YYYY-MM-DD`; it does not count itself
 * @working_days: how many working days to go on
 *
 * Returns: (transfer full): the day that many working days later; @day itself for 0
 */
char *
desk_holidays_add_working_days (DeskHolidays *self,
                                const char   *day,
                                guint         working_days)
{
  guint julian = read_day (day);
  char text[sizeof "YYYY-MM-DD"];
  GDate date;

  g_return_val_if_fail (julian != 0, NULL);

  while (working_days > 0)
    working_days -= is_worked (self, ++julian) ? 1 : 0;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
  return g_strdup (text);
}
