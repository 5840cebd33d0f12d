/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-pinyin.h"

#include <string.h>

#include "desk-core-resources.h"

#define READINGS "/org/memberdesk/MemberDesk/core/pinyin/readings.txt"
#define SURNAMES "/org/memberdesk/MemberDesk/core/pinyin/surnames.txt"

/* No character before it is Chinese. */
#define FIRST_CHINESE 0x3000

/* The longest surname of the table; and the longest name that is taken for a person's, which alone
 * begins with one. The feed does not tell: the contact of an organisation may stand for it. */
#define MAX_SURNAME 2
#define MAX_PERSON  4

static const char *
find_line_start (const char *text,
                 const char *at)
{
  while (at > text && at[-1] != '\n')
    at--;
  return at;
}

/* How the first word of a line compares with the one that is looked for. */
static int
compare_word (const char *line,
              const char *word,
              gsize       length)
{
  int order = strncmp (line, word, length);

  return order != 0 ? order : line[length] != ' ';
}

/* Looks a word up in a text of sorted lines, which stays where the program has it: what follows the
 * word in its line; NULL: it has none. */
static char *
look_up (const char *path,
         const char *word,
         gsize       length)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (desk_core_get_resource (), path, 0, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *low = text;
  const char *high = text + size;

  while (low < high)
    {
      const char *line = find_line_start (low, low + (high - low) / 2);
      const char *end = memchr (line, '\n', high - line);
      int order = compare_word (line, word, length);

      if (order == 0)
        return g_strndup (line + length + 1, end - line - length - 1);
      if (order < 0)
        low = end + 1;
      else
        high = line;
    }
  return NULL;
}

/**
 * desk_pinyin_get_readings:
 *
 * Returns: (transfer full) (nullable): the common readings of a character, without tones, with v
 *   for ü; %NULL for one that is not Chinese, or rare
 */
GStrv
desk_pinyin_get_readings (gunichar character)
{
  char word[8];
  g_autofree char *readings = NULL;

  if (character < FIRST_CHINESE)
    return NULL;
  readings = look_up (READINGS, word, g_unichar_to_utf8 (character, word));
  return readings != NULL ? g_strsplit (readings, " ", -1) : NULL;
}

/* Whether a surname of the table begins so; most names are done with it. */
static gboolean
may_be_surname (gunichar first)
{
  static GHashTable *firsts;

  if (g_once_init_enter (&firsts))
    {
      g_autoptr (GBytes) bytes = g_resource_lookup_data (desk_core_get_resource (), SURNAMES, 0,
                                                         NULL);
      g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
      GHashTable *made = g_hash_table_new (NULL, NULL);

      for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '#')
          g_hash_table_add (made, GUINT_TO_POINTER (g_utf8_get_char (lines[i])));
      g_once_init_leave (&firsts, made);
    }
  return g_hash_table_contains (firsts, GUINT_TO_POINTER (first));
}

static DeskSurname *
read_surname (const char *line,
              guint       n_characters)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  DeskSurname *surname = g_new0 (DeskSurname, 1);

  surname->n_characters = n_characters;
  surname->sorts_like = *words[0] == '-' ? 0 : g_utf8_get_char (words[0]);
  surname->readings = g_strdupv (words + 1);
  return surname;
}

void
desk_surname_free (DeskSurname *self)
{
  g_strfreev (self->readings);
  g_free (self);
}

/**
 * desk_pinyin_find_surname:
 * @name: UTF-8; not folded
 *
 * Returns: (transfer full) (nullable): the surname when it has readings of its own; %NULL: it is
 *   read as its characters are
 */
DeskSurname *
desk_pinyin_find_surname (const char *name)
{
  const char *end = name;
  gsize lengths[MAX_SURNAME + 1] = { 0 };
  guint n = 0;

  if (!may_be_surname (g_utf8_get_char (name)) || g_utf8_strlen (name, -1) > MAX_PERSON)
    return NULL;
  while (n < MAX_SURNAME && *end != '\0')
    {
      end = g_utf8_next_char (end);
      lengths[++n] = end - name;
    }
  for (; n > 0; n--)
    {
      g_autofree char *line = look_up (SURNAMES, name, lengths[n]);

      if (line != NULL)
        return read_surname (line, n);
    }
  return NULL;
}

/**
 * desk_pinyin_get_sort_text:
 * @name: UTF-8
 *
 * A person's surname that is not read as its character is elsewhere sorts behind a character that is read as
 * the surname is: 单 (Shan) behind 汕, not at Dan. People of one surname stay together.
 *
 * Returns: (transfer full): what is to be sorted in place of @name
 */
char *
desk_pinyin_get_sort_text (const char *name)
{
  g_autoptr (DeskSurname) surname = desk_pinyin_find_surname (name);
  char like[8] = { '\0' };

  if (surname == NULL || surname->sorts_like == 0)
    return g_strdup (name);
  g_unichar_to_utf8 (surname->sorts_like, like);
  return g_strconcat (like, name, NULL);
}
