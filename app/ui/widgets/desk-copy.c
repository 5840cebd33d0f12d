/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-copy.h"

#define HINT "secret"

/**
 * desk_copy_text:
 *
 * Puts text that speaks of a member on the clipboard, marked so that clipboard histories which know
 * the mark (Klipper, Fcitx) do not keep it (S). It is pasted as any other text.
 */
void
desk_copy_text (GtkWidget  *widget,
                const char *text)
{
  g_autoptr (GBytes) hint = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  GdkContentProvider *parts[2];

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  hint = g_bytes_new_static (HINT, strlen (HINT));
  parts[0] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  parts[1] = gdk_content_provider_new_for_bytes (DESK_COPY_HINT_TYPE, hint);
  content = gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}
