/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

#define DESK_WEATHER_MAX_DISTRICT 40    /* characters */
#define DESK_WEATHER_MAX_TEXT     120

/* The manager's own word of the weather, for this day and this laptop only. */
void     desk_store_warn_weather_async  (DeskStore            *store,
                                         const char           *district,
                                         const char           *text,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean desk_store_warn_weather_finish (DeskStore            *store,
                                         GAsyncResult         *result,
                                         GError              **error);
/* Takes back what was said of it; without effect where nothing was. */
void     desk_store_unwarn_weather_async
                                        (DeskStore            *store,
                                         const char           *district,
                                         const char           *text,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean desk_store_unwarn_weather_finish
                                        (DeskStore            *store,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
