/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-home.h"

#include "desk-members-page.h"
#include "desk-pane.h"
#include "desk-split.h"
#include "desk-sync-foot.h"
#include "desk-sync-page.h"
#include "desk-today-page.h"

/**
 * DeskHome:
 *
 * The side bar, with the sync state at its foot, and the page beside it. A page is built when it is
 * first shown: nobody waits for one they do not look at.
 */
struct _DeskHome
{
  GtkWidget   parent_instance;

  DeskSplit  *split;
  GtkListBox *places;
  GtkBox     *side;
  GtkStack   *pages;
  DeskStore  *store;
  DeskSync   *sync;
};

G_DEFINE_FINAL_TYPE (DeskHome, desk_home, GTK_TYPE_WIDGET)

static GtkWidget *
get_page (DeskHome   *self,
          const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL)
    return page;
  if (g_str_equal (name, "members"))
    page = desk_members_page_new (self->store, self->sync);
  else if (g_str_equal (name, "sync"))
    page = desk_sync_page_new (self->store, self->sync);
  else
    page = desk_today_page_new (self->store);
  gtk_stack_add_named (self->pages, page, name);
  return page;
}

static void
place_activated_cb (DeskHome      *self,
                    GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s",
                              gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
desk_home_dispose (GObject *object)
{
  DeskHome *self = DESK_HOME (object);

  g_clear_pointer ((GtkWidget **) &self->split, gtk_widget_unparent);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_home_parent_class)->dispose (object);
}

static void
desk_home_class_init (DeskHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_home_dispose;

  g_type_ensure (DESK_TYPE_PANE);
  g_type_ensure (DESK_TYPE_SPLIT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "desk-home.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHome, split);
  gtk_widget_class_bind_template_child (widget_class, DeskHome, places);
  gtk_widget_class_bind_template_child (widget_class, DeskHome, side);
  gtk_widget_class_bind_template_child (widget_class, DeskHome, pages);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
}

static void
desk_home_init (DeskHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_home_new (DeskStore *store,
               DeskSync  *sync)
{
  DeskHome *self = g_object_new (DESK_TYPE_HOME, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  gtk_box_append (self->side, desk_sync_foot_new (store, sync));
  return GTK_WIDGET (self);
}

/**
 * desk_home_show_page:
 * @name: `today`, `members` or `sync`
 *
 * Where only one pane fits, it is the page.
 */
void
desk_home_show_page (DeskHome   *self,
                     const char *name)
{
  g_return_if_fail (DESK_IS_HOME (self));

  gtk_stack_set_visible_child (self->pages, get_page (self, name));
  desk_split_set_end_shown (self->split, TRUE);
  /* The page of the foot is not among the places. */
  gtk_list_box_select_row (self->places, NULL);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->places)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gtk_widget_get_name (row), name))
      gtk_list_box_select_row (self->places, GTK_LIST_BOX_ROW (row));
}

void
desk_home_open_member (DeskHome   *self,
                       const char *member_no)
{
  g_return_if_fail (DESK_IS_HOME (self));

  desk_members_page_open_member (DESK_MEMBERS_PAGE (get_page (self, "members")), member_no);
}

void
desk_home_focus_search (DeskHome *self)
{
  g_return_if_fail (DESK_IS_HOME (self));

  desk_members_page_focus_search (DESK_MEMBERS_PAGE (get_page (self, "members")));
}
