/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_HOLIDAYS (desk_holidays_get_type ())
G_DECLARE_FINAL_TYPE (DeskHolidays, desk_holidays, DESK, HOLIDAYS, GObject)

/* Which days are worked: Monday to Friday, but for public holidays and make-up working days. Days
 * are `YYYY-MM-DD`. Immutable once loaded, so safe from any thread. */
DeskHolidays *desk_holidays_new_builtin      (GError       **error);
DeskHolidays *desk_holidays_new_default      (GError       **error);
DeskHolidays *desk_holidays_new_from_file    (const char    *path,
                                              GError       **error);
DeskHolidays *desk_holidays_new_from_data    (const char    *data,
                                              gsize          length,
                                              const char    *name,
                                              GError       **error);
gboolean      desk_holidays_knows_year       (DeskHolidays  *self,
                                              int            year);
gboolean      desk_holidays_is_working_day   (DeskHolidays  *self,
                                              const char    *day);
char         *desk_holidays_add_working_days (DeskHolidays  *self,
                                              const char    *day,
                                              guint          working_days);

G_END_DECLS
