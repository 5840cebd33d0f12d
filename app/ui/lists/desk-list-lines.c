/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-lines.h"

#include <desk-list-words.h>
#include <glib/gi18n-lib.h>

#include "desk-list-line.h"
#include "desk-list-preview.h"

struct _DeskListLines
{
  GtkBox        parent_instance;

  GtkDropDown  *outcomes;
  GtkListView  *list;

  DeskListPlan *plan;           /* (nullable): what is shown */
  gboolean      applied;
  gboolean      filling;        /* the choice of outcomes: nobody chose */
};

G_DEFINE_FINAL_TYPE (DeskListLines, desk_list_lines, GTK_TYPE_BOX)

static void
show_rows (DeskListLines *self,
           int            outcome)
{
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (
    gtk_no_selection_new (G_LIST_MODEL (desk_list_preview_new (self->plan, outcome))));

  gtk_list_view_set_model (self->list, selection);
}

/* All rows, then each outcome that there is, with how many. */
static void
fill_outcomes (DeskListLines *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint n_rows = desk_list_plan_get_rows (self->plan)->len;
  g_autofree char *all =
    g_strdup_printf (ngettext ("%u row", "All %u rows", n_rows), n_rows);

  gtk_string_list_append (list, all);
  for (guint i = 0; i < DESK_N_LIST_OUTCOMES; i++)
    {
      g_autofree char *text =
        /* Translators: what comes of rows of a list, and of how many, such as "Not found: 3". */
        g_strdup_printf (C_("list rows", "%s: %u"), desk_list_words_outcome (i, self->applied),
                         desk_list_plan_count (self->plan, i));

      gtk_string_list_append (list, text);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->outcomes, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->outcomes, 0);
  self->filling = FALSE;
}

static void
outcome_cb (DeskListLines *self)
{
  if (!self->filling && self->plan != NULL)
    show_rows (self, (int) gtk_drop_down_get_selected (self->outcomes) - 1);
}

static void
setup_cb (DeskListLines *self,
          GtkListItem   *item)
{
  gtk_list_item_set_child (item, desk_list_line_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (DeskListLines *self,
         GtkListItem   *item)
{
  desk_list_line_set_row (DESK_LIST_LINE (gtk_list_item_get_child (item)),
                          desk_list_preview_item_get_row (gtk_list_item_get_item (item)),
                          self->applied);
}

static void
desk_list_lines_dispose (GObject *object)
{
  g_clear_object (&DESK_LIST_LINES (object)->plan);

  G_OBJECT_CLASS (desk_list_lines_parent_class)->dispose (object);
}

static void
desk_list_lines_class_init (DeskListLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_list_lines_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "lists/desk-list-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskListLines, outcomes);
  gtk_widget_class_bind_template_child (widget_class, DeskListLines, list);
  gtk_widget_class_bind_template_callback (widget_class, outcome_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
desk_list_lines_init (DeskListLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_list_lines_show:
 * @plan: loaded
 * @applied: whether what it would do is done
 *
 * Shows all rows.
 */
void
desk_list_lines_show (DeskListLines *self,
                      DeskListPlan  *plan,
                      gboolean       applied)
{
  g_return_if_fail (DESK_IS_LIST_LINES (self));

  g_set_object (&self->plan, plan);
  self->applied = applied;
  fill_outcomes (self);
  show_rows (self, DESK_LIST_PREVIEW_ALL);
}

/**
 * desk_list_lines_clear:
 *
 * Lets go of the rows: another thread works on them.
 */
void
desk_list_lines_clear (DeskListLines *self)
{
  g_return_if_fail (DESK_IS_LIST_LINES (self));

  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->plan);
}

/**
 * desk_list_lines_filter:
 * @outcome: a #DeskListOutcome, or %DESK_LIST_PREVIEW_ALL
 *
 * Chooses as the person would.
 */
void
desk_list_lines_filter (DeskListLines *self,
                        int            outcome)
{
  g_return_if_fail (DESK_IS_LIST_LINES (self));

  gtk_drop_down_set_selected (self->outcomes, (guint) (outcome + 1));
}

/**
 * desk_list_lines_get_rows:
 *
 * Returns: (transfer none) (nullable): the rows that are shown
 */
GListModel *
desk_list_lines_get_rows (DeskListLines *self)
{
  g_return_val_if_fail (DESK_IS_LIST_LINES (self), NULL);

  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}
