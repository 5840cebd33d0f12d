/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-timeline-view.h"

#include "desk-tab-stop.h"
#include "desk-timeline-row.h"
#include "desk-timeline-words.h"
#include "desk-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The kinds in the order of their chips. */
static const DeskTimelineKind chip_kinds[] = {
  DESK_TIMELINE_CONTACT, DESK_TIMELINE_VISIT,  DESK_TIMELINE_USE,  DESK_TIMELINE_NOTE,
  DESK_TIMELINE_TICKET,  DESK_TIMELINE_FREEZE, DESK_TIMELINE_CARD, DESK_TIMELINE_ACCOUNT,
  DESK_TIMELINE_REVEAL,
};

/**
 * DeskTimelineView:
 *
 * A chip for each kind of entries, and the entries of those that are on, or of all where none is. A
 * member's list is made when the view is seen, and shown once it has its first page: opening a
 * member costs nothing for it.
 */
struct _DeskTimelineView
{
  GtkWidget          parent_instance;

  GtkWidget         *top;
  GtkBox            *kinds;
  GtkToggleButton   *all;
  GtkToggleButton   *chips[G_N_ELEMENTS (chip_kinds)];
  GtkWidget         *bottom;
  GtkStack          *stack;
  GtkWidget         *lines;
  GtkScrolledWindow *scroller;
  GtkListView       *view;
  GtkLabel          *message;

  DeskStore         *store;
  char              *member_no;
  DeskTimelineKind   chosen;    /* none: all */
  DeskTimeline      *list;      /* (nullable): NULL before it is seen */
};

G_DEFINE_FINAL_TYPE (DeskTimelineView, desk_timeline_view, GTK_TYPE_WIDGET)

static void
show_message (DeskTimelineView *self,
              const char       *message)
{
  gtk_label_set_label (self->message, message);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->message));
}

static void
show_list (DeskTimelineView *self)
{
  const GError *error = desk_timeline_get_error (self->list);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_stack_set_visible_child (self->stack, self->lines);
  else if (error != NULL)
    show_message (self, error->message);
  else if (self->chosen != 0)
    show_message (self, _("There is nothing of this kind."));
  else
    show_message (self, _("Nothing has happened with this member yet."));
}

/* The list before it stays until this one has something to show. */
static void
loading_cb (DeskTimelineView *self)
{
  GtkSelectionModel *shown = gtk_list_view_get_model (self->view);
  g_autoptr (GtkNoSelection) selection = NULL;

  if (desk_timeline_is_loading (self->list))
    return;
  if (shown == NULL
      || gtk_no_selection_get_model (GTK_NO_SELECTION (shown)) != G_LIST_MODEL (self->list))
    {
      selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
      gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
    }
  show_list (self);
}

/* One screen ahead of what is seen. */
static void
scrolled_cb (DeskTimelineView *self,
             GtkAdjustment    *adjustment)
{
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment)
                - gtk_adjustment_get_page_size (adjustment);

  if (self->list != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view))
      && !desk_timeline_is_loading (self->list)
      && left < gtk_adjustment_get_page_size (adjustment))
    desk_timeline_read_on (self->list);
}

static void
drop_list (DeskTimelineView *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
}

static void
make_list (DeskTimelineView *self)
{
  drop_list (self);
  if (self->member_no == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->list = desk_timeline_new (self->store, self->member_no,
                                  self->chosen != 0 ? self->chosen : DESK_TIMELINE_ALL);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_chosen (DeskTimelineView *self)
{
  gtk_toggle_button_set_active (self->all, self->chosen == 0);
  for (guint i = 0; i < G_N_ELEMENTS (chip_kinds); i++)
    gtk_toggle_button_set_active (self->chips[i], (self->chosen & chip_kinds[i]) != 0);
}

static void
choose (DeskTimelineView *self,
        DeskTimelineKind  kinds)
{
  self->chosen = kinds == DESK_TIMELINE_ALL ? 0 : kinds;
  show_chosen (self);
  make_list (self);
}

static void
show_kind_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DeskTimelineView *self = DESK_TIMELINE_VIEW (widget);

  choose (self, self->chosen ^ (DeskTimelineKind) g_variant_get_int32 (parameter));
}

static void
show_all_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  choose (DESK_TIMELINE_VIEW (widget), 0);
}

