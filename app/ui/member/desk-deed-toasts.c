/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-deed-toasts.h"

#include <glib/gi18n-lib.h>

/* How long what was done can be undone. */
#define UNDO_SECONDS 10

struct _DeskDeedToasts
{
  GObject          parent_instance;

  DeskDeeds       *deeds;
  AdwToastOverlay *overlay;     /* not owned */
  char            *undo_action;
  AdwToast        *undo_toast;  /* (nullable): owned by the overlay */
};

G_DEFINE_FINAL_TYPE (DeskDeedToasts, desk_deed_toasts, G_TYPE_OBJECT)

/* Whoever lets it pass keeps what was done. */
static void
forget_toast (DeskDeedToasts *self,
              AdwToast       *toast)
{
  if (self->undo_toast != toast)
    return;
  self->undo_toast = NULL;
  desk_deeds_forget (self->deeds);
}

/* Only the last deed can be undone, so an older offer goes. */
static void
offer_undo (DeskDeedToasts *self,
            const char     *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *older = g_steal_pointer (&self->undo_toast);

  if (older != NULL)
    adw_toast_dismiss (older);
  self->undo_toast = adw_toast_new (escaped);
  adw_toast_set_button_label (self->undo_toast, _("_Undo"));
  adw_toast_set_action_name (self->undo_toast, self->undo_action);
  adw_toast_set_timeout (self->undo_toast, UNDO_SECONDS);
  g_signal_connect_object (self->undo_toast, "dismissed", G_CALLBACK (forget_toast), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, self->undo_toast);
}

static void
desk_deed_toasts_finalize (GObject *object)
{
  DeskDeedToasts *self = DESK_DEED_TOASTS (object);

  g_object_unref (self->deeds);
  g_free (self->undo_action);

  G_OBJECT_CLASS (desk_deed_toasts_parent_class)->finalize (object);
}

static void
desk_deed_toasts_class_init (DeskDeedToastsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_deed_toasts_finalize;
}

static void
desk_deed_toasts_init (DeskDeedToasts *self)
{
}

/**
 * desk_deed_toasts_new:
 * @overlay: (transfer none): of the page that keeps this
 * @undo_action: the page's action, which is to call desk_deed_toasts_undo()
 */
DeskDeedToasts *
desk_deed_toasts_new (DeskDeeds       *deeds,
                      AdwToastOverlay *overlay,
                      const char      *undo_action)
{
  DeskDeedToasts *self = g_object_new (DESK_TYPE_DEED_TOASTS, NULL);

  self->deeds = g_object_ref (deeds);
  self->overlay = overlay;
  self->undo_action = g_strdup (undo_action);
  g_signal_connect_object (deeds, "done", G_CALLBACK (offer_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (deeds, "said", G_CALLBACK (desk_deed_toasts_say), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
desk_deed_toasts_say (DeskDeedToasts *self,
                      const char     *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  g_return_if_fail (DESK_IS_DEED_TOASTS (self));

  adw_toast_overlay_add_toast (self->overlay, adw_toast_new (escaped));
}

/**
 * desk_deed_toasts_undo:
 *
 * Undoes what was done last; the offer goes with what it offers.
 */
void
desk_deed_toasts_undo (DeskDeedToasts *self)
{
  AdwToast *toast;

  g_return_if_fail (DESK_IS_DEED_TOASTS (self));

  toast = g_steal_pointer (&self->undo_toast);
  desk_deeds_undo (self->deeds);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}
