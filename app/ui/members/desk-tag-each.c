/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-tag-each.h"

#include "desk-ask.h"
#include "desk-tag-completion.h"

#include <desk-perform-each.h>
#include <desk-tag.h>
#include <desk-tags.h>
#include <glib/gi18n-lib.h>

/* How long what was done can be undone. */
#define UNDO_SECONDS 10

/**
 * DeskTagEach:
 *
 * Gives several members a tag, those who have it already excepted, so that taking it back leaves
 * everybody as they were.
 */
struct _DeskTagEach
{
  GObject          parent_instance;

  DeskStore       *store;
  AdwToastOverlay *overlay;
  char            *undo_action;
  AdwToast        *offer;       /* (nullable): to undo; owned by the overlay */

  char            *tag;         /* that was given last, and to whom; %NULL: nothing to undo */
  GArray          *ids;
};

G_DEFINE_FINAL_TYPE (DeskTagEach, desk_tag_each, G_TYPE_OBJECT)

/* What is asked for, until it is done. */
typedef struct
{
  DeskTagEach *self;
  char        *tag;
  GArray      *ids;             /* of all, then of those without the tag */
  guint        n_had;
} Wish;

static Wish *
wish_new (DeskTagEach *self,
          GArray      *ids)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->self = g_object_ref (self);
  wish->ids = g_array_ref (ids);
  return wish;
}

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->self);
  g_free (wish->tag);
  g_array_unref (wish->ids);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
forget (DeskTagEach *self)
{
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->ids, g_array_unref);
}

static void
say (DeskTagEach *self,
     const char  *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (escaped));
}

/* Whoever lets it pass keeps what was done. */
static void
dismissed_cb (DeskTagEach *self,
              AdwToast    *toast)
{
  if (self->offer != toast)
    return;
  self->offer = NULL;
  forget (self);
}

static void
take_offer_back (DeskTagEach *self)
{
  AdwToast *older = g_steal_pointer (&self->offer);

  if (older != NULL)
    adw_toast_dismiss (older);
}

static void
offer_undo (DeskTagEach *self,
            const char  *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  take_offer_back (self);
  self->offer = adw_toast_new (escaped);
  adw_toast_set_button_label (self->offer, _("_Undo"));
  adw_toast_set_action_name (self->offer, self->undo_action);
  adw_toast_set_timeout (self->offer, UNDO_SECONDS);
  g_signal_connect_object (self->offer, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, self->offer);
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
tagged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Wish) wish = user_data;
  DeskTagEach *self = wish->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (performed == NULL)
    {
      say (self, error->message);
      return;
    }
  sentence = describe (performed, wish->tag, wish->n_had);
  take_offer_back (self);
  forget (self);
  if (performed->n_accepted == 0)
    {
      say (self, sentence);
      return;
    }
  self->tag = g_strdup (wish->tag);
  self->ids = g_array_ref (wish->ids);
  offer_undo (self, sentence);
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
      say (wish->self, error->message);
      wish_free (wish);
      return;
    }
  wish->n_had = wish->ids->len - untagged->len;
  g_array_unref (wish->ids);
  wish->ids = g_steal_pointer (&untagged);
  desk_store_perform_each_async (wish->self->store, DESK_OP_TAG_ADD, args, wish->ids, NULL,
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
    desk_store_find_untagged_async (wish->self->store, wish->tag, wish->ids, NULL, found_cb, wish);
  else
    wish_free (wish);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskTagEach) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);
  g_autofree char *reason = NULL;

  if (performed == NULL)
    say (self, error->message);
  else if (performed->refusal == NULL)
    say (self, _("Tag removed."));
  else
    say (self, reason = desk_reason_describe (performed->refusal->reason));
}

static void
desk_tag_each_finalize (GObject *object)
{
  DeskTagEach *self = DESK_TAG_EACH (object);

  forget (self);
  g_object_unref (self->overlay);
  g_object_unref (self->store);
  g_free (self->undo_action);

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
 * @overlay: (transfer none): of the page that keeps this
 * @undo_action: the page's action, which is to call desk_tag_each_undo()
 */
DeskTagEach *
desk_tag_each_new (DeskStore       *store,
                   AdwToastOverlay *overlay,
                   const char      *undo_action)
{
  DeskTagEach *self = g_object_new (DESK_TYPE_TAG_EACH, NULL);

  self->store = g_object_ref (store);
  self->overlay = g_object_ref (overlay);
  self->undo_action = g_strdup (undo_action);
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

/**
 * desk_tag_each_undo:
 *
 * Takes the tag that was given last from those who got it.
 */
void
desk_tag_each_undo (DeskTagEach *self)
{
  g_autoptr (JsonObject) args = NULL;
  g_autofree char *tag = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (DESK_IS_TAG_EACH (self));

  if (self->tag == NULL)
    return;
  tag = g_steal_pointer (&self->tag);
  ids = g_steal_pointer (&self->ids);
  take_offer_back (self);
  args = make_args (tag);
  desk_store_perform_each_async (self->store, DESK_OP_TAG_REMOVE, args, ids, NULL, undone_cb,
                                 g_object_ref (self));
}
