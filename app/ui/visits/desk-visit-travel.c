/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-travel.h"

#include "desk-settings.h"

#include <gio/gio.h>

#define KEY "travel-minutes"

/**
 * desk_visit_travel_get_usual:
 *
 * Returns: minutes, what a new visit begins with
 */
gint64
desk_visit_travel_get_usual (void)
{
  g_autoptr (GSettings) settings = desk_settings_new ();

  return g_settings_get_int (settings, KEY);
}

/**
 * desk_visit_travel_note:
 * @minutes: as it was said for a visit that was planned or moved
 *
 * Keeps it for the next one.
 */
void
desk_visit_travel_note (gint64 minutes)
{
  g_autoptr (GSettings) settings = desk_settings_new ();

  g_settings_set_int (settings, KEY, (int) minutes);
}
