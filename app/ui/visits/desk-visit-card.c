/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-card.h"

#include "desk-format.h"
#include "desk-refusal.h"
#include "desk-visit-history.h"
#include "desk-visit-words.h"

#include <desk-labels.h>
#include <desk-member.h>
#include <desk-money.h>
#include <desk-op.h>
#include <desk-visit.h>
#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 36

static const struct
{
  DeskVisitStep  step;
  const char    *kind;
  const char    *label;
} steps[] = {
  { DESK_VISIT_CONFIRM, DESK_OP_VISIT_CONFIRM, N_("Customer _Confirmed") },
  { DESK_VISIT_START, DESK_OP_VISIT_START, N_("On the _Way") },
  { DESK_VISIT_ARRIVE, DESK_OP_VISIT_ARRIVE, N_("At the Doo_r") },
  { DESK_VISIT_FINISH, DESK_OP_VISIT_DONE, N_("_Done…") },
  { DESK_VISIT_MISS, DESK_OP_VISIT_MISS, N_("_Not Met…") },
};

static void
add_line (GtkWidget  *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* Two in a row, so that all of them are seen on a low screen. */
#define COLUMNS 2

static void
add_button (GtkWidget  *grid,
            const char *label,
            const char *action,
            const char *target)
{
  GtkWidget *last = gtk_widget_get_last_child (grid);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  int column = -1;
  int row = 0;

  if (last != NULL)
    gtk_grid_query_child (GTK_GRID (grid), last, &column, &row, NULL, NULL);
  row += (column + 1) / COLUMNS;
  column = (column + 1) % COLUMNS;
  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_grid_attach (GTK_GRID (grid), button, column, row, 1, 1);
}

static GtkWidget *
add_grid (GtkWidget *box)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_box_append (GTK_BOX (box), grid);
  return grid;
}

static void
add_details (GtkWidget       *box,
             const DeskVisit *visit)
{
  g_autofree char *amount = NULL;
  g_autofree char *amount_line = NULL;
  g_autofree char *request = NULL;
  g_autofree char *travel = NULL;
  g_autofree char *paid = NULL;
  g_autofree char *paid_line = NULL;

  if (visit->amount_fen != DESK_FEN_ABSENT)
    {
      amount = desk_money_format (visit->amount_fen);
      /* Translators: %s is an amount of money */
      amount_line = g_strdup_printf (_("Amount: ¥%s"), amount);
    }
  if (visit->paid_fen != DESK_FEN_ABSENT)
    {
      paid = desk_money_format (visit->paid_fen);
      /* Translators: %s is an amount of money */
      paid_line = g_strdup_printf (_("Paid: ¥%s"), paid);
    }
  if (*visit->special_request != '\0')
    /* Translators: %s are the customer's words */
    request = g_strdup_printf (_("The customer's words: “%s”"), visit->special_request);
  if (visit->travel_minutes > 0)
    travel = g_strdup_printf (ngettext ("%u minute on the way there", "%u minutes on the way there",
                                        (guint) visit->travel_minutes),
                              (guint) visit->travel_minutes);
  add_line (box, visit->subject, NULL);
  add_line (box, amount_line, "numeric");
  add_line (box, travel, "numeric");
  add_line (box, request, NULL);
  add_line (box, visit->outcome, NULL);
  add_line (box, paid_line, "numeric");
  add_line (box, visit->form_signed ? _("The acceptance form was signed") : NULL, NULL);
  add_line (box, visit->next_step, NULL);
  add_line (box, *visit->series != '\0' ? _("It repeats") : NULL, "dim-label");
  if (visit->provisional)
    add_line (box, _("Not yet confirmed by the hub"), "dim-label");
}

static void
add_steps (GtkWidget       *box,
           const DeskVisit *visit)
{
  GtkWidget *grid = add_grid (box);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (desk_visit_may_step (visit->status, steps[i].step))
      add_button (grid, _(steps[i].label), "visits.step", steps[i].kind);
  if (desk_visit_may_step (visit->status, DESK_VISIT_MOVE))
    add_button (grid, _("_Move…"), "visits.move", NULL);
  if (desk_visit_may_step (visit->status, DESK_VISIT_CANCEL))
    add_button (grid, _("Cance_l the Visit…"), "visits.cancel", NULL);
  if (*visit->series != '\0' && desk_visit_may_step (visit->status, DESK_VISIT_CANCEL))
    add_button (grid, _("Cancel It and _Later Ones…"), "visits.cancel-series", NULL);
  if (desk_visit_is_open (visit->status))
    {
      add_button (grid, _("Who Is Near _By…"), "visits.near", NULL);
      add_button (grid, _("_Print the Form…"), "visits.print", NULL);
    }
  add_button (grid, _("Open the M_ember"), "visits.open-member", NULL);
}

static GtkWidget *
make_card (DeskStore       *store,
           const DeskVisit *visit)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (store));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = desk_label_member_name (visit->name, visit->salutation);
  g_autofree char *day = desk_format_day (visit->start_ms, zone);
  g_autofree char *span = desk_visit_words_span (visit->start_ms, visit->minutes, zone);
  g_autofree char *when = g_strdup_printf ("%s %s", day, span);
  g_autofree char *what = desk_visit_words_what (visit);

  gtk_widget_add_css_class (box, "visit-card");
  add_line (box, name, "title-4");
  add_line (box, when, "numeric");
  add_line (box, what, NULL);
  return box;
}

/**
 * desk_visit_card_new:
 * @store: where its history is read
 *
 * Returns: (transfer floating): the card, which keeps nothing of @visit
 */
GtkWidget *
desk_visit_card_new (DeskStore       *store,
                     const DeskVisit *visit)
{
  GtkWidget *box = make_card (store, visit);

  add_details (box, visit);
  gtk_box_append (GTK_BOX (box), desk_visit_history_new (store, visit->visit_id));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_steps (box, visit);
  return box;
}

/**
 * desk_visit_card_new_refused:
 * @visit: as desk_refusal_make_visit() makes it
 *
 * Returns: (transfer floating): the card of a time that was turned away
 */
GtkWidget *
desk_visit_card_new_refused (DeskStore              *store,
                             const DeskVisit        *visit,
                             const DeskRefusedVisit *refused)
{
  GtkWidget *box = make_card (store, visit);
  GtkWidget *refusal = desk_refusal_new (store, "visits", 2);

  desk_refusal_set_visit (DESK_REFUSAL (refusal), refused);
  gtk_box_append (GTK_BOX (box), refusal);
  add_button (add_grid (box), _("Open the M_ember"), "visits.open-member", NULL);
  return box;
}
