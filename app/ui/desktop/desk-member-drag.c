/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-drag.h"

#include <desk-labels.h>
#include <desk-vcard.h>

/* Both names are in use. */
static const char * const card_types[] = { "text/vcard", "text/x-vcard" };

static char *
make_text (const DeskMemberFile *file)
{
  g_autofree char *name =
    desk_label_member_name (file->member->name, file->member->salutation);

  return g_strjoin (" · ", name, desk_tier_get_label (file->tier), file->member->member_no, NULL);
}

/**
 * desk_member_drag_make:
 *
 * Returns: (transfer full): the member for other programs, as a card for address books and in words. It
 *   is masked as on the screen.
 */
GdkContentProvider *
desk_member_drag_make (const DeskMemberFile *file)
{
  g_autofree char *text = make_text (file);
  char *card = desk_vcard_write (file->member, desk_member_file_get_birthday (file), FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (card, strlen (card));
  GdkContentProvider *contents[G_N_ELEMENTS (card_types) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (card_types); i++)
    contents[i] = gdk_content_provider_new_for_bytes (card_types[i], bytes);
  contents[G_N_ELEMENTS (card_types)] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  return gdk_content_provider_new_union (contents, G_N_ELEMENTS (contents));
}
