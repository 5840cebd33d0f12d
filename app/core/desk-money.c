/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-money.h"
#include "desk-error.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char  *yuan,
        const char  *why,
        GError     **error)
{
  g_autofree char *text = desk_error_excerpt (yuan);

  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
               /* Translators: an amount of money as it was written, and what is wrong with it. */
               C_("amount", "“%s”: %s"), text, why);
  return FALSE;
}

/* What is wrong with an amount at the first character that does not belong. */
static const char *
explain_character (char character)
{
  switch (character)
    {
    case ',':
      return _("write the amount without commas, with a point before the fen");
    case 'e':
    case 'E':
      return _("write the amount out, without an exponent");
    case '\0':
      return _("digits are missing");
    default:
      return _("an amount is digits with up to two decimals");
    }
}

/* Reads digits into *value; the text behind them, or NULL when the value does not fit. */
static const char *
read_digits (const char *text,
             guint64    *value)
{
  for (; g_ascii_isdigit (*text); text++)
    {
      if (!g_uint64_checked_mul (value, *value, 10)
          || !g_uint64_checked_add (value, *value, (guint64) g_ascii_digit_value (*text)))
        return NULL;
    }
  return text;
}

static char *
group_digits (guint64 yuan)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, yuan);
  /* Translators: stands between each three digits of an amount of money. */
  const char *separator = C_("thousands separator", ",");
  GString *grouped = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (grouped, separator);
      g_string_append_c (grouped, digits[i]);
    }
  return g_string_free (grouped, FALSE);
}

static guint64
magnitude (gint64 fen)
{
  return fen < 0 ? 0 - (guint64) fen : (guint64) fen;
}

/**
 * desk_money_parse:
 * @yuan: an amount in yuan: digits, at most two decimals behind a point, perhaps a minus in front
 * @fen: (out): where to store the amount in fen; untouched on failure
 * @error: return location for a #GError
 *
 * Reads an amount of the feed, the policy or a person. Nothing is guessed: commas, exponents,
 * blanks and a third decimal are errors that name what is wrong.
 *
 * Returns: %TRUE, or %FALSE with %DESK_ERROR_INVALID
 */
gboolean
desk_money_parse (const char  *yuan,
                  gint64      *fen,
                  GError     **error)
{
  gboolean negative;
  const char *whole, *rest;
  guint64 value = 0;

  g_return_val_if_fail (yuan != NULL, FALSE);

  negative = *yuan == '-';
  whole = yuan + (negative ? 1 : 0);
  if (*whole == '\0')
    return refuse (yuan, _("the amount is empty"), error);
  if (!g_ascii_isdigit (*whole))
    return refuse (yuan, explain_character (*whole), error);
  rest = read_digits (whole, &value);
  if (rest != NULL && *rest == '.')
    {
      const char *decimals = rest + 1;

      rest = read_digits (decimals, &value);
      if (rest == decimals)
        return refuse (yuan, explain_character (*rest), error);
      if (rest != NULL && rest - decimals > 2 && *rest == '\0')
        return refuse (yuan, _("an amount has at most two decimals"), error);
      if (rest != NULL && rest - decimals == 1 && !g_uint64_checked_mul (&value, value, 10))
        rest = NULL;
    }
  else if (rest != NULL && !g_uint64_checked_mul (&value, value, 100))
    rest = NULL;
  if (rest == NULL || value > G_MAXINT64)
    return refuse (yuan, _("the amount is too large"), error);
  if (*rest != '\0')
    return refuse (yuan, explain_character (*rest), error);
  *fen = negative ? -(gint64) value : (gint64) value;
  return TRUE;
}

/**
 * desk_money_format:
 * @fen: an amount in fen
 *
 * Returns: (transfer full): the amount in yuan for files and commands, as `12.30`;
 *   desk_money_parse() reads it
 */
char *
desk_money_format (gint64 fen)
{
  guint64 amount = magnitude (fen);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", fen < 0 ? "-" : "", amount / 100,
                          (guint) (amount % 100));
}

/**
 * desk_money_format_local:
 * @fen: an amount in fen
 *
 * Returns: (transfer full): the amount for a person, grouped and with its sign, as `¥1,234.50`
 */
char *
desk_money_format_local (gint64 fen)
{
  guint64 amount = magnitude (fen);
  g_autofree char *whole = group_digits (amount / 100);
  g_autofree char *text = g_strdup_printf ("%s.%02u", whole, (guint) (amount % 100));

  if (fen < 0)
    /* Translators: a negative amount in yuan, such as 1,234.50 */
    return g_strdup_printf (C_("money", "-¥%s"), text);
  /* Translators: an amount in yuan, such as 1,234.50 */
  return g_strdup_printf (C_("money", "¥%s"), text);
}
