/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-local.h"

G_BEGIN_DECLS

/**
 * DeskWarning:
 *
 * What members of a district are to be warned of today.
 */
typedef struct
{
  char   *district;
  char   *text;
  gint64  made_ms;
} DeskWarning;

GPtrArray *desk_weather_load (DeskLocal  *local,
                              DeskDb     *db,
                              GError    **error);

G_END_DECLS
