/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-error.h"

#define EXCERPT_BYTES 60

G_DEFINE_QUARK (desk-error-quark, desk_error)

/**
 * desk_error_excerpt:
 * @text: what was given, of any length and encoding
 *
 * Returns: (transfer full): its beginning as valid UTF-8, short enough to be named in a message
 */
char *
desk_error_excerpt (const char *text)
{
  gsize length = strnlen (text, EXCERPT_BYTES + 1);
  g_autofree char *start = NULL;

  if (length <= EXCERPT_BYTES)
    return g_utf8_make_valid (text, length);
  for (length = EXCERPT_BYTES; length > 0 && ((guchar) text[length] & 0xc0) == 0x80; length--)
    continue;
  start = g_utf8_make_valid (text, length);
  return g_strconcat (start, "…", NULL);
}
