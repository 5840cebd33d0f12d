/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-series-deed.h"

#include <desk-error.h>
#include <desk-op.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/* What was done, and how it is taken back. */
typedef struct
{
  DeskStore  *store;
  DeskUndo   *undo;             /* NULL: it is done, and offered to be taken back */
  char       *visit_id;         /* the first; NULL before there is one */
  const char *kind;
  JsonObject *args;             /* of the operations that take it back */
} Deed;

static Deed *
deed_new (DeskStore  *store,
          DeskUndo   *undo,
          const char *visit_id,
          const char *kind)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->store = g_object_ref (store);
  deed->undo = g_object_ref (undo);
  deed->visit_id = g_strdup (visit_id);
  deed->kind = kind;
  deed->args = json_object_new ();
  return deed;
}

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  g_object_unref (deed->store);
  g_clear_object (&deed->undo);
  g_free (deed->visit_id);
  json_object_unref (deed->args);
  g_free (deed);
}

/* With what the rules refused, and why. */
static char *
describe (const DeskPerformed *performed,
          char                *done)
{
  g_autofree char *own = done;
  g_autofree char *reason =
    performed->refusal != NULL ? desk_reason_describe (performed->refusal->reason) : NULL;

  if (reason == NULL)
    return g_steal_pointer (&own);
  /* Translators: %1$s says what was done, %2$u how many were refused, %3$s is a sentence */
  return g_strdup_printf (_("%1$s Refused: %2$u. %3$s"), own, performed->n_refused, reason);
}

static char *
describe_planned (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit planned.", "%u visits planned.", n),
                          n);
}

static char *
describe_moved (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit moved.", "%u visits moved.", n), n);
}

static char *
describe_cancelled (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit cancelled.",
                                       "%u visits cancelled.", n),
                          n);
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DeskUndo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_change_series_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence =
    performed != NULL ? describe (performed, g_strdup (_("Undone."))) : g_strdup (error->message);

  desk_undo_say (undo, sentence);
}

static void
take_back (DeskUndo *undo,
           gpointer  user_data)
{
  Deed *deed = user_data;

  desk_store_change_series_async (deed->store, deed->visit_id, deed->kind, deed->args, NULL,
                                  taken_back_cb, g_object_ref (undo));
}

/* Takes the deed; %TRUE where anything was done. */
static gboolean
tell (Deed                *deed,
      const DeskPerformed *performed,
      char                *done,
      GError             **error)
{
  g_autofree char *sentence = describe (performed, done);
  g_autoptr (DeskUndo) undo = g_steal_pointer (&deed->undo);
  g_autofree char *reason = NULL;

  if (performed->n_accepted > 0)
    {
      desk_undo_offer (undo, sentence, take_back, deed, deed_free);
      return TRUE;
    }
  reason = performed->refusal != NULL ? desk_reason_describe (performed->refusal->reason) : NULL;
  g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, reason != NULL ? reason : sentence);
  deed_free (deed);
  return FALSE;
}

static void
finish (GTask         *task,
        DeskPerformed *performed,
        char        *(*describe_done) (guint n),
        GError        *error)
{
  Deed *deed = g_task_get_task_data (task);

  if (performed != NULL)
    tell (deed, performed, describe_done (performed->n_accepted), &error);
  else
    deed_free (deed);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Deed *deed = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_plan_series_finish (DESK_STORE (source), result, &error);

  if (performed != NULL)
    deed->visit_id = g_strdup (performed->first_id);
  finish (task, performed, describe_planned, error);
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_change_series_finish (DESK_STORE (source), result, &error);

  finish (task, performed, describe_moved, error);
}

static GTask *
make_task (DeskStore           *store,
           Deed                *deed,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);

  g_task_set_source_tag (task, make_task);
  g_task_set_task_data (task, deed, NULL);
  return task;
}

/**
 * desk_series_deed_plan_async:
 * @undo: where it is told, and taken back
 * @args: (transfer none): as of desk_store_plan_series_async(), like @months and @n_visits
 */
void
desk_series_deed_plan_async (DeskStore           *store,
                             DeskUndo            *undo,
                             JsonObject          *args,
                             int                  months,
                             guint                n_visits,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Deed *deed = deed_new (store, undo, NULL, DESK_OP_VISIT_CANCEL);

  json_object_set_string_member (deed->args, "why", _("Planned by mistake"));
  desk_store_plan_series_async (store, args, months, n_visits, NULL, planned_cb,
                                make_task (store, deed, callback, user_data));
}

/**
 * desk_series_deed_move_async:
 * @undo: where it is told, and taken back
 * @visit: the first that is moved; the later ones move by as many days
 * @args: (transfer none): as of desk_store_change_series_async()
 */
void
desk_series_deed_move_async (DeskStore           *store,
                             DeskUndo            *undo,
                             const DeskVisit     *visit,
                             JsonObject          *args,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (store));
  Deed *deed = deed_new (store, undo, visit->visit_id, DESK_OP_VISIT_MOVE);
  g_autofree char *start = desk_time_to_rfc3339 (visit->start_ms, zone);

  json_object_set_string_member (deed->args, "start", start);
  json_object_set_int_member (deed->args, "minutes", visit->minutes);
  json_object_set_int_member (deed->args, "travel_minutes", visit->travel_minutes);
  desk_store_change_series_async (store, visit->visit_id, DESK_OP_VISIT_MOVE, args, NULL, moved_cb,
                                  make_task (store, deed, callback, user_data));
}

/**
 * desk_series_deed_finish:
 *
 * Returns: whether any of them was planned or moved; else @error says why not
 */
gboolean
desk_series_deed_finish (DeskStore     *store,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskUndo) undo = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_change_series_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence =
    performed != NULL ? describe (performed, describe_cancelled (performed->n_accepted))
                      : g_strdup (error->message);

  desk_undo_say (undo, sentence);
}

/**
 * desk_series_deed_cancel:
 * @undo: where it is told
 * @visit_id: the first that does not take place
 *
 * Cancels it and the later ones of its series. That is for good: what is cancelled is not planned
 * again by itself.
 */
void
desk_series_deed_cancel (DeskStore  *store,
                         DeskUndo   *undo,
                         const char *visit_id,
                         const char *why)
{
  g_autoptr (JsonObject) args = json_object_new ();

  json_object_set_string_member (args, "why", why);
  desk_store_change_series_async (store, visit_id, DESK_OP_VISIT_CANCEL, args, NULL, cancelled_cb,
                                  g_object_ref (undo));
}
