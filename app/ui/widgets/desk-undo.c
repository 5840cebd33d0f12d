/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-undo.h"

#include <glib/gi18n-lib.h>

/* How long what was done can be undone. */
#define UNDO_SECONDS 10

/**
 * DeskUndo:
 *
 * Tells what was done for many at once, and offers to take it back for a while. Only what was done
 * last can be taken back.
 */
struct _DeskUndo
{
  GObject          parent_instance;

  AdwToastOverlay *overlay;
  char            *action;
  AdwToast        *toast;       /* (nullable): the offer; owned by the overlay */
  DeskUndoFunc     func;        /* NULL: there is nothing to undo */
  gpointer         user_data;
  GDestroyNotify   destroy;
};

G_DEFINE_FINAL_TYPE (DeskUndo, desk_undo, G_TYPE_OBJECT)

static void
forget (DeskUndo *self)
{
  GDestroyNotify destroy = self->destroy;

  self->func = NULL;
  self->destroy = NULL;
  if (destroy != NULL)
    destroy (g_steal_pointer (&self->user_data));
}

/* Whoever lets it pass keeps what was done. */
static void
dismissed_cb (DeskUndo *self,
              AdwToast *toast)
{
  if (self->toast != toast)
    return;
  self->toast = NULL;
  forget (self);
}

static void
take_offer_back (DeskUndo *self)
{
  AdwToast *toast = g_steal_pointer (&self->toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static AdwToast *
make_toast (const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  return adw_toast_new (escaped);
}

static void
desk_undo_finalize (GObject *object)
{
  DeskUndo *self = DESK_UNDO (object);

  forget (self);
  g_object_unref (self->overlay);
  g_free (self->action);

  G_OBJECT_CLASS (desk_undo_parent_class)->finalize (object);
}

static void
desk_undo_class_init (DeskUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_undo_finalize;
}

static void
desk_undo_init (DeskUndo *self)
{
}

/**
 * desk_undo_new:
 * @overlay: of the page that keeps this
 * @action: the page's action, which is to call desk_undo_run()
 */
DeskUndo *
desk_undo_new (AdwToastOverlay *overlay,
               const char      *action)
{
  DeskUndo *self = g_object_new (DESK_TYPE_UNDO, NULL);

  self->overlay = g_object_ref (overlay);
  self->action = g_strdup (action);
  return self;
}

void
desk_undo_say (DeskUndo   *self,
               const char *sentence)
{
  g_return_if_fail (DESK_IS_UNDO (self));

  adw_toast_overlay_add_toast (self->overlay, make_toast (sentence));
}

/**
 * desk_undo_offer:
 * @sentence: what was done
 * @func: (scope notified): takes it back; @user_data must not hold this
 */
void
desk_undo_offer (DeskUndo       *self,
                 const char     *sentence,
                 DeskUndoFunc    func,
                 gpointer        user_data,
                 GDestroyNotify  destroy)
{
  g_return_if_fail (DESK_IS_UNDO (self));

  take_offer_back (self);
  forget (self);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->toast = make_toast (sentence);
  adw_toast_set_button_label (self->toast, _("_Undo"));
  adw_toast_set_action_name (self->toast, self->action);
  adw_toast_set_timeout (self->toast, UNDO_SECONDS);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, self->toast);
}

/**
 * desk_undo_run:
 *
 * Takes back what was done last, once.
 */
void
desk_undo_run (DeskUndo *self)
{
  g_return_if_fail (DESK_IS_UNDO (self));

  if (self->func != NULL)
    self->func (self, self->user_data);
  take_offer_back (self);
  forget (self);
}
