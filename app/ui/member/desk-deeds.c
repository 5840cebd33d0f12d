/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-deeds.h"

#include "desk-verdict-words.h"

#include <desk-outbox.h>

/**
 * DeskDeeds:
 *
 * What the person does on a member's page and can take back: each is recorded at once, and the last
 * one can be undone by its opposite.
 */
struct _DeskDeeds
{
  GObject    parent_instance;

  DeskStore *store;
  DeskDeed  *undo;              /* nullable */
};

G_DEFINE_FINAL_TYPE (DeskDeeds, desk_deeds, G_TYPE_OBJECT)

enum
{
  DONE,
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Warnings are worth more than the plain news. */
static char *
make_sentence (const DeskDeed *deed,
               DeskVerdict    *verdict)
{
  return verdict->warnings->len > 0 ? desk_verdict_words (verdict, NULL)
                                    : g_strdup (deed->sentence);
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  DeskDeeds *self = g_task_get_source_object (task);
  const DeskDeed *deed = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_store_perform_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = NULL;

  if (verdict == NULL || !verdict->accepted)
    {
      sentence = desk_verdict_words (verdict, error);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", sentence);
      return;
    }
  sentence = make_sentence (deed, verdict);
  desk_deeds_forget (self);
  if (deed->undo_kind != NULL)
    self->undo = desk_deed_new_undo (deed, verdict->op_id);
  g_task_return_boolean (task, TRUE);
  g_signal_emit (self, signals[self->undo != NULL ? DONE : SAID], 0, sentence);
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DeskDeeds *self = DESK_DEEDS (source);
  g_autofree char *problem = NULL;

  if (!desk_deeds_perform_finish (self, result, &problem))
    g_signal_emit (self, signals[SAID], 0, problem);
}

static void
desk_deeds_finalize (GObject *object)
{
  DeskDeeds *self = DESK_DEEDS (object);

  desk_deeds_forget (self);
  g_object_unref (self->store);

  G_OBJECT_CLASS (desk_deeds_parent_class)->finalize (object);
}

static void
desk_deeds_class_init (DeskDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_deeds_finalize;

  signals[DONE] = g_signal_new ("done", DESK_TYPE_DEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAID] = g_signal_new ("said", DESK_TYPE_DEEDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_deeds_init (DeskDeeds *self)
{
}

DeskDeeds *
desk_deeds_new (DeskStore *store)
{
  DeskDeeds *self = g_object_new (DESK_TYPE_DEEDS, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * desk_deeds_perform_async:
 * @deed: (transfer full):
 *
 * Not cancelled with the page: what the person saved is saved.
 */
void
desk_deeds_perform_async (DeskDeeds           *self,
                          DeskDeed            *deed,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (DESK_IS_DEEDS (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, desk_deeds_perform_async);
  g_task_set_task_data (task, deed, (GDestroyNotify) desk_deed_free);
  desk_store_perform_async (self->store, deed->kind, deed->args, NULL, performed_cb, task);
}

/**
 * desk_deeds_perform_finish:
 * @problem: (out): why it was not recorded
 *
 * Returns: whether it was recorded; that is told by the signals
 */
gboolean
desk_deeds_perform_finish (DeskDeeds     *self,
                           GAsyncResult  *result,
                           char         **problem)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;
  *problem = g_strdup (error->message);
  return FALSE;
}

/**
 * desk_deeds_perform:
 * @deed: (transfer full):
 *
 * As desk_deeds_perform_async(), where all that can be said of it is said by the signals.
 */
void
desk_deeds_perform (DeskDeeds *self,
                    DeskDeed  *deed)
{
  desk_deeds_perform_async (self, deed, told_cb, NULL);
}

/**
 * desk_deeds_undo:
 *
 * Undoes what was done last, also after another member was opened.
 */
void
desk_deeds_undo (DeskDeeds *self)
{
  g_return_if_fail (DESK_IS_DEEDS (self));

  if (self->undo != NULL)
    desk_deeds_perform (self, g_steal_pointer (&self->undo));
}

/**
 * desk_deeds_forget:
 *
 * What was done last stays done.
 */
void
desk_deeds_forget (DeskDeeds *self)
{
  g_return_if_fail (DESK_IS_DEEDS (self));

  g_clear_pointer (&self->undo, desk_deed_free);
}
