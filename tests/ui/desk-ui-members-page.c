/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ui-members-page.h"

#include <desk-member-selection.h>

#include "desk-ui-members.h"

gboolean
members_is_settled (MembersFixture *fixture)
{
  return desk_member_finder_is_settled (fixture->finder);
}

DeskMemberList *
members_get_list (MembersFixture *fixture)
{
  return desk_member_table_get_list (fixture->table);
}

guint
members_get_count (MembersFixture *fixture)
{
  return desk_member_results_get_count (desk_member_finder_get_results (fixture->finder));
}

static void
show_page (MembersFixture *fixture,
           DeskUiFixture  *desk)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_reset (settings, "member-sort");
  fixture->desk = desk;
  fixture->page = DESK_MEMBERS_PAGE (desk_members_page_new (desk->store, desk->sync));
  fixture->finder = desk_members_page_get_finder (fixture->page);
  fixture->table = desk_member_finder_get_table (fixture->finder);
  fixture->pick = desk_member_finder_get_pick (fixture->finder);
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->page));
  desk_test_wait_until (members_is_settled (fixture));
}

void
members_set_up (MembersFixture *fixture,
                gconstpointer   data)
{
  show_page (fixture, desk_ui_fixture_new (MEMBERS_NOW));
}

void
members_set_up_many (MembersFixture *fixture,
                     gconstpointer   data)
{
  DeskUiFixture *desk = desk_ui_fixture_new (MEMBERS_NOW);

  desk_ui_add_members (desk, MEMBERS_MANY);
  show_page (fixture, desk);
}

void
members_set_up_empty (MembersFixture *fixture,
                      gconstpointer   data)
{
  show_page (fixture, desk_ui_fixture_new_empty (MEMBERS_NOW));
}

void
members_tear_down (MembersFixture *fixture,
                   gconstpointer   data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

void
members_act (MembersFixture *fixture,
             const char     *action,
             const char     *word)
{
  GVariant *parameter = word != NULL ? g_variant_new_string (word) : NULL;

  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (fixture->table), action, parameter));
  desk_test_wait_until (members_is_settled (fixture));
}

/* A frame drawn after all that is to be bound was bound. */
void
members_wait_for_frame (MembersFixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

guint
members_get_selected (MembersFixture *fixture)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  return desk_member_selection_get_single (DESK_MEMBER_SELECTION (model));
}

gint64
members_get_selected_id (MembersFixture *fixture)
{
  return desk_member_list_get_id (members_get_list (fixture), members_get_selected (fixture));
}
