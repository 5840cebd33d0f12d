/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-mask.h"

#include <string.h>

#define STARS "****"
#define MOBILE_LENGTH 11
/* A number shows as much as that only if at least as many characters stay hidden. */
#define SHOWN_BEHIND 4
#define MIN_HIDDEN 3

/* Up to where a number may be shown: the network of a mobile number, the area code of a fixed line,
 * the letters of any other. */
static gsize
count_shown_in_front (const char *number,
                      gsize       length)
{
  gsize letters = 0;

  if (length == MOBILE_LENGTH && *number == '1')
    return 3;
  if (*number == '0')
    return number[1] == '1' || number[1] == '2' ? 3 : 4;
  while (g_ascii_isalpha (number[letters]))
    letters++;
  return letters;
}

/* The end of the last occurrence of a character in the text before end; NULL: none. */
static const char *
find_last (const char *text,
           const char *end,
           const char *characters)
{
  const char *found = NULL;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      if (g_utf8_strchr (characters, -1, g_utf8_get_char (p)) != NULL)
        found = g_utf8_next_char (p);
    }
  return found;
}

static const char *
find_digit (const char *text)
{
  while (*text != '\0' && !g_unichar_isdigit (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/**
 * desk_mask_number:
 * @number: (nullable): a phone or service number
 *
 * Hides a number until it is asked for: `189****0000`, `0851****4567`, `GZ****0000`. A short one is
 * hidden whole.
 *
 * Returns: (transfer full): what may be shown; "" for no number
 */
char *
desk_mask_number (const char *number)
{
  gsize length = number == NULL ? 0 : strlen (number);
  gsize front;

  if (length == 0)
    return g_strdup ("");
  front = count_shown_in_front (number, length);
  if (!g_str_is_ascii (number) || length < front + MIN_HIDDEN + SHOWN_BEHIND)
    return g_strdup (STARS);
  return g_strdup_printf ("%.*s" STARS "%s", (int) front, number, number + length - SHOWN_BEHIND);
}

/**
 * desk_mask_address:
 * @address: (nullable): a postal address
 *
 * Hides the house number and all behind it: `贵阳市北京路****`. Without a street, the last district or
 * town that is named is shown; an address that names neither is hidden whole.
 *
 * Returns: (transfer full): what may be shown; "" for no address
 */
char *
desk_mask_address (const char *address)
{
  const char *digit, *end;

  if (address == NULL || *address == '\0')
    return g_strdup ("");
  if (!g_utf8_validate (address, -1, NULL))
    return g_strdup (STARS);
  digit = find_digit (address);
  end = find_last (address, digit, "路街道巷");
  if (end == NULL)
    end = find_last (address, digit, "省州市县区镇乡村");
  return g_strdup_printf ("%.*s" STARS, end == NULL ? 0 : (int) (end - address), address);
}
