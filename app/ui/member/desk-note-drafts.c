/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-note-drafts.h"

#define KEY "desk-note-drafts"

/* (nullable): a widget that is in no window has nowhere to keep anything */
static GHashTable *
get_drafts (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GHashTable *drafts;

  if (root == NULL)
    return NULL;
  drafts = g_object_get_data (G_OBJECT (root), KEY);
  if (drafts == NULL)
    {
      drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (root), KEY, drafts, (GDestroyNotify) g_hash_table_unref);
    }
  return drafts;
}

/**
 * desk_note_drafts_keep:
 * @widget: in the window that keeps it
 * @text: what is written about that member; "" is not kept
 */
void
desk_note_drafts_keep (GtkWidget  *widget,
                       const char *member_no,
                       const char *text)
{
  GHashTable *drafts = get_drafts (widget);

  if (drafts != NULL && *text != '\0')
    g_hash_table_insert (drafts, g_strdup (member_no), g_strdup (text));
}

/**
 * desk_note_drafts_take:
 *
 * Returns: (transfer full) (nullable): what was kept of that member, once
 */
char *
desk_note_drafts_take (GtkWidget  *widget,
                       const char *member_no)
{
  GHashTable *drafts = get_drafts (widget);
  g_autofree char *key = NULL;
  char *text = NULL;

  if (drafts != NULL)
    g_hash_table_steal_extended (drafts, member_no, (gpointer *) &key, (gpointer *) &text);
  return text;
}
