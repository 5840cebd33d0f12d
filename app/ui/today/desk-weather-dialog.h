/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-store.h>

G_BEGIN_DECLS

#define DESK_TYPE_WEATHER_DIALOG (desk_weather_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskWeatherDialog, desk_weather_dialog, DESK, WEATHER_DIALOG, AdwWindow)

/* Action: "weather.warn". */
GtkWidget  *desk_weather_dialog_new         (DeskStore         *store);
void        desk_weather_dialog_fill        (DeskWeatherDialog *self,
                                             const char        *district,
                                             const char        *text);
const char *desk_weather_dialog_get_problem (DeskWeatherDialog *self);

G_END_DECLS
