/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskGlyphs:
 *
 * What names are made of, each with its number: a folded character and how it is read where it
 * stands. 单 as a surname is another one than 单 in a given name. Numbers stay what they are, so
 * that a name is kept as two bytes a character.
 */
typedef struct _DeskGlyphs DeskGlyphs;

DeskGlyphs          *desk_glyphs_new           (void);
void                 desk_glyphs_free          (DeskGlyphs       *self);
guint                desk_glyphs_get_n         (DeskGlyphs       *self);
guint                desk_glyphs_spell         (DeskGlyphs       *self,
                                                const char       *name,
                                                GArray           *glyphs);
gunichar             desk_glyphs_get_character (DeskGlyphs       *self,
                                                guint             glyph);
const char * const  *desk_glyphs_get_readings  (DeskGlyphs       *self,
                                                guint             glyph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskGlyphs, desk_glyphs_free)

G_END_DECLS
