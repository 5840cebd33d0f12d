/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tag.h"

/**
 * desk_tag_normalize:
 * @text: a short word about a member, as it was typed
 *
 * Any white space becomes one space, and none stays at the ends. How long it is, is not looked at.
 *
 * Returns: (transfer full) (nullable): the tag, in NFC; %NULL where nothing can be seen of it, or it
 *   has control characters
 */
char *
desk_tag_normalize (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) tag = g_string_new (NULL);
  gboolean space = FALSE;
  gboolean visible = FALSE;

  for (const char *at = composed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          space = tag->len > 0;
          continue;
        }
      if (g_unichar_iscntrl (character))
        return NULL;
      if (space)
        g_string_append_c (tag, ' ');
      space = FALSE;
      visible |= g_unichar_isgraph (character);
      g_string_append_unichar (tag, character);
    }
  return visible ? g_string_free (g_steal_pointer (&tag), FALSE) : NULL;
}

/**
 * desk_tag_fold:
 * @tag: from desk_tag_normalize()
 *
 * Returns: (transfer full): the tag as tags are compared: no two of a member fold to the same
 */
char *
desk_tag_fold (const char *tag)
{
  g_autofree char *folded = g_utf8_casefold (tag, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}
