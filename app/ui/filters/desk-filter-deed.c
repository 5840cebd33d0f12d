/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-filter-deed.h"

#include "desk-ask.h"
#include "desk-filter-words.h"

#include <desk-error.h>
#include <glib/gi18n-lib.h>

/* What is under way, while the person is asked and the disk is written. */
typedef struct
{
  GtkWindow           *parent;
  DeskStore           *store;
  DeskMemberQuery     *query;   /* NULL: not to be saved */
  DeskSavedFilterItem *item;    /* NULL: not there yet */
  char                *name;
} Deed;

static Deed *
new_deed (GtkWindow             *parent,
          DeskStore             *store,
          const DeskMemberQuery *query,
          DeskSavedFilterItem   *item)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->parent = g_object_ref (parent);
  deed->store = g_object_ref (store);
  if (query != NULL)
    deed->query = desk_member_query_copy (query);
  if (item != NULL)
    deed->item = g_object_ref (item);
  return deed;
}

static void
free_deed (Deed *deed)
{
  g_object_unref (deed->parent);
  g_object_unref (deed->store);
  g_clear_pointer (&deed->query, desk_member_query_free);
  g_clear_object (&deed->item);
  g_free (deed->name);
  g_free (deed);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, free_deed)

static void
tell_trouble (Deed         *deed,
              const GError *error)
{
  if (gtk_widget_get_visible (GTK_WIDGET (deed->parent)))
    desk_tell (deed->parent, _("The Filter Could Not Be Changed"), error->message);
}

static void write_filter (Deed     *deed,
                          gboolean  replace);

static void
replace_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;

  if (desk_ask_finish (GTK_WINDOW (source), result))
    write_filter (g_steal_pointer (&deed), TRUE);
}

static void
ask_to_replace (Deed         *deed,
                const GError *error)
{
  desk_ask_async (deed->parent, error->message,
                  _("What it looks for would be replaced by what is looked for now."),
                  _("_Replace"), replace_cb, deed);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;

  if (desk_store_save_filter_finish (DESK_STORE (source), result, &error))
    return;
  if (g_error_matches (error, DESK_ERROR, DESK_ERROR_UNSUITABLE))
    ask_to_replace (g_steal_pointer (&deed), error);
  else
    tell_trouble (deed, error);
}

/* Takes @deed over. */
static void
write_filter (Deed     *deed,
              gboolean  replace)
{
  desk_store_save_filter_async (deed->store, deed->name, deed->query, replace, NULL, saved_cb,
                                deed);
}

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_rename_filter_finish (DESK_STORE (source), result, &error))
    tell_trouble (deed, error);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_delete_filter_finish (DESK_STORE (source), result, &error))
    tell_trouble (deed, error);
}

/* Takes @deed over. */
static void
write_name (Deed *deed)
{
  desk_store_rename_filter_async (deed->store, desk_saved_filter_item_get_id (deed->item),
                                  deed->name, NULL, renamed_cb, deed);
}

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;

  deed->name = desk_ask_text_finish (GTK_WINDOW (source), result);
  if (deed->name == NULL)
    return;
  if (deed->query != NULL)
    write_filter (g_steal_pointer (&deed), FALSE);
  else
    write_name (g_steal_pointer (&deed));
}

static void
delete_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Deed) deed = user_data;
  gint64 id = desk_saved_filter_item_get_id (deed->item);
  DeskStore *store = deed->store;

  if (desk_ask_finish (GTK_WINDOW (source), result))
    desk_store_delete_filter_async (store, id, NULL, deleted_cb, g_steal_pointer (&deed));
}

/**
 * desk_filter_deed_save:
 * @query: what is looked for, which the name that is proposed tells
 */
void
desk_filter_deed_save (GtkWindow             *parent,
                       DeskStore             *store,
                       const DeskMemberQuery *query)
{
  g_autofree char *words = desk_filter_words_all (query);

  desk_ask_text_async (parent, _("Save Filter"), words, _("Name of the filter"), _("_Save"),
                       named_cb, new_deed (parent, store, query, NULL));
}

void
desk_filter_deed_rename (GtkWindow           *parent,
                         DeskStore           *store,
                         DeskSavedFilterItem *item)
{
  desk_ask_text_async (parent, _("Rename Filter"), desk_saved_filter_item_get_name (item),
                       _("Name of the filter"), _("_Rename"), named_cb,
                       new_deed (parent, store, NULL, item));
}

void
desk_filter_deed_delete (GtkWindow           *parent,
                         DeskStore           *store,
                         DeskSavedFilterItem *item)
{
  g_autofree char *heading = g_strdup_printf (_("Delete the Filter “%s”?"),
                                              desk_saved_filter_item_get_name (item));

  desk_ask_async (parent, heading, _("No member is changed by this."), _("_Delete"), delete_cb,
                  new_deed (parent, store, NULL, item));
}
