/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-vcard.h"

#include <desk-mask.h>
#include <glib/gi18n-lib.h>

/* RFC 2426, which address books old and new read: lines are folded so that none has more octets. */
#define LINE_OCTETS 75

static char *
escape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '\n':
        g_string_append (escaped, "\\n");
        break;
      case '\r':
        break;
      case '\\':
      case ',':
      case ';':
        g_string_append_c (escaped, '\\');
        g_string_append_c (escaped, *text);
        break;
      default:
        g_string_append_c (escaped, *text);
      }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

/* No character is cut in two. */
static void
append_folded (GString    *card,
               const char *line)
{
  gsize in_line = 0;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize length = (gsize) (g_utf8_next_char (c) - c);

      if (in_line + length > LINE_OCTETS)
        {
          g_string_append (card, "\r\n ");
          in_line = 1;
        }
      g_string_append_len (card, c, (gssize) length);
      in_line += length;
    }
  g_string_append (card, "\r\n");
}

static void
append_value (GString    *card,
              const char *before,
              const char *value,
              const char *after)
{
  g_autofree char *escaped = escape (value);
  g_autofree char *line = g_strconcat (before, escaped, after, NULL);

  if (*value != '\0')
    append_folded (card, line);
}

/**
 * desk_vcard_is_name:
 *
 * Returns: whether a path ends in .vcf
 */
gboolean
desk_vcard_is_name (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".vcf");
}

/**
 * desk_vcard_write:
 * @birthday: YYYY-MM-DD, or "" where it is not known
 * @unmasked: phone and address in full; else they are masked
 *
 * Returns: (transfer full): a member's card (RFC 2426)
 */
char *
desk_vcard_write (const DeskMember *member,
                  const char       *birthday,
                  gboolean          unmasked)
{
  g_autoptr (GString) card = g_string_new ("BEGIN:VCARD\r\nVERSION:3.0\r\n");
  g_autofree char *phone = unmasked ? g_strdup (member->phone) : desk_mask_number (member->phone);
  g_autofree char *address =
    unmasked ? g_strdup (member->address) : desk_mask_address (member->address);
  /* Translators: a note on a member's card in an address book; %s is the member's number */
  g_autofree char *note = g_strdup_printf (_("Member number %s"), member->member_no);

  append_value (card, "UID:member-desk:", member->member_no, "");
  append_value (card, "FN:", member->name, "");
  append_value (card, "N:", member->name, ";;;;");
  if (g_str_equal (member->certificate, "organisation"))
    append_value (card, "ORG:", member->name, "");
  append_value (card, "TEL:", phone, "");
  append_value (card, "ADR:;;", address, ";;;;");
  append_value (card, "BDAY:", birthday, "");
  append_value (card, "NOTE:", note, "");
  g_string_append (card, "END:VCARD\r\n");
  return g_string_free (g_steal_pointer (&card), FALSE);
}
