/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-home.h"

#include "desk-entitlements-page.h"
#include "desk-members-page.h"
#include "desk-pane.h"
#include "desk-places.h"
#include "desk-split.h"
#include "desk-sync-foot.h"
#include "desk-sync-page.h"
#include "desk-today-page.h"
#include "desk-visits-page.h"

/**
 * DeskHome:
 *
 * The side bar, with the sync state at its foot, and the page beside it. A page is built when it is
 * first shown: nobody waits for one they do not look at.
 */
struct _DeskHome
{
  GtkWidget          parent_instance;

  DeskSplit         *split;
  GtkScrolledWindow *scroller;
  DeskPlaces        *places;
  GtkBox            *side;
  GtkStack          *pages;
  DeskStore         *store;
  DeskSync          *sync;
};

G_DEFINE_FINAL_TYPE (DeskHome, desk_home, GTK_TYPE_WIDGET)

static DeskMemberFinder *
get_finder (DeskHome *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, "members");

  return page != NULL ? desk_members_page_get_finder (DESK_MEMBERS_PAGE (page)) : NULL;
}

/* The place of the page; among the members that of the filter, if what they are looked for by is
 * saved. */
static void
update_place (DeskHome *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  DeskMemberFinder *finder = g_strcmp0 (name, "members") == 0 ? get_finder (self) : NULL;

  if (name != NULL)
    desk_places_select (self->places, name,
                        finder != NULL ? desk_member_finder_get_query (finder) : NULL);
}

static void
make_members_page (DeskHome *self)
{
  GtkWidget *page = desk_members_page_new (self->store, self->sync);

  gtk_stack_add_named (self->pages, page, "members");
  g_signal_connect_object (get_finder (self), "asked", G_CALLBACK (update_place), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
get_page (DeskHome   *self,
          const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL)
    return page;
  if (g_str_equal (name, "members"))
    {
      make_members_page (self);
      return gtk_stack_get_child_by_name (self->pages, name);
    }
  if (g_str_equal (name, "sync"))
    page = desk_sync_page_new (self->store, self->sync);
  else if (g_str_equal (name, "visits"))
    page = desk_visits_page_new (self->store);
  else if (g_str_equal (name, "entitlements"))
    page = desk_entitlements_page_new (self->store);
  else
    page = desk_today_page_new (self->store);
  gtk_stack_add_named (self->pages, page, name);
  return page;
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
  gtk_widget_class_bind_template_child (widget_class, DeskHome, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskHome, side);
  gtk_widget_class_bind_template_child (widget_class, DeskHome, pages);
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
  self->places = DESK_PLACES (desk_places_new (store));
  g_signal_connect_swapped (self->places, "changed", G_CALLBACK (update_place), self);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->places));
  gtk_box_append (self->side, desk_sync_foot_new (store, sync));
  return GTK_WIDGET (self);
}

/**
 * desk_home_show_page:
 * @name: `today`, `members`, `visits`, `entitlements` or `sync`
 *
 * Where only one pane fits, it is the page.
 */
void
desk_home_show_page (DeskHome   *self,
                     const char *name)
{
  GtkWidget *shown;

  g_return_if_fail (DESK_IS_HOME (self));

  shown = gtk_stack_get_visible_child (self->pages);
  gtk_stack_set_visible_child (self->pages, get_page (self, name));
  desk_split_set_end_shown (self->split, TRUE);
  update_place (self);
  /* The stack moves the focus on from where the page put it. */
  if (gtk_stack_get_visible_child (self->pages) != shown)
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->pages));
}

/**
 * desk_home_show_filter:
 * @id: of a saved filter; 0 for everyone
 *
 * Shows the members that fit. One that is gone changes nothing.
 */
void
desk_home_show_filter (DeskHome *self,
                       gint64    id)
{
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();
  const DeskMemberQuery *query;

  g_return_if_fail (DESK_IS_HOME (self));

  query = id != 0 ? desk_places_find_filter (self->places, id) : everyone;
  if (query != NULL)
    desk_members_page_ask (DESK_MEMBERS_PAGE (get_page (self, "members")), query);
}

/**
 * desk_home_search:
 * @text: as a person would type it
 */
void
desk_home_search (DeskHome   *self,
                  const char *text)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  g_return_if_fail (DESK_IS_HOME (self));

  g_free (query->text);
  query->text = g_strdup (text);
  desk_members_page_ask (DESK_MEMBERS_PAGE (get_page (self, "members")), query);
}

/**
 * desk_home_restore:
 *
 * The member that was open when the app ended is open again.
 */
void
desk_home_restore (DeskHome *self)
{
  g_return_if_fail (DESK_IS_HOME (self));

  desk_members_page_restore (DESK_MEMBERS_PAGE (get_page (self, "members")));
}

void
desk_home_open_member (DeskHome   *self,
                       const char *member_no)
{
  g_return_if_fail (DESK_IS_HOME (self));

  desk_members_page_open_member (DESK_MEMBERS_PAGE (get_page (self, "members")), member_no);
}

void
desk_home_show_visit (DeskHome   *self,
                      const char *visit_id,
                      gint64      start_ms)
{
  g_return_if_fail (DESK_IS_HOME (self));

  desk_visits_page_show_visit (DESK_VISITS_PAGE (get_page (self, "visits")), visit_id, start_ms);
}

void
desk_home_focus_search (DeskHome *self)
{
  g_return_if_fail (DESK_IS_HOME (self));

  desk_members_page_focus_search (DESK_MEMBERS_PAGE (get_page (self, "members")));
}
