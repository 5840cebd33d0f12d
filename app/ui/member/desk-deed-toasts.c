/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-deed-toasts.h"

struct _DeskDeedToasts
{
  GObject    parent_instance;

  DeskDeeds *deeds;
  DeskUndo  *undo;
};

G_DEFINE_FINAL_TYPE (DeskDeedToasts, desk_deed_toasts, G_TYPE_OBJECT)

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  desk_deeds_undo (user_data);
}

static void
offer_undo (DeskDeedToasts *self,
            const char     *sentence)
{
  desk_undo_offer (self->undo, sentence, take_back, g_object_ref (self->deeds), g_object_unref);
}

static void
desk_deed_toasts_finalize (GObject *object)
{
  DeskDeedToasts *self = DESK_DEED_TOASTS (object);

  g_object_unref (self->undo);
  g_object_unref (self->deeds);

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
  self->undo = desk_undo_new (overlay, undo_action);
  g_signal_connect_object (deeds, "done", G_CALLBACK (offer_undo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (deeds, "said", G_CALLBACK (desk_deed_toasts_say), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
desk_deed_toasts_say (DeskDeedToasts *self,
                      const char     *sentence)
{
  g_return_if_fail (DESK_IS_DEED_TOASTS (self));

  desk_undo_say (self->undo, sentence);
}

/**
 * desk_deed_toasts_undo:
 *
 * Undoes what was done last; the offer goes with what it offers.
 */
void
desk_deed_toasts_undo (DeskDeedToasts *self)
{
  g_return_if_fail (DESK_IS_DEED_TOASTS (self));

  desk_undo_run (self->undo);
}

/**
 * desk_deed_toasts_get_undo:
 *
 * Returns: (transfer none): where what is no single deed is told, and taken back
 */
DeskUndo *
desk_deed_toasts_get_undo (DeskDeedToasts *self)
{
  g_return_val_if_fail (DESK_IS_DEED_TOASTS (self), NULL);

  return self->undo;
}
