/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskSurname:
 *
 * A surname that is not read as its characters are elsewhere, or in several ways.
 */
typedef struct
{
  guint    n_characters;
  gunichar sorts_like;          /* 0: by itself */
  GStrv    readings;            /* of each character, with / between several */
} DeskSurname;

void         desk_surname_free         (DeskSurname *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSurname, desk_surname_free)

GStrv        desk_pinyin_get_readings  (gunichar     character);
DeskSurname *desk_pinyin_find_surname  (const char  *name);
char        *desk_pinyin_get_sort_text (const char  *name);

G_END_DECLS
