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

static gboolean
is_same (const char *part,
         const char *other)
{
  return *part != '\0' && g_str_equal (part, other);
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

/**
 * desk_address_is_near:
 *
 * Returns: whether both name the same street, or the same district; what an address does not name is
 *   no other one's
 */
gboolean
desk_address_is_near (const char *address,
                      const char *other)
{
  g_autofree char *street = desk_address_find_street (address);
  g_autofree char *other_street = desk_address_find_street (other);
  g_autofree char *district = desk_address_find_district (address);
  g_autofree char *other_district = desk_address_find_district (other);

  return is_same (street, other_street) || is_same (district, other_district);
}
