/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-header.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberHeader:
 *
 * The headings over the list, each a button that sorts by its column and, pressed again, turns the
 * order round. A state has no order of its own, and so no button.
 */
struct _DeskMemberHeader
{
  GtkWidget                parent_instance;

  const DeskMemberMetrics *metrics;
  GtkWidget               *headings[DESK_N_MEMBER_COLUMNS];
  DeskMemberSort           sort;
  gboolean                 descending;
};

G_DEFINE_FINAL_TYPE (DeskMemberHeader, desk_member_header, GTK_TYPE_WIDGET)

static const struct
{
  const char     *title;
  const char     *sort;         /* as the action "members.sort-by" names it */
  DeskMemberSort  order;
} columns[DESK_MEMBER_COLUMN_STATE] = {
  [DESK_MEMBER_COLUMN_NAME] = { NC_("column", "Member"), "name", DESK_MEMBER_SORT_NAME },
  [DESK_MEMBER_COLUMN_TIER] = { NC_("column", "Tier"), "tier", DESK_MEMBER_SORT_TIER },
  [DESK_MEMBER_COLUMN_BRAND] = { NC_("column", "Brand"), "brand", DESK_MEMBER_SORT_BRAND },
  [DESK_MEMBER_COLUMN_BALANCE] = { NC_("column", "Balance"), "balance", DESK_MEMBER_SORT_BALANCE },
  [DESK_MEMBER_COLUMN_USES] = { NC_("column", "Left"), "uses", DESK_MEMBER_SORT_USES },
};

static void
update_heading (DeskMemberHeader *self,
                DeskMemberColumn  column)
{
  const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[column].title);
  GtkAccessibleSort order = GTK_ACCESSIBLE_SORT_NONE;
  g_autofree char *label = NULL;

  if (columns[column].order == self->sort)
    {
      order = self->descending ? GTK_ACCESSIBLE_SORT_DESCENDING : GTK_ACCESSIBLE_SORT_ASCENDING;
      label = g_strdup_printf ("%s %s", title, self->descending ? "↓" : "↑");
    }
  gtk_button_set_label (GTK_BUTTON (self->headings[column]), label != NULL ? label : title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->headings[column]),
                                  GTK_ACCESSIBLE_PROPERTY_SORT, order,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
add_heading (DeskMemberHeader *self,
             DeskMemberColumn  column)
{
  GtkWidget *button = gtk_button_new_with_label ("");
  gboolean at_end = column == DESK_MEMBER_COLUMN_BALANCE;

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                        at_end ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", columns[column].sort);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "members.sort-by");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  self->headings[column] = button;
  update_heading (self, column);
}

static GtkSizeRequestMode
desk_member_header_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Where the list has no columns there is nothing to head. */
static void
desk_member_header_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  DeskMemberHeader *self = DESK_MEMBER_HEADER (widget);
  DeskMemberColumns places;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      desk_member_columns_measure (self->metrics, minimum, natural);
      return;
    }
  *minimum = *natural = 0;
  desk_member_columns_place (&places, self->metrics, for_size < 0 ? G_MAXINT16 : for_size);
  if (!places.narrow)
    gtk_widget_measure (self->headings[DESK_MEMBER_COLUMN_NAME], orientation, -1, minimum, natural,
                        NULL, NULL);
}

/* A heading's words stand over what they head, so its button reaches out by its padding. */
static void
desk_member_header_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DeskMemberHeader *self = DESK_MEMBER_HEADER (widget);
  DeskMemberColumns places;

  desk_member_columns_place (&places, self->metrics, width);
  for (guint i = 0; i < DESK_MEMBER_COLUMN_STATE; i++)
    {
      GtkWidget *heading = self->headings[i];
      gboolean shown = !places.narrow && places.width[i] > 0;
      GtkBorder padding;
      GtkAllocation place;
      int least;

      gtk_widget_set_child_visible (heading, shown);
      if (!shown)
        continue;
      gtk_style_context_get_padding (gtk_widget_get_style_context (heading), &padding);
      gtk_widget_measure (heading, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX (least, places.width[i] + padding.left + padding.right);
      place.height = height;
      place.x = places.x[i] - padding.left;
      place.y = 0;
      gtk_widget_size_allocate (heading, &place, -1);
    }
}

static void
desk_member_header_dispose (GObject *object)
{
  DeskMemberHeader *self = DESK_MEMBER_HEADER (object);

  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    g_clear_pointer (&self->headings[i], gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_header_parent_class)->dispose (object);
}

static void
desk_member_header_class_init (DeskMemberHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_header_dispose;
  widget_class->get_request_mode = desk_member_header_get_request_mode;
  widget_class->measure = desk_member_header_measure;
  widget_class->size_allocate = desk_member_header_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "memberheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_member_header_init (DeskMemberHeader *self)
{
  for (guint i = 0; i < DESK_MEMBER_COLUMN_STATE; i++)
    add_heading (self, i);
}

/**
 * desk_member_header_new:
 * @metrics: of the lines below; must outlive the header
 *
 * Returns: (transfer floating): headings, sorted by name
 */
GtkWidget *
desk_member_header_new (const DeskMemberMetrics *metrics)
{
  DeskMemberHeader *self = g_object_new (DESK_TYPE_MEMBER_HEADER, NULL);

  self->metrics = metrics;
  return GTK_WIDGET (self);
}

/**
 * desk_member_header_set_sort:
 *
 * Marks the column by which the list is sorted, and which way round.
 */
void
desk_member_header_set_sort (DeskMemberHeader *self,
                             DeskMemberSort    sort,
                             gboolean          descending)
{
  g_return_if_fail (DESK_IS_MEMBER_HEADER (self));

  if (self->sort == sort && self->descending == descending)
    return;
  self->sort = sort;
  self->descending = descending;
  for (guint i = 0; i < DESK_MEMBER_COLUMN_STATE; i++)
    update_heading (self, i);
}
