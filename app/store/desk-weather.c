/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-weather.h"

#include <desk-error.h>
#include <desk-json.h>
#include <glib/gi18n-lib.h>

#include "desk-meta.h"
#include "desk-store-private.h"
#include "desk-weather-private.h"

typedef struct
{
  char *district;
  char *text;
} Deed;

static void
free_deed (gpointer data)
{
  Deed *deed = data;

  g_free (deed->district);
  g_free (deed->text);
  g_free (deed);
}

static void
free_warning (gpointer data)
{
  DeskWarning *warning = data;

  g_free (warning->district);
  g_free (warning->text);
  g_free (warning);
}

static gboolean
check_text (const char  *text,
            glong        max,
            const char  *missing,
            GError     **error)
{
  if (*text == '\0')
    g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, missing);
  else if (g_utf8_strlen (text, -1) > max)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("“%1$s” is too long: at most %2$ld characters."), text, max);
  else
    return TRUE;
  return FALSE;
}

/* The warnings of today; none where those kept are of a day before. */
static gboolean
load_array (DeskLocal  *local,
            DeskDb     *db,
            JsonArray **warnings,
            GError    **error)
{
  g_autofree char *kept = desk_meta_load (db, DESK_META_WEATHER, error);
  g_autofree char *today = desk_local_today (local);
  g_autoptr (JsonObject) object = NULL;

  if (kept == NULL)
    return FALSE;
  object = desk_json_parse_object (kept, -1, NULL);
  if (object != NULL && g_str_equal (desk_json_peek_string (object, "day", ""), today) &&
      json_object_has_member (object, "warnings"))
    *warnings = json_array_ref (json_object_get_array_member (object, "warnings"));
  else
    *warnings = json_array_new ();
  return TRUE;
}

static gboolean
save_array (DeskLocal  *local,
            DeskDb     *db,
            JsonArray  *warnings,
            GError    **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *today = desk_local_today (local);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "day", today);
  json_object_set_array_member (object, "warnings", json_array_ref (warnings));
  text = desk_json_object_text (object);
  return desk_meta_save (db, DESK_META_WEATHER, text, error);
}

/* Its place, or -1. */
static int
find_warning (JsonArray  *warnings,
              const Deed *deed)
{
  for (guint i = 0; i < json_array_get_length (warnings); i++)
    {
      JsonObject *known = json_array_get_object_element (warnings, i);

      if (g_str_equal (desk_json_peek_string (known, "district", ""), deed->district) &&
          g_str_equal (desk_json_peek_string (known, "text", ""), deed->text))
        return (int) i;
    }
  return -1;
}

static gboolean
warn (DeskLocal   *local,
      DeskDb      *db,
      DeskChange  *change,
      gpointer     data,
      GError     **error)
{
  const Deed *deed = data;
  g_autoptr (JsonArray) warnings = NULL;
  JsonObject *made;

  if (!check_text (deed->district, DESK_WEATHER_MAX_DISTRICT, _("Which district is it?"), error) ||
      !check_text (deed->text, DESK_WEATHER_MAX_TEXT, _("What is to be said of the weather?"),
                   error) ||
      !load_array (local, db, &warnings, error))
    return FALSE;
  /* The same again is not another one: who was warned stays so. */
  if (find_warning (warnings, deed) >= 0)
    return TRUE;
  made = json_object_new ();
  json_object_set_string_member (made, "district", deed->district);
  json_object_set_string_member (made, "text", deed->text);
  json_object_set_int_member (made, "made_ms", desk_local_now (local));
  json_array_add_object_element (warnings, made);
  change->occasions = TRUE;
  return save_array (local, db, warnings, error);
}

static gboolean
unwarn (DeskLocal   *local,
        DeskDb      *db,
        DeskChange  *change,
        gpointer     data,
        GError     **error)
{
  g_autoptr (JsonArray) warnings = NULL;
  int place;

  if (!load_array (local, db, &warnings, error))
    return FALSE;
  place = find_warning (warnings, data);
  if (place < 0)
    return TRUE;
  json_array_remove_element (warnings, (guint) place);
  change->occasions = TRUE;
  return save_array (local, db, warnings, error);
}

static Deed *
new_deed (const char *district,
          const char *text)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->district = g_strstrip (g_strdup (district));
  deed->text = g_strstrip (g_strdup (text));
  return deed;
}

/**
 * desk_weather_load:
 *
 * Returns: (transfer full) (element-type DeskWarning): those of today (P3)
 */
GPtrArray *
desk_weather_load (DeskLocal  *local,
                   DeskDb     *db,
                   GError    **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (free_warning);
  g_autoptr (JsonArray) kept = NULL;

  if (!load_array (local, db, &kept, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (kept); i++)
    {
      JsonObject *object = json_array_get_object_element (kept, i);
      DeskWarning *warning = g_new0 (DeskWarning, 1);

      warning->district = g_strdup (desk_json_peek_string (object, "district", ""));
      warning->text = g_strdup (desk_json_peek_string (object, "text", ""));
      warning->made_ms = desk_json_peek_int (object, "made_ms", 0);
      g_ptr_array_add (warnings, warning);
    }
  return g_steal_pointer (&warnings);
}

/**
 * desk_store_warn_weather_async:
 * @district: with which addresses begin, or the district in them
 * @text: what its members are to be told
 *
 * Keeps a warning for today (P3): it is an occasion for the members of that district.
 */
void
desk_store_warn_weather_async (DeskStore           *store,
                               const char          *district,
                               const char          *text,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_write (store, warn, new_deed (district, text), free_deed,
                    desk_store_warn_weather_async, cancellable, callback, user_data);
}

gboolean
desk_store_warn_weather_finish (DeskStore     *store,
                                GAsyncResult  *result,
                                GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_warn_weather_async, error) != NULL;
}

/**
 * desk_store_unwarn_weather_async:
 *
 * Forgets a warning of today (P3): it was wrong, or is over. Who was warned stays recorded.
 */
void
desk_store_unwarn_weather_async (DeskStore           *store,
                                 const char          *district,
                                 const char          *text,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (DESK_IS_STORE (store));

  desk_store_write (store, unwarn, new_deed (district, text), free_deed,
                    desk_store_unwarn_weather_async, cancellable, callback, user_data);
}

gboolean
desk_store_unwarn_weather_finish (DeskStore     *store,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return desk_store_write_finish (store, result, desk_store_unwarn_weather_async, error) != NULL;
}
