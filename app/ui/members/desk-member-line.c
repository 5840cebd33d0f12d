/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-line.h"

#include "desk-member-pen.h"
#include "desk-member-words.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberLine:
 *
 * A member in the list, drawn by one widget: GTK keeps some 205 lines whatever the window's height,
 * and every widget in them is paid for at the first frame and at each letter typed into the search.
 * What is drawn is said by the row around it.
 */
struct _DeskMemberLine
{
  GtkWidget             parent_instance;

  const DeskMemberLook *look;
  DeskMemberItem       *item;
};

G_DEFINE_FINAL_TYPE (DeskMemberLine, desk_member_line, GTK_TYPE_WIDGET)

static void
desk_member_line_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  DeskMemberLine *self = DESK_MEMBER_LINE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * self->look->metrics.line + 2 * DESK_MEMBER_PADDING;
  else
    desk_member_columns_measure (&self->look->metrics, minimum, natural);
}

static void
desk_member_line_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DeskMemberLine *self = DESK_MEMBER_LINE (widget);
  const DeskMemberRow *row = self->item != NULL ? desk_member_item_get_row (self->item) : NULL;

  if (row != NULL)
    desk_member_pen_draw (widget, snapshot, row, self->look);
}

/* The name goes onto the row that GTK puts around this, which is what the focus stands on. */
static void
update_name (DeskMemberLine *self)
{
  GtkWidget *row_widget = gtk_widget_get_parent (GTK_WIDGET (self));
  const DeskMemberRow *row = self->item != NULL ? desk_member_item_get_row (self->item) : NULL;
  g_autofree char *sentence = NULL;

  if (row_widget == NULL)
    return;
  sentence = row != NULL ? desk_member_words_row (row, self->look)
                         : g_strdup (_("Loading…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row_widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
}

static void
row_cb (DeskMemberLine *self)
{
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
desk_member_line_dispose (GObject *object)
{
  DeskMemberLine *self = DESK_MEMBER_LINE (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (desk_member_line_parent_class)->dispose (object);
}

static void
desk_member_line_class_init (DeskMemberLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_line_dispose;
  widget_class->measure = desk_member_line_measure;
  widget_class->snapshot = desk_member_line_snapshot;

  gtk_widget_class_set_css_name (widget_class, "memberline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
desk_member_line_init (DeskMemberLine *self)
{
}

/**
 * desk_member_line_new:
 * @look: what all lines have in common; must outlive the line
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
desk_member_line_new (const DeskMemberLook *look)
{
  DeskMemberLine *self = g_object_new (DESK_TYPE_MEMBER_LINE, NULL);

  self->look = look;
  return GTK_WIDGET (self);
}

DeskMemberItem *
desk_member_line_get_item (DeskMemberLine *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LINE (self), NULL);

  return self->item;
}

/**
 * desk_member_line_set_item:
 * @item: (nullable): the member to draw, now or when its row has been read
 */
void
desk_member_line_set_item (DeskMemberLine *self,
                           DeskMemberItem *item)
{
  g_return_if_fail (DESK_IS_MEMBER_LINE (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (row_cb), self);
  row_cb (self);
}
