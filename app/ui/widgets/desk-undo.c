/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-undo.h"

#include <glib/gi18n-lib.h>

/* How long what was done can be undone. */
#define UNDO_SECONDS 10
/* libadwaita 1.2 touches freed memory where a toast goes while it still comes into sight. */
#define LEAST_MS 1000

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
  gint64           since_us;    /* when it was put there */
  guint            dismissal;   /* that waits until the toast may go */
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
  g_clear_handle_id (&self->dismissal, g_source_remove);
  forget (self);
}

static gboolean
is_young (DeskUndo *self)
{
  return g_get_monotonic_time () - self->since_us < LEAST_MS * G_TIME_SPAN_MILLISECOND;
}

static void
dismiss (DeskUndo *self)
{
  AdwToast *toast = g_steal_pointer (&self->toast);

  g_clear_handle_id (&self->dismissal, g_source_remove);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}

static gboolean
dismissal_cb (gpointer user_data)
{
  DeskUndo *self = user_data;

  self->dismissal = 0;
  dismiss (self);
  return G_SOURCE_REMOVE;
}

/* There is nothing to undo any more. */
static void
take_offer_back (DeskUndo *self)
{
  if (self->toast == NULL || !is_young (self))
    {
      dismiss (self);
      return;
    }
  adw_toast_set_button_label (self->toast, NULL);
  if (self->dismissal == 0)
    self->dismissal = g_timeout_add (LEAST_MS, dismissal_cb, self);
}

static AdwToast *
make_toast (const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  return adw_toast_new (escaped);
}

/* At once, whatever else is to be told. */
static void
show_offer (DeskUndo   *self,
            const char *sentence)
{
  self->since_us = g_get_monotonic_time ();
  self->toast = make_toast (sentence);
  adw_toast_set_button_label (self->toast, _("_Undo"));
  adw_toast_set_action_name (self->toast, self->action);
  adw_toast_set_timeout (self->toast, UNDO_SECONDS);
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, self->toast);
}

/* One that has only just come says the new instead. */
static void
change_offer (DeskUndo   *self,
              const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  g_clear_handle_id (&self->dismissal, g_source_remove);
  adw_toast_set_title (self->toast, escaped);
  adw_toast_set_button_label (self->toast, _("_Undo"));
}

static void
desk_undo_finalize (GObject *object)
{
  DeskUndo *self = DESK_UNDO (object);

  g_clear_handle_id (&self->dismissal, g_source_remove);
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

  forget (self);
  if (self->toast != NULL && is_young (self))
    {
      change_offer (self, sentence);
    }
  else
    {
      dismiss (self);
      show_offer (self, sentence);
    }
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
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
