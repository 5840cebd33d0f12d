/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-glyphs.h"

#include <desk-fold.h>
#include <desk-pinyin.h>

typedef struct
{
  gunichar character;
  GStrv    readings;            /* empty: none is known */
} Glyph;

struct _DeskGlyphs
{
  GArray     *glyphs;           /* (element-type Glyph) */
  GHashTable *plain;            /* character → number + 1 */
  GHashTable *surnames;         /* character and readings → number + 1 */
};

static void
clear_glyph (gpointer data)
{
  g_strfreev (((Glyph *) data)->readings);
}

/* The last number stands for whatever comes when there are no more. */
static guint
add_glyph (DeskGlyphs *self,
           gunichar    character,
           GStrv       readings)
{
  Glyph glyph = { character, readings != NULL ? readings : g_new0 (char *, 1) };

  if (self->glyphs->len > G_MAXUINT16)
    {
      clear_glyph (&glyph);
      return G_MAXUINT16;
    }
  g_array_append_val (self->glyphs, glyph);
  return self->glyphs->len - 1;
}

static guint
ensure_plain (DeskGlyphs *self,
              gunichar    character)
{
  gpointer key = GUINT_TO_POINTER (character);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->plain, key));

  if (known == 0)
    {
      known = add_glyph (self, character, desk_pinyin_get_readings (character)) + 1;
      g_hash_table_insert (self->plain, key, GUINT_TO_POINTER (known));
    }
  return known - 1;
}

static guint
ensure_surname (DeskGlyphs *self,
                gunichar    character,
                const char *readings)
{
  g_autofree char *key = g_strdup_printf ("%x %s", character, readings);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->surnames, key));

  if (known == 0)
    {
      known = add_glyph (self, character, g_strsplit (readings, "/", -1)) + 1;
      g_hash_table_insert (self->surnames, g_steal_pointer (&key), GUINT_TO_POINTER (known));
    }
  return known - 1;
}

DeskGlyphs *
desk_glyphs_new (void)
{
  DeskGlyphs *self = g_new0 (DeskGlyphs, 1);

  self->glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  g_array_set_clear_func (self->glyphs, clear_glyph);
  self->plain = g_hash_table_new (NULL, NULL);
  self->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
desk_glyphs_free (DeskGlyphs *self)
{
  g_array_unref (self->glyphs);
  g_hash_table_unref (self->plain);
  g_hash_table_unref (self->surnames);
  g_free (self);
}

/**
 * desk_glyphs_get_n:
 *
 * Returns: how many numbers there are, from 0
 */
guint
desk_glyphs_get_n (DeskGlyphs *self)
{
  return self->glyphs->len;
}

/**
 * desk_glyphs_spell:
 * @name: UTF-8, not folded
 * @glyphs: (element-type guint16): where the numbers of its characters are added, one for each
 *
 * Returns: how many
 */
guint
desk_glyphs_spell (DeskGlyphs *self,
                   const char *name,
                   GArray     *glyphs)
{
  g_autoptr (DeskSurname) surname = desk_pinyin_find_surname (name);
  guint n = 0;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at), n++)
    {
      gunichar character = desk_fold_char (g_utf8_get_char (at));
      guint16 glyph = surname != NULL && n < surname->n_characters
                        ? ensure_surname (self, character, surname->readings[n])
                        : ensure_plain (self, character);

      g_array_append_val (glyphs, glyph);
    }
  return n;
}

gunichar
desk_glyphs_get_character (DeskGlyphs *self,
                           guint       glyph)
{
  return g_array_index (self->glyphs, Glyph, glyph).character;
}

const char * const *
desk_glyphs_get_readings (DeskGlyphs *self,
                          guint       glyph)
{
  return (const char * const *) g_array_index (self->glyphs, Glyph, glyph).readings;
}
