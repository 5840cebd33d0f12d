/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-tag-each.h"

#include "desk-ask.h"
#include "desk-tag-completion.h"
#include "desk-verdict-words.h"

#include <desk-perform-each.h>
#include <desk-tag.h>
#include <desk-tags.h>
#include <glib/gi18n-lib.h>

/**
 * DeskTagEach:
 *
 * Gives several members a tag, those who have it already excepted, or takes it from those who have it,
 * so that taking it back leaves everybody as they were.
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
  gboolean   removes;
  GArray    *ids;               /* of all, then of those for whom there is something to do */
  guint      n_passed;
} Wish;

static Wish *
wish_new (DeskTagEach *self,
          GArray      *ids,
          gboolean     removes)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->store = g_object_ref (self->store);
  wish->undo = g_object_ref (self->undo);
  wish->ids = g_array_ref (ids);
  wish->removes = removes;
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
describe_done (const Wish *wish,
               guint       n)
{
  if (wish->removes)
    /* Translators: %1$u is how many members, %2$s a tag */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Tag “%2$s” removed from %1$u member.",
                                         "Tag “%2$s” removed from %1$u members.", n),
                            n, wish->tag);
  /* Translators: %1$u is how many members, %2$s a tag */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u member tagged “%2$s”.",
                                       "%1$u members tagged “%2$s”.", n),
                          n, wish->tag);
}

static char *
describe_passed (const Wish *wish)
{
  guint n = wish->n_passed;

  if (n == 0)
    return NULL;
  return g_strdup_printf (wish->removes ? g_dngettext (GETTEXT_PACKAGE, "%u did not have it.",
                                                       "%u did not have it.", n)
                                        : g_dngettext (GETTEXT_PACKAGE, "%u had it already.",
                                                       "%u had it already.", n),
                          n);
}

static char *
describe (const Wish          *wish,
          const DeskPerformed *performed)
{
  g_autofree char *done = describe_done (wish, performed->n_accepted);
  g_autofree char *passed = describe_passed (wish);
  g_autofree char *refused = desk_refusals_words (performed);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) sentences = NULL;

  g_strv_builder_add (parts, done);
  if (passed != NULL)
    g_strv_builder_add (parts, passed);
  if (refused != NULL)
    g_strv_builder_add (parts, refused);
  sentences = g_strv_builder_end (parts);
  return g_strjoinv (" ", sentences);
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
  g_autofree char *refused = performed != NULL ? desk_refusals_words (performed) : NULL;

  if (performed == NULL)
    desk_undo_say (undo, error->message);
  else
    desk_undo_say (undo, refused != NULL ? refused : _("Undone."));
}

static const char *
get_kind (gboolean removes)
{
  return removes ? DESK_OP_TAG_REMOVE : DESK_OP_TAG_ADD;
}

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  Wish *wish = user_data;
  g_autoptr (JsonObject) args = make_args (wish->tag);

  desk_store_perform_each_async (wish->store, get_kind (!wish->removes), args, wish->ids, NULL,
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
    performed != NULL ? describe (wish, performed) : g_strdup (error->message);

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
  g_autoptr (GArray) found =
    desk_store_find_tagged_finish (DESK_STORE (source), result, &error);
  g_autoptr (JsonObject) args = make_args (wish->tag);

  if (found == NULL)
    {
      desk_undo_say (wish->undo, error->message);
      wish_free (wish);
      return;
    }
  wish->n_passed = wish->ids->len - found->len;
  g_array_unref (wish->ids);
  wish->ids = g_steal_pointer (&found);
  desk_store_perform_each_async (wish->store, get_kind (wish->removes), args, wish->ids, NULL,
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
    desk_store_find_tagged_async (wish->store, wish->tag, wish->removes, wish->ids, NULL, found_cb, wish);
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
 * @removes: whether the tag is taken from them
 *
 * Asks for a tag, and gives it to them, or takes it from them.
 */
void
desk_tag_each_ask (DeskTagEach *self,
                   GtkWindow   *parent,
                   GArray      *ids,
                   gboolean     removes)
{
  g_autofree char *heading = NULL;
  GtkEntry *entry;

  g_return_if_fail (DESK_IS_TAG_EACH (self));

  heading = g_strdup_printf (
    removes ? g_dngettext (GETTEXT_PACKAGE, "Remove a Tag from %u Member",
                           "Remove a Tag from %u Members", ids->len)
            : g_dngettext (GETTEXT_PACKAGE, "Tag %u Member", "Tag %u Members", ids->len),
    ids->len);
  entry = desk_ask_text_async (parent, heading, "", removes ? _("Tag") : _("New tag"),
                               removes ? _("_Remove") : _("_Add"), answered_cb,
                               wish_new (self, ids, removes));
  desk_tag_completion_offer (entry, self->store);
}
