/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-vcard.h"

#include <desk-labels.h>
#include <desk-mask.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 2426, which address books old and new read: lines are folded so that none has more octets. */
#define LINE_OCTETS 75

#define FEWEST_CHARACTERS 2
#define MOST_CHARACTERS   4

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

/* Surnames of two characters; all others have one. */
static const char * const double_surnames[] = {
  "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "司空", "令狐",
  "长孙", "宇文", "夏侯", "轩辕", "端木", "百里", "呼延", "南宫", "独孤", "澹台", "万俟", "闻人",
  "赫连", "濮阳", "淳于", "单于", "申屠", "太史", "公冶", "宗政", "钟离", "鲜于", "闾丘", "亓官",
  "司寇", "子车", "颛孙", "漆雕", "乐正", "谷梁", "拓跋", "西门", "东郭", "南门", "羊舌", "梁丘",
};

/* A person's name, as far as one can tell: two to four Chinese characters. */
static gboolean
is_chinese_person (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return length >= FEWEST_CHARACTERS && length <= MOST_CHARACTERS;
}

/* Where the given name begins. */
static const char *
find_given (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (double_surnames); i++)
    if (g_str_has_prefix (name, double_surnames[i]) && name[strlen (double_surnames[i])] != '\0')
      return name + strlen (double_surnames[i]);
  return g_utf8_next_char (name);
}

/* Family name; given name; others; before the name; behind it, where people are called 先生 and 女士. */
static void
append_name (GString          *card,
             const DeskMember *member)
{
  gboolean chinese = is_chinese_person (member->name);
  const char *given = chinese ? find_given (member->name) : member->name + strlen (member->name);
  g_autofree char *family = g_strndup (member->name, given - member->name);
  g_autofree char *family_text = escape (family);
  g_autofree char *given_text = escape (given);
  g_autofree char *salutation =
    escape (*member->salutation != '\0' ? desk_label_salutation (member->salutation) : "");
  g_autofree char *line =
    g_strconcat ("N:", family_text, ";", given_text, chinese ? ";;;" : ";;", salutation,
                 chinese ? "" : ";", NULL);

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
  append_name (card, member);
  if (g_str_equal (member->certificate, "organisation") && !is_chinese_person (member->name))
    append_value (card, "ORG:", member->name, "");
  append_value (card, "TEL:", phone, "");
  append_value (card, "ADR:;;", address, ";;;;");
  append_value (card, "BDAY:", birthday, "");
  append_value (card, "NOTE:", note, "");
  g_string_append (card, "END:VCARD\r\n");
  return g_string_free (g_steal_pointer (&card), FALSE);
}
