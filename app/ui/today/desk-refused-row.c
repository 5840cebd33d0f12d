/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-refused-row.h"

#include "desk-member-link.h"
#include "desk-refusal.h"
#include "desk-visit-words.h"

#include <desk-labels.h>
#include <desk-tier.h>

/**
 * DeskRefusedRow:
 *
 * A time for a visit that was turned away, why, and others in its place.
 */
struct _DeskRefusedRow
{
  GtkListBoxRow   parent_instance;

  DeskMemberLink *link;
  GtkLabel       *detail;
  DeskRefusal    *refusal;

  DeskStore      *store;
};

G_DEFINE_FINAL_TYPE (DeskRefusedRow, desk_refused_row, GTK_TYPE_LIST_BOX_ROW)

static void
desk_refused_row_finalize (GObject *object)
{
  g_object_unref (DESK_REFUSED_ROW (object)->store);

  G_OBJECT_CLASS (desk_refused_row_parent_class)->finalize (object);
}

static void
desk_refused_row_class_init (DeskRefusedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_refused_row_finalize;
  g_type_ensure (DESK_TYPE_MEMBER_LINK);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-refused-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRefusedRow, link);
  gtk_widget_class_bind_template_child (widget_class, DeskRefusedRow, detail);
}

static void
desk_refused_row_init (DeskRefusedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_refused_row_new (DeskStore *store)
{
  DeskRefusedRow *self = g_object_new (DESK_TYPE_REFUSED_ROW, NULL);

  self->store = g_object_ref (store);
  self->refusal = DESK_REFUSAL (desk_refusal_new (store, "today", 0));
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))),
                  GTK_WIDGET (self->refusal));
  return GTK_WIDGET (self);
}

/**
 * desk_refused_row_set_visit:
 * @refused: copied
 */
void
desk_refused_row_set_visit (DeskRefusedRow         *self,
                            const DeskRefusedVisit *refused,
                            gint64                  now_ms)
{
  g_autoptr (DeskVisit) visit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DESK_IS_REFUSED_ROW (self));

  visit = desk_refusal_make_visit (refused);
  name = desk_label_member_name (visit->name, visit->salutation);
  detail = desk_visit_words_due (visit, now_ms,
                                 desk_policy_get_zone (desk_store_get_policy (self->store)));
  label = g_strdup_printf ("%s, %s", name, detail);
  desk_member_link_set_member (self->link, visit->member_no, visit->name, visit->salutation,
                               DESK_TIER_NONE);
  gtk_label_set_label (self->detail, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  desk_refusal_set_visit (self->refusal, refused);
}
