/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-duplicate-row.h"

#include "desk-wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * DeskDuplicateRow:
 *
 * A member who may be the same person as the one that is shown: why, and what is said of it. What is
 * said is a pressed button; pressed again, nothing is said any more.
 */
struct _DeskDuplicateRow
{
  GtkListBoxRow  parent_instance;

  GtkLabel      *headline;
  GtkLabel      *likeness;
  GtkWidget     *buttons;
  GtkWidget     *same;
  GtkWidget     *different;
  GtkWidget     *open;

  DeskDeeds     *deeds;
  DeskDuplicate *pair;
};

G_DEFINE_FINAL_TYPE (DeskDuplicateRow, desk_duplicate_row, GTK_TYPE_LIST_BOX_ROW)

static char *
make_headline (const DeskDuplicate *pair)
{
  if (g_str_equal (pair->verdict, "same"))
    /* Translators: a member's name and number */
    return g_strdup_printf (_("The same person as %1$s, %2$s"), pair->other_name, pair->other_no);
  if (g_str_equal (pair->verdict, "different"))
    /* Translators: a member's name and number */
    return g_strdup_printf (_("Not the same person as %1$s, %2$s"), pair->other_name,
                            pair->other_no);
  /* Translators: a member's name and number */
  return g_strdup_printf (_("Perhaps the same person as %1$s, %2$s"), pair->other_name,
                          pair->other_no);
}

static void
show_verdict (DeskDuplicateRow *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->same),
                                g_str_equal (self->pair->verdict, "same"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->different),
                                g_str_equal (self->pair->verdict, "different"));
}

static void
show_open (DeskDuplicateRow *self)
{
  g_autofree char *hint = g_strdup_printf (_("Open %s"), self->pair->other_name);

  gtk_widget_set_tooltip_text (self->open, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, hint,
                                  -1);
  /* The target first: a name without one does not fit the action. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", self->pair->other_no);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open-member");
}

/* The buttons show what is recorded, which the click has not changed yet. */
static void
mark_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskDuplicateRow *self = DESK_DUPLICATE_ROW (widget);
  const char *verdict = g_variant_get_string (parameter, NULL);

  if (g_str_equal (verdict, self->pair->verdict))
    verdict = "open";
  desk_deeds_perform (self->deeds, desk_deed_new_mark (self->pair, verdict));
  show_verdict (self);
}

static GtkWidget *
add_button (DeskDuplicateRow *self,
            GtkWidget        *button,
            const char       *title)
{
  gtk_button_set_label (GTK_BUTTON (button), title);
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "chip");
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static GtkWidget *
add_verdict (DeskDuplicateRow *self,
             const char       *title,
             const char       *verdict)
{
  GtkWidget *button = add_button (self, gtk_toggle_button_new (), title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", verdict);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duplicate.mark");
  return button;
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
desk_duplicate_row_finalize (GObject *object)
{
  DeskDuplicateRow *self = DESK_DUPLICATE_ROW (object);

  g_clear_object (&self->deeds);
  g_clear_pointer (&self->pair, desk_duplicate_free);

  G_OBJECT_CLASS (desk_duplicate_row_parent_class)->finalize (object);
}

static void
desk_duplicate_row_class_init (DeskDuplicateRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_duplicate_row_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "duplicate.mark", "s", mark_action);
}

static void
desk_duplicate_row_init (DeskDuplicateRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "today-row");
  self->headline = add_label (GTK_BOX (box), NULL);
  self->likeness = add_label (GTK_BOX (box), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->likeness), "caption");

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons,
                                 g_object_new (DESK_TYPE_WRAP_LAYOUT, "spacing", 6, NULL));
  gtk_widget_set_margin_top (self->buttons, 6);
  gtk_box_append (GTK_BOX (box), self->buttons);
  self->same = add_verdict (self, _("_The Same Person"), "same");
  self->different = add_verdict (self, _("_Not the Same"), "different");
  self->open = add_button (self, gtk_button_new (), _("_Open"));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
desk_duplicate_row_new (DeskDeeds *deeds)
{
  DeskDuplicateRow *self = g_object_new (DESK_TYPE_DUPLICATE_ROW, NULL);

  self->deeds = g_object_ref (deeds);
  return GTK_WIDGET (self);
}

/**
 * desk_duplicate_row_set_pair:
 * @pair: of the member that is shown with another one
 */
void
desk_duplicate_row_set_pair (DeskDuplicateRow    *self,
                             const DeskDuplicate *pair)
{
  g_autofree char *headline = make_headline (pair);
  const char *likeness = desk_duplicate_describe (pair);

  g_return_if_fail (DESK_IS_DUPLICATE_ROW (self));

  g_clear_pointer (&self->pair, desk_duplicate_free);
  self->pair = desk_duplicate_copy (pair);
  gtk_label_set_label (self->headline, headline);
  gtk_label_set_label (self->likeness, likeness);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, headline,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, likeness, -1);
  show_open (self);
  show_verdict (self);
}

const char *
desk_duplicate_row_get_headline (DeskDuplicateRow *self)
{
  g_return_val_if_fail (DESK_IS_DUPLICATE_ROW (self), NULL);

  return gtk_label_get_label (self->headline);
}
