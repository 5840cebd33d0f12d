/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-line.h"

#include <desk-list-words.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Of a long note so many lines are seen. */
#define MAX_LINES 3

struct _DeskListLine
{
  GtkBox    parent_instance;

  GtkLabel *who;
  GtkLabel *outcome;
  GtkLabel *what;
};

G_DEFINE_FINAL_TYPE (DeskListLine, desk_list_line, GTK_TYPE_BOX)

/* "Row 5: 王秀英", and the member it is where the list calls them otherwise. */
static char *
describe_who (const DeskListRow *row)
{
  g_autofree char *said = desk_list_words_said (row);

  if (row->member_no == NULL)
    return *said != '\0'
             /* Translators: a row of a list: its number, and whom it names. */
             ? g_strdup_printf (_("Row %" PRId64 ": %s"), row->row_no, said)
             : g_strdup_printf (_("Row %" PRId64), row->row_no);
  return g_strdup_printf (_("Row %" PRId64 ": %s (%s)"), row->row_no, row->name, row->member_no);
}

static const char *
get_style (DeskListOutcome outcome)
{
  switch (outcome)
    {
    case DESK_LIST_ADD:
      return "accent";
    case DESK_LIST_AMBIGUOUS:
    case DESK_LIST_NOT_FOUND:
      return "warning";
    case DESK_LIST_UNREADABLE:
      return "error";
    case DESK_LIST_NOTHING_NEW:
    case DESK_LIST_MATCHED:
    default:
      return "dim-label";
    }
}

static void
desk_list_line_class_init (DeskListLineClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
desk_list_line_init (DeskListLine *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), head);
  self->who = add_label (head);
  gtk_widget_set_hexpand (GTK_WIDGET (self->who), TRUE);
  self->outcome = add_label (head);
  gtk_label_set_wrap (self->outcome, FALSE);
  gtk_widget_set_valign (GTK_WIDGET (self->outcome), GTK_ALIGN_START);
  self->what = add_label (GTK_WIDGET (self));
  gtk_label_set_lines (self->what, MAX_LINES);
  gtk_label_set_ellipsize (self->what, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->what), "dim-label");
}

GtkWidget *
desk_list_line_new (void)
{
  return g_object_new (DESK_TYPE_LIST_LINE, NULL);
}

/**
 * desk_list_line_set_row:
 * @applied: whether it is done
 *
 * Shows the row, and says it in one sentence to who does not see it.
 */
void
desk_list_line_set_row (DeskListLine      *self,
                        const DeskListRow *row,
                        gboolean           applied)
{
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  g_autofree char *spoken = NULL;
  const char *outcome;
  const char *styles[] = { NULL, NULL };

  g_return_if_fail (DESK_IS_LIST_LINE (self));

  who = describe_who (row);
  what = desk_list_words_row (row, applied);
  outcome = desk_list_words_outcome (row->outcome, applied);
  styles[0] = get_style (row->outcome);
  gtk_label_set_label (self->who, who);
  gtk_label_set_label (self->outcome, outcome);
  gtk_widget_set_css_classes (GTK_WIDGET (self->outcome), styles);
  gtk_label_set_label (self->what, what);
  /* Translators: whom a row of a list is about, what comes of it in a word, and in a sentence. */
  spoken = g_strdup_printf (C_("list row", "%s, %s: %s"), who, outcome, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
