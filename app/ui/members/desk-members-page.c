/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-members-page.h"

#include "desk-export-opener.h"
#include "desk-list-opener.h"
#include "desk-member-finder.h"
#include "desk-member-view.h"
#include "desk-pane.h"
#include "desk-settings.h"
#include "desk-split.h"

#include <adwaita.h>
#include <desk-member-file.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMembersPage:
 *
 * The members, and one of them beside or, where it is narrow, in place of the list. The member's
 * side is made when the first member is opened: the list is what one waits for.
 */
struct _DeskMembersPage
{
  GtkWidget         parent_instance;

  DeskSplit        *split;
  DeskPane         *list_pane;
  DeskPane         *member_pane;
  AdwWindowTitle   *title;
  GtkStack         *stack;
  DeskMemberFinder *finder;
  DeskMemberView   *view;
  DeskStore        *store;
  GSettings        *settings;
  GCancellable     *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskMembersPage, desk_members_page, GTK_TYPE_WIDGET)

static void
show_member (DeskMembersPage *self,
             const char      *member_no)
{
  if (self->view == NULL)
    {
      self->view = DESK_MEMBER_VIEW (desk_member_view_new (self->store));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->view));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->view));
      desk_pane_set_title (self->member_pane, _("Member Details"));
    }
  desk_member_view_set_member (self->view, member_no);
  g_settings_set_string (self->settings, "member", member_no);
}

static void
open_cb (DeskMembersPage *self,
         const char      *member_no,
         gboolean         activated)
{
  show_member (self, member_no);
  if (!activated)
    return;
  desk_split_set_end_shown (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
folded_cb (DeskMembersPage *self)
{
  if (self->finder != NULL)
    desk_member_pick_set_single_click (desk_member_finder_get_pick (self->finder),
                                        desk_split_get_folded (self->split));
}

/* Back from the member, the focus is where it came from. */
static void
end_shown_cb (DeskMembersPage *self)
{
  if (self->finder != NULL && desk_split_get_folded (self->split)
      && !desk_split_get_end_shown (self->split))
    desk_member_pick_focus (desk_member_finder_get_pick (self->finder));
}

static void
count_cb (DeskMembersPage *self)
{
  guint count = desk_member_results_get_count (desk_member_finder_get_results (self->finder));
  g_autofree char *text =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", count), count);

  adw_window_title_set_subtitle (self->title, text);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskMembersPage *self = DESK_MEMBERS_PAGE (widget);

  desk_export_opener_open (desk_member_finder_get_table (self->finder), self->store);
}

static void
desk_members_page_dispose (GObject *object)
{
  DeskMembersPage *self = DESK_MEMBERS_PAGE (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  self->finder = NULL;
  self->view = NULL;
  g_clear_pointer ((GtkWidget **) &self->split, gtk_widget_unparent);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_members_page_parent_class)->dispose (object);
}

static void
desk_members_page_class_init (DeskMembersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_members_page_dispose;

  g_type_ensure (DESK_TYPE_PANE);
  g_type_ensure (DESK_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "members/desk-members-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMembersPage, split);
  gtk_widget_class_bind_template_child (widget_class, DeskMembersPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, DeskMembersPage, member_pane);
  gtk_widget_class_bind_template_child (widget_class, DeskMembersPage, title);
  gtk_widget_class_bind_template_child (widget_class, DeskMembersPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_shown_cb);
  gtk_widget_class_install_action (widget_class, "members.export", NULL, export_action);
}

static void
desk_members_page_init (DeskMembersPage *self)
{
  self->settings = desk_settings_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_members_page_new:
 * @store: opened
 * @sync: what brings changes
 *
 * Returns: (transfer floating): the page, reading all members
 */
GtkWidget *
desk_members_page_new (DeskStore *store,
                       DeskSync  *sync)
{
  DeskMembersPage *self = g_object_new (DESK_TYPE_MEMBERS_PAGE, NULL);

  self->store = g_object_ref (store);
  self->finder = DESK_MEMBER_FINDER (desk_member_finder_new (store));
  g_signal_connect_swapped (self->finder, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_object (desk_member_finder_get_results (self->finder), "notify::count",
                           G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  desk_pane_set_child (self->list_pane, GTK_WIDGET (self->finder));
  folded_cb (self);
  desk_list_opener_take_drops (GTK_WIDGET (self), store);
  return GTK_WIDGET (self);
}

/* Who has gone meanwhile is not missed. */
static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskMembersPage) self = user_data;
  g_autoptr (DeskMemberFile) file = desk_store_load_member_finish (DESK_STORE (source), result,
                                                                   NULL);

  if (self->store == NULL || self->view != NULL || file == NULL)
    return;
  show_member (self, file->member->member_no);
  desk_member_results_select (desk_member_finder_get_results (self->finder),
                              file->member->member_no);
}

/**
 * desk_members_page_restore:
 *
 * Shows the member that was open when the app ended, beside the list; not where one was opened
 * meanwhile.
 */
void
desk_members_page_restore (DeskMembersPage *self)
{
  g_autofree char *member_no = NULL;

  g_return_if_fail (DESK_IS_MEMBERS_PAGE (self));

  member_no = g_settings_get_string (self->settings, "member");
  if (*member_no != '\0' && self->view == NULL)
    desk_store_load_member_async (self->store, member_no, self->cancellable, restored_cb,
                                  g_object_ref (self));
}

/**
 * desk_members_page_open_member:
 * @member_no: one of this manager's members
 *
 * Opens the member, and selects them where the list holds them.
 */
void
desk_members_page_open_member (DeskMembersPage *self,
                               const char      *member_no)
{
  g_return_if_fail (DESK_IS_MEMBERS_PAGE (self));

  open_cb (self, member_no, TRUE);
  desk_member_results_select (desk_member_finder_get_results (self->finder), member_no);
}

/**
 * desk_members_page_ask:
 * @query: its search and conditions
 *
 * Shows the members that fit, and the list where only one pane fits.
 */
void
desk_members_page_ask (DeskMembersPage       *self,
                       const DeskMemberQuery *query)
{
  g_return_if_fail (DESK_IS_MEMBERS_PAGE (self));

  desk_split_set_end_shown (self->split, FALSE);
  desk_member_finder_ask (self->finder, query);
}

void
desk_members_page_focus_search (DeskMembersPage *self)
{
  g_return_if_fail (DESK_IS_MEMBERS_PAGE (self));

  desk_split_set_end_shown (self->split, FALSE);
  desk_member_finder_focus_search (self->finder);
}

DeskMemberFinder *
desk_members_page_get_finder (DeskMembersPage *self)
{
  g_return_val_if_fail (DESK_IS_MEMBERS_PAGE (self), NULL);

  return self->finder;
}

/**
 * desk_members_page_get_view:
 *
 * Returns: (transfer none) (nullable): the member's side, once a member was opened
 */
DeskMemberView *
desk_members_page_get_view (DeskMembersPage *self)
{
  g_return_val_if_fail (DESK_IS_MEMBERS_PAGE (self), NULL);

  return self->view;
}
