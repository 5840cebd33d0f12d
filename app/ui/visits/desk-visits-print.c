/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visits-page-private.h"

#include "desk-day-sheet.h"
#include "desk-print.h"
#include "desk-verdict-words.h"
#include "desk-visit-sheet.h"
#include "desk-visit-words.h"

#include <desk-visit-life.h>
#include <glib/gi18n-lib.h>

/* What is to be printed: it is read, the showing of its addresses is recorded, and then it is asked
 * how to print. The page may have gone on to something else meanwhile. */
typedef struct
{
  DeskVisitsPage *self;
  GPtrArray      *visits;       /* (element-type DeskVisit) */
  gboolean        is_form;      /* of the only visit; else the sheet of a day */
  guint           day;
} Job;

static void
free_job (Job *job)
{
  g_clear_pointer (&job->visits, g_ptr_array_unref);
  g_object_unref (job->self);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static Job *
make_job (DeskVisitsPage *self,
          gboolean        is_form)
{
  Job *job = g_new0 (Job, 1);

  job->self = g_object_ref (self);
  job->is_form = is_form;
  job->day = self->day;
  return job;
}

/* Whether the page is still there to print from. */
static gboolean
is_shown (Job *job)
{
  return job->self->store != NULL
         && GTK_IS_WINDOW (gtk_widget_get_root (GTK_WIDGET (job->self)));
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_print_run_finish (GTK_WINDOW (source), result, &error) && job->self->store != NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desk_deed_toasts_say (job->self->news, error->message);
}

static DeskPaper *
make_paper (Job *job)
{
  const DeskIdentity *identity = desk_store_get_identity (job->self->store);
  const char *manager = identity != NULL ? identity->manager_name : "";
  GTimeZone *zone = desk_visits_page_get_zone (job->self);

  if (job->is_form)
    return desk_visit_sheet_new (g_ptr_array_index (job->visits, 0), manager, zone);
  return desk_day_sheet_new (job->visits, desk_calendar_find_moment (job->day, 0, zone), manager,
                             zone);
}

/* Takes @job. */
static void
print (Job *job)
{
  g_autoptr (Job) own = job;
  g_autoptr (DeskPaper) paper = NULL;
  g_autofree char *name = NULL;

  if (!is_shown (job))
    return;
  paper = make_paper (job);
  name = desk_visit_words_day (job->day);
  desk_print_run_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (job->self))), paper, name,
                        printed_cb, job);
  g_steal_pointer (&own);
}

static void
revealed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);
  g_autofree char *why = NULL;

  if (!is_shown (job))
    return;
  if (performed != NULL && performed->n_refused == 0)
    {
      print (g_steal_pointer (&job));
      return;
    }
  why = performed != NULL ? desk_refusals_words (performed) : g_strdup (error->message);
  desk_deed_toasts_say (job->self->news, why);
}

/* Each member once, whose address is printed. */
static GStrv
list_shown (GPtrArray *visits)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) member_nos = g_strv_builder_new ();

  for (guint i = 0; i < visits->len; i++)
    {
      const DeskVisit *visit = g_ptr_array_index (visits, i);

      if (*visit->address != '\0' && g_hash_table_add (seen, visit->member_no))
        g_strv_builder_add (member_nos, visit->member_no);
    }
  return g_strv_builder_end (member_nos);
}

/* What is shown is recorded before it is printed (S). Takes @job. */
static void
reveal (Job *job)
{
  g_auto (GStrv) member_nos = list_shown (job->visits);
  g_autoptr (JsonObject) args = NULL;

  if (member_nos[0] == NULL)
    {
      print (job);
      return;
    }
  args = json_object_new ();
  json_object_set_string_member (args, "field", "address");
  desk_store_perform_for_async (job->self->store, DESK_OP_SECRECY_REVEAL, args,
                                (const char * const *) member_nos, NULL, revealed_cb, job);
}

static void
free_visit (gpointer visit)
{
  desk_visit_free (visit);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  DeskVisit *visit = desk_store_load_visit_finish (DESK_STORE (source), result, &error);

  job->visits = g_ptr_array_new_with_free_func (free_visit);
  if (visit != NULL)
    g_ptr_array_add (job->visits, visit);
  if (!is_shown (job))
    return;
  if (visit == NULL)
    desk_deed_toasts_say (job->self->news, error->message);
  else
    reveal (g_steal_pointer (&job));
}

/* Those that are over are not printed, and their addresses not shown. */
static void
leave_out_past (GPtrArray *visits)
{
  for (guint i = visits->len; i > 0; i--)
    if (!desk_visit_is_open (((DeskVisit *) g_ptr_array_index (visits, i - 1))->status))
      g_ptr_array_remove_index (visits, i - 1);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;

  job->visits = desk_store_list_visits_finish (DESK_STORE (source), result, &error);
  if (!is_shown (job))
    return;
  if (job->visits == NULL)
    {
      desk_deed_toasts_say (job->self->news, error->message);
      return;
    }
  leave_out_past (job->visits);
  if (job->visits->len == 0)
    desk_deed_toasts_say (job->self->news, _("No visit is planned on this day."));
  else
    reveal (g_steal_pointer (&job));
}

/**
 * desk_visits_print_day:
 *
 * Prints the sheet of the day that the page is at, in whichever view.
 */
void
desk_visits_print_day (DeskVisitsPage *self)
{
  GTimeZone *zone = desk_visits_page_get_zone (self);
  Job *job = make_job (self, FALSE);

  desk_visits_page_close_card (self);
  desk_store_list_visits_async (self->store, desk_calendar_find_moment (self->day, 0, zone),
                                desk_calendar_find_moment (self->day + 1, 0, zone), NULL,
                                listed_cb, job);
}

/**
 * desk_visits_print_form:
 * @visit: to be made
 *
 * Prints the form of a visit.
 */
void
desk_visits_print_form (DeskVisitsPage  *self,
                        const DeskVisit *visit)
{
  Job *job = make_job (self, TRUE);

  job->day = desk_calendar_day_at (visit->start_ms, desk_visits_page_get_zone (self));
  desk_store_load_visit_async (self->store, visit->visit_id, NULL, loaded_cb, job);
  desk_visits_page_close_card (self);
}
