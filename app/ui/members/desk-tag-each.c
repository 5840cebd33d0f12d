/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-tag-each.h"

#include "desk-ask.h"
#include "desk-tag-completion.h"

#include <desk-perform-each.h>
#include <desk-tag.h>
#include <desk-tags.h>
#include <glib/gi18n-lib.h>

/**
 * DeskTagEach:
 *
 * Gives several members a tag, those who have it already excepted, so that taking it back leaves
 * everybody as they were.
 */
struct _DeskTagEach
{
  GObject    parent_instance;

  DeskStore *store;
  DeskUndo  *undo;
};

G_DEFINE_FINAL_TYPE (DeskTagEach, desk_tag_each, G_TYPE_OBJECT)

/* What is asked for, until it is done. */
typedef struct
{
  DeskStore *store;
  DeskUndo  *undo;              /* NULL: it is done, and offered to be undone */
  char      *tag;
  GArray    *ids;               /* of all, then of those without the tag */
  guint      n_had;
} Wish;

static Wish *
wish_new (DeskTagEach *self,
          GArray      *ids)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->store = g_object_ref (self->store);
  wish->undo = g_object_ref (self->undo);
  wish->ids = g_array_ref (ids);
  return wish;
}

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->store);
  g_clear_object (&wish->undo);
  g_free (wish->tag);
  g_array_unref (wish->ids);
  g_free (wish);
}

static char *
describe (const DeskPerformed *performed,
          const char          *tag,
          guint                n_had)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n = performed->n_accepted;

  /* Translators: %1$u is how many members, %2$s a tag */
  g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%1$u member tagged “%2$s”.",
                                                        "%1$u members tagged “%2$s”.", n),
                                           n, tag));
  if (n_had > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u had it already.",
                                                          "%u had it already.", n_had),
                                             n_had));
  if (performed->refusal != NULL)
    g_ptr_array_add (parts, desk_reason_describe (performed->refusal->reason));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

static JsonObject *
make_args (const char *tag)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "tag", tag);
  return args;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskUndo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);
  g_autofree char *reason = NULL;

  if (performed == NULL)
    desk_undo_say (undo, error->message);
  else if (performed->refusal == NULL)
    desk_undo_say (undo, _("Tag removed."));
  else
    desk_undo_say (undo, reason = desk_reason_describe (performed->refusal->reason));
}

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  Wish *wish = user_data;
  g_autoptr (JsonObject) args = make_args (wish->tag);

  desk_store_perform_each_async (wish->store, DESK_OP_TAG_REMOVE, args, wish->ids, NULL,
                                 undone_cb, g_object_ref (undo));
}

static void
tagged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Wish *wish = user_data;
  g_autoptr (DeskUndo) undo = g_steal_pointer (&wish->undo);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence =
    performed != NULL ? describe (performed, wish->tag, wish->n_had) : g_strdup (error->message);

  if (performed != NULL && performed->n_accepted > 0)
    {
      desk_undo_offer (undo, sentence, take_back, wish, wish_free);
      return;
    }
  desk_undo_say (undo, sentence);
  wish_free (wish);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Wish *wish = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) untagged =
    desk_store_find_untagged_finish (DESK_STORE (source), result, &error);
  g_autoptr (JsonObject) args = make_args (wish->tag);

  if (untagged == NULL)
    {
      desk_undo_say (wish->undo, error->message);
      wish_free (wish);
      return;
    }
  wish->n_had = wish->ids->len - untagged->len;
  g_array_unref (wish->ids);
  wish->ids = g_steal_pointer (&untagged);
  desk_store_perform_each_async (wish->store, DESK_OP_TAG_ADD, args, wish->ids, NULL,
                                 tagged_cb, wish);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wish *wish = user_data;
  g_autofree char *text = desk_ask_text_finish (GTK_WINDOW (source), result);

  wish->tag = text != NULL ? desk_tag_normalize (text) : NULL;
  if (wish->tag != NULL)
    desk_store_find_untagged_async (wish->store, wish->tag, wish->ids, NULL, found_cb, wish);
  else
    wish_free (wish);
}

static void
desk_tag_each_finalize (GObject *object)
{
  DeskTagEach *self = DESK_TAG_EACH (object);

  g_object_unref (self->undo);
  g_object_unref (self->store);

  G_OBJECT_CLASS (desk_tag_each_parent_class)->finalize (object);
}

static void
desk_tag_each_class_init (DeskTagEachClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_tag_each_finalize;
}

static void
desk_tag_each_init (DeskTagEach *self)
{
}

/**
 * desk_tag_each_new:
 * @undo: where it is told, and taken back
 */
DeskTagEach *
desk_tag_each_new (DeskStore *store,
                   DeskUndo  *undo)
{
  DeskTagEach *self = g_object_new (DESK_TYPE_TAG_EACH, NULL);

  self->store = g_object_ref (store);
  self->undo = g_object_ref (undo);
  return self;
}

/**
 * desk_tag_each_ask:
 * @ids: (element-type gint64): of the members in the lists; not to be changed any more
 *
 * Asks for a tag, and gives it to them.
 */
void
desk_tag_each_ask (DeskTagEach *self,
                   GtkWindow   *parent,
                   GArray      *ids)
{
  g_autofree char *heading =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Tag %u Member", "Tag %u Members", ids->len),
                     ids->len);
  GtkEntry *entry;

  g_return_if_fail (DESK_IS_TAG_EACH (self));

  entry = desk_ask_text_async (parent, heading, "", _("New tag"), _("_Add"), answered_cb,
                               wish_new (self, ids));
  desk_tag_completion_offer (entry, self->store);
}
