/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-phone.h"

#include <string.h>

#include "desk-fold.h"

/* Nobody is called by less, or more. */
#define FEWEST_DIGITS 7
#define MOST_DIGITS   15

/* A mobile number of China behind the code of the country. */
#define COUNTRY_CODE  "86"
#define MOBILE_DIGITS 11

/* 1.3900000001E10, as spreadsheets keep numbers: its whole and decimal digits, and the power. */
static gboolean
parse_scientific (const char *text,
                  GString    *digits,
                  guint64    *n_decimals,
                  guint64    *power)
{
  const char *at = text;

  for (; g_ascii_isdigit (*at); at++)
    g_string_append_c (digits, *at);
  if (digits->len != 1)
    return FALSE;
  if (*at == '.')
    for (at++; g_ascii_isdigit (*at); at++)
      g_string_append_c (digits, *at);
  *n_decimals = digits->len - 1;
  if (g_ascii_tolower (*at) != 'e')
    return FALSE;
  at += at[1] == '+' ? 2 : 1;
  return g_ascii_string_to_unsigned (at, 10, FEWEST_DIGITS - 1, MOST_DIGITS - 1, power, NULL);
}

/**
 * desk_phone_is_shortened:
 *
 * Returns: whether a spreadsheet wrote the number as 1.39E+10, so that its last digits are lost
 */
gboolean
desk_phone_is_shortened (const char *text)
{
  g_autofree char *folded = desk_fold_text (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  guint64 n_decimals;
  guint64 power;

  return parse_scientific (folded, digits, &n_decimals, &power) && n_decimals < power;
}

/**
 * desk_phone_compact:
 *
 * Returns: (transfer full): a number as accounts are named by it: without blanks, dashes and
 *   brackets, capital letters; 1.3900000001E10 written out
 */
char *
desk_phone_compact (const char *text)
{
  g_autofree char *folded = desk_fold_text (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) compact = g_string_new (NULL);
  guint64 n_decimals;
  guint64 power;

  if (parse_scientific (folded, digits, &n_decimals, &power) && n_decimals == power)
    return g_string_free (g_steal_pointer (&digits), FALSE);
  for (const char *at = folded; *at != '\0'; at++)
    if (strchr (" -()", *at) == NULL)
      g_string_append_c (compact, g_ascii_toupper (*at));
  return g_string_free (g_steal_pointer (&compact), FALSE);
}

/**
 * desk_phone_key:
 * @text: a phone number as a person writes it
 *
 * Returns: (transfer full): what two writings of one number share: the digits alone, without the
 *   country's code; "" when it is no phone number
 */
char *
desk_phone_key (const char *text)
{
  g_autofree char *compact = desk_phone_compact (text);
  const char *digits = compact;
  gsize length;

  if (*digits == '+')
    digits++;
  else if (g_str_has_prefix (digits, "00"))
    digits += strlen ("00");
  length = strlen (digits);
  if (length < FEWEST_DIGITS || length > MOST_DIGITS || strspn (digits, "0123456789") != length)
    return g_strdup ("");
  if (length == strlen (COUNTRY_CODE) + MOBILE_DIGITS && g_str_has_prefix (digits, COUNTRY_CODE "1"))
    digits += strlen (COUNTRY_CODE);
  return g_strdup (digits);
}
