/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-fold.h"

#include <string.h>

#include "desk-core-resources.h"

#define SIMPLIFIED "/org/memberdesk/MemberDesk/core/pinyin/simplified.txt"

/* Where the traditional characters of the table are. */
#define FIRST_TRADITIONAL 0x3400
#define LAST_TRADITIONAL  0x9fff

#define FIRST_WIDE 0xff01
#define LAST_WIDE  0xff5e
#define WIDE_SPACE 0x3000
#define WIDER      (FIRST_WIDE - '!')

static void
take_pairs (guint16    *simplified,
            const char *line)
{
  for (const char *at = line; *at != '\n' && *at != '\0';)
    {
      gunichar traditional = g_utf8_get_char (at);

      at = g_utf8_next_char (at);
      if (traditional < FIRST_TRADITIONAL || traditional > LAST_TRADITIONAL)
        continue;               /* the space between two pairs */
      simplified[traditional - FIRST_TRADITIONAL] = g_utf8_get_char (at);
      at = g_utf8_next_char (at);
    }
}

/* By traditional character the simplified one; 0: it has none. */
static const guint16 *
get_simplified (void)
{
  static guint16 *table;

  if (g_once_init_enter (&table))
    {
      g_autoptr (GBytes) text = g_resource_lookup_data (desk_core_get_resource (), SIMPLIFIED, 0,
                                                        NULL);
      guint16 *made = g_new0 (guint16, LAST_TRADITIONAL - FIRST_TRADITIONAL + 1);

      for (const char *line = g_bytes_get_data (text, NULL); line != NULL && *line != '\0';
           line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
        if (*line != '#')
          take_pairs (made, line);
      g_once_init_leave (&table, made);
    }
  return table;
}

/**
 * desk_fold_char:
 *
 * Returns: the character as texts are compared: case and width do not count, nor whether it is
 *   written in the traditional or the simplified way; a space for any white space, 0 for another
 *   control character
 */
gunichar
desk_fold_char (gunichar character)
{
  gunichar simple;

  if (character < 0x80)
    return g_ascii_isspace (character) ? ' '
           : g_ascii_iscntrl (character) ? 0
                                         : (gunichar) g_ascii_tolower (character);
  if (character == WIDE_SPACE)
    return ' ';
  if (character >= FIRST_WIDE && character <= LAST_WIDE)
    return g_unichar_tolower (character - WIDER);
  if (character < FIRST_TRADITIONAL || character > LAST_TRADITIONAL)
    return g_unichar_tolower (character);

  simple = get_simplified ()[character - FIRST_TRADITIONAL];
  return simple != 0 ? simple : character;
}

/* @dropped: besides control characters */
static char *
fold (const char *text,
      gunichar    dropped)
{
  g_autoptr (GString) folded = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup ("");

  folded = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = desk_fold_char (g_utf8_get_char (at));

      if (character != 0 && character != dropped)
        g_string_append_unichar (folded, character);
    }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/**
 * desk_fold_text:
 *
 * Folds every character, and leaves out control characters and the spaces at the ends.
 *
 * Returns: (transfer full): "" when nothing is left, or @text is not UTF-8
 */
char *
desk_fold_text (const char *text)
{
  return g_strstrip (fold (text, 0));
}

/**
 * desk_fold_compact:
 *
 * As desk_fold_text(), without the spaces in between: how a person blanks a name does not count.
 */
char *
desk_fold_compact (const char *text)
{
  return fold (text, ' ');
}
