/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-needle.h"

#include <string.h>

/* Places in a word are bits; no name is longer. */
#define MAX_LENGTH 62
#define BIT(place) (G_GUINT64_CONSTANT (1) << (place))

/* Matching goes through a name character by character. Each takes a word from a set of places to
 * another: 张 takes "zhangwei" from 0 to 5 by its syllable, to 1 and 2 by its initials. A character
 * with several readings takes it to more places: names are never multiplied by their readings.
 *
 * What a character does at each place is found out once for each needle and glyph. */
typedef struct
{
  guint64 whole;                /* by the character itself or a syllable */
  guint64 any;                  /* also by initials, or by the beginning of a syllable at the end */
  gboolean begun;               /* the word ends within a syllable */
} Step;

struct _DeskNeedle
{
  gunichar *word;
  guint     length;
  guint     n_glyphs;
  guint16  *rows;               /* by glyph: its row of steps + 1, 0: it leads nowhere */
  GArray   *steps;              /* (element-type Step), in rows of @length */
};

/* v and ü may be typed for each other, and u for both. */
static gboolean
letter_fits (gunichar    typed,
             const char *reading,
             guint       at)
{
  gboolean umlaut = reading[at] == 'v' ||
                    (reading[at] == 'u' && at > 0 && strchr ("jqxy", reading[at - 1]) != NULL);

  return typed == (guchar) reading[at] ||
         (umlaut && (typed == 'u' || typed == 'v' || typed == 0xfc));
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2018 || character == 0x2019;
}

/* An apostrophe behind a syllable may be passed over. */
static guint64
pass_apostrophes (DeskNeedle *self,
                  guint64     places)
{
  for (guint at = 0; at < self->length; at++)
    if ((places & BIT (at)) != 0 && is_apostrophe (self->word[at]))
      places |= BIT (at + 1);
  return places;
}

static void
add_reading (DeskNeedle *self,
             const char *reading,
             guint       from,
             Step       *step)
{
  guint n = 0;

  while (reading[n] != '\0' && from + n < self->length &&
         letter_fits (self->word[from + n], reading, n))
    n++;
  if (n == 0)
    return;

  if (reading[n] == '\0')
    step->whole |= BIT (from + n);
  else if (from + n == self->length)
    step->begun = TRUE;
  step->any |= BIT (from + 1);
  if (n > 1 && reading[1] == 'h')
    step->any |= BIT (from + 2);
}

static Step
make_step (DeskNeedle *self,
           DeskGlyphs *glyphs,
           guint       glyph,
           guint       from)
{
  const char * const *readings = desk_glyphs_get_readings (glyphs, glyph);
  Step step = { 0 };

  for (guint i = 0; readings[i] != NULL; i++)
    add_reading (self, readings[i], from, &step);
  step.whole = pass_apostrophes (self, step.whole);
  step.any = pass_apostrophes (self, step.any);
  if (desk_glyphs_get_character (glyphs, glyph) == self->word[from])
    step.whole |= BIT (from + 1);
  step.any |= step.whole;
  if (step.begun)
    step.any |= BIT (self->length);
  return step;
}

static void
add_row (DeskNeedle *self,
         DeskGlyphs *glyphs,
         guint       glyph)
{
  Step steps[MAX_LENGTH];
  gboolean leads = FALSE;

  for (guint from = 0; from < self->length; from++)
    {
      steps[from] = make_step (self, glyphs, glyph, from);
      leads |= steps[from].any != 0;
    }
  if (!leads)
    return;
  g_array_append_vals (self->steps, steps, self->length);
  self->rows[glyph] = self->steps->len / self->length;
}

static const Step *
get_row (DeskNeedle *self,
         guint       glyph)
{
  guint row = glyph < self->n_glyphs ? self->rows[glyph] : 0;

  return row > 0 ? &g_array_index (self->steps, Step, (row - 1) * self->length) : NULL;
}

static guint64
go_any (DeskNeedle *self,
        guint       glyph,
        guint64     places)
{
  const Step *row = get_row (self, glyph);
  guint64 reached = 0;

  if (row == NULL)
    return 0;
  for (guint at = 0; at < self->length && places >> at != 0; at++)
    if ((places & BIT (at)) != 0)
      reached |= row[at].any;
  return reached;
}

/* Without initials: @begun when the word ends within a syllable. */
static guint64
go_whole (DeskNeedle *self,
          guint       glyph,
          guint64     places,
          gboolean   *begun)
{
  const Step *row = get_row (self, glyph);
  guint64 reached = 0;

  if (row == NULL)
    return 0;
  for (guint at = 0; at < self->length && places >> at != 0; at++)
    if ((places & BIT (at)) != 0)
      {
        reached |= row[at].whole;
        *begun |= row[at].begun;
      }
  return reached;
}

/**
 * desk_needle_new:
 * @word: folded, not empty
 *
 * Returns: (transfer full): for names spelled with @glyphs until now
 */
DeskNeedle *
desk_needle_new (DeskGlyphs *glyphs,
                 const char *word)
{
  DeskNeedle *self = g_new0 (DeskNeedle, 1);
  glong length;

  self->word = g_utf8_to_ucs4_fast (word, -1, &length);
  self->length = length;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  if (length > MAX_LENGTH)
    return self;

  self->n_glyphs = desk_glyphs_get_n (glyphs);
  self->rows = g_new0 (guint16, self->n_glyphs);
  for (guint glyph = 0; glyph < self->n_glyphs; glyph++)
    add_row (self, glyphs, glyph);
  return self;
}

void
desk_needle_free (DeskNeedle *self)
{
  g_free (self->word);
  g_free (self->rows);
  g_array_unref (self->steps);
  g_free (self);
}

static gboolean
is_inside (DeskNeedle    *self,
           const guint16 *name,
           guint          length)
{
  guint64 places = 0;

  if (self->steps->len == 0)
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      places = go_any (self, name[i], places | BIT (0));
      if ((places & BIT (self->length)) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_needle_match:
 *
 * Returns: how well a name fits; %DESK_SEARCH_NONE: it does not
 */
DeskSearchRank
desk_needle_match (DeskNeedle    *self,
                   const guint16 *name,
                   guint          length)
{
  DeskSearchRank rank = DESK_SEARCH_INSIDE;
  guint64 whole = BIT (0);
  guint64 any = BIT (0);

  if (!is_inside (self, name, length))
    return DESK_SEARCH_NONE;
  for (guint i = 0; i < length && any != 0; i++)
    {
      gboolean begun = FALSE;

      whole = go_whole (self, name[i], whole, &begun);
      any = go_any (self, name[i], any);
      if ((whole & BIT (self->length)) != 0)
        return i + 1 == length ? DESK_SEARCH_WHOLE_NAME : DESK_SEARCH_START;
      if (begun)
        rank = DESK_SEARCH_START;
      else if ((any & BIT (self->length)) != 0)
        rank = MIN (rank, DESK_SEARCH_INITIALS);
    }
  return rank;
}

/**
 * desk_needle_find:
 * @start: (out): the first character that the word stands for
 * @end: (out): behind the last
 *
 * Returns: whether the name fits
 */
gboolean
desk_needle_find (DeskNeedle    *self,
                  const guint16 *name,
                  guint          length,
                  guint         *start,
                  guint         *end)
{
  if (!is_inside (self, name, length))
    return FALSE;
  for (*start = 0; *start < length; ++*start)
    {
      guint64 places = BIT (0);

      for (*end = *start; *end < length && places != 0;)
        {
          places = go_any (self, name[(*end)++], places);
          if ((places & BIT (self->length)) != 0)
            return TRUE;
        }
    }
  return FALSE;
}