static void
setup_cb (DeskTimelineView *self,
          GtkListItem      *item)
{
  gtk_list_item_set_child (item, desk_timeline_row_new (self->store));
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (DeskTimelineView *self,
         GtkListItem      *item)
{
  DeskTimelineRow *row = DESK_TIMELINE_ROW (gtk_list_item_get_child (item));
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (row));

  desk_timeline_row_set_item (row, gtk_list_item_get_item (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  desk_timeline_row_get_words (row), -1);
}

static void
unbind_cb (DeskTimelineView *self,
           GtkListItem      *item)
{
  desk_timeline_row_set_item (DESK_TIMELINE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
desk_timeline_view_map (GtkWidget *widget)
{
  DeskTimelineView *self = DESK_TIMELINE_VIEW (widget);

  GTK_WIDGET_CLASS (desk_timeline_view_parent_class)->map (widget);
  if (self->list == NULL)
    make_list (self);
}

static void
desk_timeline_view_dispose (GObject *object)
{
  DeskTimelineView *self = DESK_TIMELINE_VIEW (object);

  drop_list (self);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->bottom, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_timeline_view_parent_class)->dispose (object);
}

static void
desk_timeline_view_finalize (GObject *object)
{
  g_free (DESK_TIMELINE_VIEW (object)->member_no);

  G_OBJECT_CLASS (desk_timeline_view_parent_class)->finalize (object);
}

static void
desk_timeline_view_class_init (DeskTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_timeline_view_dispose;
  object_class->finalize = desk_timeline_view_finalize;
  widget_class->map = desk_timeline_view_map;

  gtk_widget_class_install_action (widget_class, "timeline.show-kind", "i", show_kind_action);
  gtk_widget_class_install_action (widget_class, "timeline.show-all", NULL, show_all_action);

  g_type_ensure (DESK_TYPE_WRAP_LAYOUT);
  g_type_ensure (DESK_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "timeline/desk-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, top);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, kinds);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, all);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, bottom);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, lines);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskTimelineView, message);
}

static GtkWidget *
make_chip (DeskTimelineKind kind)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (desk_timeline_words_kind (kind));

  gtk_widget_add_css_class (chip, "chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "timeline.show-kind");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "i", (int) kind);
  return chip;
}

static void
desk_timeline_view_init (DeskTimelineView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (chip_kinds); i++)
    {
      self->chips[i] = GTK_TOGGLE_BUTTON (make_chip (chip_kinds[i]));
      gtk_box_append (self->kinds, GTK_WIDGET (self->chips[i]));
    }

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, g_steal_pointer (&factory)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Time line"), -1);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_timeline_view_new:
 *
 * Returns: (transfer floating): a view of nobody yet
 */
GtkWidget *
desk_timeline_view_new (void)
{
  return g_object_new (DESK_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * desk_timeline_view_set_member:
 *
 * Shows the member's time line from its newest entry on; which kinds are shown stays.
 */
void
desk_timeline_view_set_member (DeskTimelineView *self,
                               DeskStore        *store,
                               const char       *member_no)
{
  g_return_if_fail (DESK_IS_TIMELINE_VIEW (self));

  g_set_object (&self->store, store);
  g_free (self->member_no);
  self->member_no = g_strdup (member_no);
  make_list (self);
}

/**
 * desk_timeline_view_get_list:
 *
 * Returns: (transfer none) (nullable): %NULL before the view has been seen with a member
 */
DeskTimeline *
desk_timeline_view_get_list (DeskTimelineView *self)
{
  g_return_val_if_fail (DESK_IS_TIMELINE_VIEW (self), NULL);

  return self->list;
}
