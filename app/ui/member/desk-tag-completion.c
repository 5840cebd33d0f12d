/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-tag-completion.h"

#include <desk-tag.h>
#include <desk-tags.h>

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkListStore) known = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = desk_store_list_tags_finish (DESK_STORE (source), result, &error);

  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      const DeskTagUse *use = g_ptr_array_index (tags, i);

      gtk_list_store_insert_with_values (known, NULL, -1, 0, use->tag, -1);
    }
}

/* Anywhere in the tag, whatever the case. */
static gboolean
match_cb (GtkEntryCompletion *completion,
          const char         *key,
          GtkTreeIter        *iter,
          gpointer            user_data)
{
  g_autofree char *tag = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *wanted = desk_tag_fold (key);

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &tag, -1);
  folded = tag != NULL ? desk_tag_fold (tag) : NULL;
  return folded != NULL && wanted != NULL && strstr (folded, wanted) != NULL;
}

/**
 * desk_tag_completion_offer:
 * @entry: where a tag is typed
 *
 * Looks for the tags that members have, and offers them. Without them the person types on.
 */
void
desk_tag_completion_offer (GtkEntry  *entry,
                           DeskStore *store)
{
  g_autoptr (GtkEntryCompletion) completion = gtk_entry_completion_new ();
  g_autoptr (GtkListStore) known = gtk_list_store_new (1, G_TYPE_STRING);

  g_return_if_fail (GTK_IS_ENTRY (entry));
  g_return_if_fail (DESK_IS_STORE (store));

  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (known));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, match_cb, NULL, NULL);
  gtk_entry_set_completion (entry, completion);
  gtk_entry_set_max_length (entry, DESK_TAG_MAX);
  desk_store_list_tags_async (store, NULL, listed_cb, g_steal_pointer (&known));
}
