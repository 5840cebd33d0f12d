/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-address.h"

static gboolean
is_one_of (gunichar    letter,
           const char *letters)
{
  return g_utf8_strchr (letters, -1, letter) != NULL;
}

/* Behind the last of these words before the house number; NULL: there is none. */
static const char *
find_end (const char *address,
          const char *letters)
{
  const char *end = NULL;
  gunichar before = 0;

  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isdigit (letter))
        break;
      /* 小区 is a housing estate. */
      if (is_one_of (letter, letters) && !(before == 0x5c0f && letter == 0x533a))
        end = g_utf8_next_char (p);
      before = letter;
    }
  return end;
}

static char *
take_until (const char *address,
            const char *end)
{
  return end != NULL ? g_strndup (address, end - address) : g_strdup ("");
}

/**
 * desk_address_find_street:
 *
 * Returns: (transfer full): the address up to its street, without the number; "" where it names none
 */
char *
desk_address_find_street (const char *address)
{
  return take_until (address, find_end (address, "路街道巷弄"));
}

/**
 * desk_address_find_district:
 *
 * Returns: (transfer full): the address up to its district, county or town; "" where it names none
 */
char *
desk_address_find_district (const char *address)
{
  return take_until (address, find_end (address, "区县镇乡"));
}
