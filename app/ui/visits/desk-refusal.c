/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-refusal.h"

#include "desk-ask.h"
#include "desk-other-times.h"

#include <desk-calendar.h>
#include <desk-member.h>
#include <desk-outbox.h>
#include <glib/gi18n-lib.h>

/* Times are sought from the day that was meant to this many days on. */
#define DAYS 7
#define WIDTH_CHARS 36

/**
 * DeskRefusal:
 *
 * What became of a time for a visit that the hub, or the rules after a pull, turned away; with one
 * press the visit gets another.
 */
struct _DeskRefusal
{
  GtkWidget       parent_instance;

  GtkLabel       *reason;
  GtkLabel       *stands;
  DeskOtherTimes *times;
  GtkButton      *give_up;

  DeskStore      *store;
  char           *rebook;       /* an action */
  char           *op_id;
  gint64          minutes;
};

G_DEFINE_FINAL_TYPE (DeskRefusal, desk_refusal, GTK_TYPE_WIDGET)

static void
chosen_cb (DeskRefusal *self,
           gint64       start_ms)
{
  gtk_widget_activate_action (GTK_WIDGET (self), self->rebook, "(sxx)", self->op_id, start_ms,
                              self->minutes);
}

static void
seek_times (DeskRefusal            *self,
            const DeskRefusedVisit *refused)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));
  guint day = desk_calendar_day_at (MAX (refused->start_ms, now_ms), zone);
  DeskFreeQuery query = {
    .member_no = refused->member_no,
    .visit_id = refused->visit_id,
    .minutes = refused->minutes,
    .travel_minutes = refused->travel_minutes,
    .from_ms = desk_calendar_find_moment (day, 0, zone),
    .to_ms = desk_calendar_find_moment (day + DAYS, 0, zone),
  };

  desk_other_times_seek (self->times, &query, refused->start_ms);
}

static void
desk_refusal_dispose (GObject *object)
{
  DeskRefusal *self = DESK_REFUSAL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_refusal_parent_class)->dispose (object);
}

static void
desk_refusal_finalize (GObject *object)
{
  DeskRefusal *self = DESK_REFUSAL (object);

  g_free (self->rebook);
  g_free (self->op_id);

  G_OBJECT_CLASS (desk_refusal_parent_class)->finalize (object);
}

static void
desk_refusal_class_init (DeskRefusalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_refusal_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_refusal_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "refusal");
}

static GtkLabel *
add_label (DeskRefusal *self,
           const char  *text,
           const char  *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
desk_refusal_init (DeskRefusal *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->reason = add_label (self, "", "error");
  self->stands = add_label (self, _("The visit stays where it was."), "dim-label");
}

/**
 * desk_refusal_new:
 * @prefix: of the actions of the page around it
 * @n_columns: as for desk_other_times_new()
 */
GtkWidget *
desk_refusal_new (DeskStore  *store,
                  const char *prefix,
                  guint       n_columns)
{
  DeskRefusal *self = g_object_new (DESK_TYPE_REFUSAL, NULL);
  g_autofree char *give_up = g_strconcat (prefix, ".give-up", NULL);

  self->store = g_object_ref (store);
  self->rebook = g_strconcat (prefix, ".rebook", NULL);
  self->times = DESK_OTHER_TIMES (desk_other_times_new (store, n_columns));
  gtk_widget_set_parent (GTK_WIDGET (self->times), GTK_WIDGET (self));
  g_signal_connect_swapped (self->times, "chosen", G_CALLBACK (chosen_cb), self);
  self->give_up = GTK_BUTTON (gtk_button_new_with_mnemonic (_("_Give It Up…")));
  gtk_widget_set_halign (GTK_WIDGET (self->give_up), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->give_up), GTK_WIDGET (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->give_up), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->give_up), give_up);
  return GTK_WIDGET (self);
}

/**
 * desk_refusal_set_visit:
 * @refused: copied
 */
