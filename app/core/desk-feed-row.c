/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-feed-row.h"

#include <string.h>

/* What is longer may not fit 64 bits. */
#define MAX_DIGITS 18

/* Where in the line the reading is, and where the next text goes. */
typedef struct
{
  DeskFeedRow *row;
  const char  *at;
  const char  *end;
  char        *out;
} Scan;

static gboolean
is_at_end (Scan *scan)
{
  while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\r'))
    scan->at++;
  return scan->at == scan->end;
}

static gboolean
take (Scan *scan,
      char  character)
{
  if (is_at_end (scan) || *scan->at != character)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
take_hex (Scan     *scan,
          gunichar *value)
{
  *value = 0;
  if (scan->end - scan->at < 4)
    return FALSE;
  for (int i = 0; i < 4; i++, scan->at++)
    {
      if (!g_ascii_isxdigit (*scan->at))
        return FALSE;
      *value = *value << 4 | (gunichar) g_ascii_xdigit_value (*scan->at);
    }
  return TRUE;
}

/* What follows \u, a pair of surrogates being one character. */
static gboolean
take_code (Scan *scan)
{
  gunichar code;
  gunichar low;

  if (!take_hex (scan, &code) || code == 0 || (code >= 0xdc00 && code <= 0xdfff))
    return FALSE;
  if (code >= 0xd800 && code <= 0xdbff)
    {
      if (scan->end - scan->at < 2 || scan->at[0] != '\\' || scan->at[1] != 'u')
        return FALSE;
      scan->at += 2;
      if (!take_hex (scan, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  scan->out += g_unichar_to_utf8 (code, scan->out);
  return TRUE;
}

static gboolean
take_escape (Scan *scan)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (scan->at >= scan->end || *scan->at == '\0')
    return FALSE;
  if (*scan->at == 'u')
    {
      scan->at++;
      return take_code (scan);
    }
  letter = strchr (letters, *scan->at);
  if (letter == NULL)
    return FALSE;
  *scan->out++ = meanings[letter - letters];
  scan->at++;
  return TRUE;
}

/* The quote that opens it has been taken. What is written is never longer than what is read. */
static gboolean
take_text (Scan          *scan,
           DeskFeedValue *value)
{
  value->kind = DESK_FEED_TEXT;
  value->text = scan->out;
  while (scan->at < scan->end)
    {
      char character = *scan->at++;

      if (character == '"')
        {
          *scan->out++ = '\0';
          return TRUE;
        }
      if ((guchar) character < 0x20 || (character == '\\' && !take_escape (scan)))
        return FALSE;
      if (character != '\\')
        *scan->out++ = character;
    }
  return FALSE;
}

static gboolean
take_number (Scan          *scan,
             DeskFeedValue *value)
{
  gboolean negative = take (scan, '-');
  const char *first = scan->at;

  value->kind = DESK_FEED_INT;
  for (; scan->at < scan->end && g_ascii_isdigit (*scan->at); scan->at++)
    {
      if (scan->at - first == MAX_DIGITS)
        return FALSE;
      value->number = value->number * 10 + (*scan->at - '0');
    }
  if (negative)
    value->number = -value->number;
  return scan->at > first && (*first != '0' || scan->at == first + 1);
}

static gboolean
take_value (Scan *scan)
{
  static const char null[] = "null";
  DeskFeedValue *value;

  if (scan->row->n_values == DESK_FEED_ROW_VALUES)
    return FALSE;
  value = &scan->row->values[scan->row->n_values++];
  *value = (DeskFeedValue) { DESK_FEED_NULL };
  if (take (scan, '"'))
    return take_text (scan, value);
  if ((gsize) (scan->end - scan->at) < strlen (null) ||
      memcmp (scan->at, null, strlen (null)) != 0)
    return take_number (scan, value);
  scan->at += strlen (null);
  return TRUE;
}

static gboolean
take_values (Scan *scan)
{
  do
    if (!take_value (scan))
      return FALSE;
  while (take (scan, ','));
  return take (scan, ']');
}

static gboolean
take_line (Scan *scan)
{
  DeskFeedRow *row = scan->row;

  if (!take (scan, '['))
    return FALSE;
  do
    {
      row->n_outer = row->n_values;
      if (take (scan, '['))
        return take_values (scan) && take (scan, ']');
      if (!take_value (scan))
        return FALSE;
    }
  while (take (scan, ','));
  row->n_outer = row->n_values;
  return take (scan, ']');
}

DeskFeedRow *
desk_feed_row_new (void)
{
  DeskFeedRow *self = g_new0 (DeskFeedRow, 1);

  self->texts = g_string_new (NULL);
  return self;
}

/**
 * desk_feed_row_read:
 * @line: JSON that a stranger may have sent, without its line end
 * @length: in bytes
 *
 * Reads a line; texts are UTF-8 without NUL, and live until the next line is read.
 *
 * Returns: %FALSE when it is anything else than such an array; then @self holds nothing of use
 */
gboolean
desk_feed_row_read (DeskFeedRow *self,
                    const char  *line,
                    gsize        length)
{
  Scan scan = { self, line, line + length, NULL };

  self->n_values = self->n_outer = 0;
  if (!g_utf8_validate_len (line, length, NULL))
    return FALSE;
  g_string_set_size (self->texts, length);
  scan.out = self->texts->str;
  return take_line (&scan) && is_at_end (&scan);
}

/**
 * desk_feed_row_get_text:
 *
 * Returns: (nullable): the text at @index, %NULL when there is none
 */
const char *
desk_feed_row_get_text (DeskFeedRow *self,
                        guint        index)
{
  return index < self->n_values ? self->values[index].text : NULL;
}

void
desk_feed_row_free (DeskFeedRow *self)
{
  g_string_free (self->texts, TRUE);
  g_free (self);
}