void
desk_refusal_set_visit (DeskRefusal            *self,
                        const DeskRefusedVisit *refused)
{
  g_autofree char *reason = NULL;

  g_return_if_fail (DESK_IS_REFUSAL (self));

  reason = refused->reason != NULL ? desk_reason_describe (refused->reason) : NULL;
  gtk_label_set_label (self->reason, reason != NULL ? reason : _("It was turned away."));
  gtk_widget_set_visible (GTK_WIDGET (self->stands), *refused->visit_id != '\0');
  g_free (self->op_id);
  self->op_id = g_strdup (refused->op_id);
  self->minutes = refused->minutes;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->give_up), "s", refused->op_id);
  seek_times (self, refused);
}

/**
 * desk_refusal_make_visit:
 *
 * Returns: (transfer full): the time that was turned away, as a calendar shows it
 */
DeskVisit *
desk_refusal_make_visit (const DeskRefusedVisit *refused)
{
  DeskVisit *visit = g_new0 (DeskVisit, 1);

  visit->visit_id = g_strdup (refused->op_id);
  visit->member_no = g_strdup (refused->member_no);
  visit->name = g_strdup (refused->name);
  visit->salutation = g_strdup (refused->salutation);
  visit->purpose = g_strdup (refused->purpose);
  visit->start_ms = refused->start_ms;
  visit->minutes = refused->minutes;
  visit->travel_minutes = refused->travel_minutes;
  visit->amount_fen = DESK_FEN_ABSENT;
  visit->paid_fen = DESK_FEN_ABSENT;
  visit->status = g_strdup (DESK_VISIT_REFUSED);
  visit->special_request = g_strdup ("");
  visit->outcome = g_strdup ("");
  visit->version = g_strdup ("");
  visit->address = g_strdup ("");
  visit->subject = g_strdup ("");
  visit->next_step = g_strdup ("");
  visit->series = g_strdup ("");
  return visit;
}

/**
 * desk_refusal_is:
 *
 * Returns: whether @visit is none, but a time that was turned away
 */
gboolean
desk_refusal_is (const DeskVisit *visit)
{
  return g_str_equal (visit->status, DESK_VISIT_REFUSED);
}

static void
rebooked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskDeedToasts) news = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_store_rebook_finish (DESK_STORE (source), result, &error);
  g_autofree char *why = NULL;

  if (verdict == NULL)
    desk_deed_toasts_say (news, error->message);
  else if (verdict->accepted)
    desk_deed_toasts_say (news, _("Visit planned."));
  else
    desk_deed_toasts_say (news, why = desk_reason_describe (verdict->reason));
}

/**
 * desk_refusal_rebook:
 * @news: which tells what came of it
 *
 * Gives the visit another time; what the rules refuse is said and left as it was.
 */
void
desk_refusal_rebook (DeskStore      *store,
                     DeskDeedToasts *news,
                     const char     *op_id,
                     gint64          start_ms,
                     gint64          minutes)
{
  desk_store_rebook_async (store, op_id, start_ms, minutes, NULL, rebooked_cb, g_object_ref (news));
}

typedef struct
{
  DeskStore      *store;
  DeskDeedToasts *news;
  char           *op_id;
} Asked;

static void
free_asked (Asked *asked)
{
  g_object_unref (asked->store);
  g_object_unref (asked->news);
  g_free (asked->op_id);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, free_asked)

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DeskDeedToasts) news = user_data;
  g_autoptr (GError) error = NULL;

  if (!desk_store_resolve_finish (DESK_STORE (source), result, NULL, &error))
    desk_deed_toasts_say (news, error->message);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;

  if (desk_ask_finish (GTK_WINDOW (source), result))
    desk_store_resolve_async (asked->store, asked->op_id, DESK_RESOLVE_DROP, NULL, dropped_cb,
                              g_object_ref (asked->news));
}

/**
 * desk_refusal_give_up:
 *
 * Asks, and then forgets what was turned away.
 */
void
desk_refusal_give_up (GtkWidget      *page,
                      DeskStore      *store,
                      DeskDeedToasts *news,
                      const char     *op_id)
{
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { g_object_ref (store), g_object_ref (news), g_strdup (op_id) };
  desk_ask_async (GTK_WINDOW (gtk_widget_get_root (page)), _("Give This Time Up?"),
                  _("It was not accepted. Once given up, it is gone from this computer too."),
                  _("_Give It Up"), asked_cb, asked);
}
