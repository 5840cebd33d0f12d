/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ui-member.h"

void
desk_ui_member_open (DeskUiMember *self,
                     const char   *member_no)
{
  const DeskMemberFile *file;

  desk_member_view_set_member (self->view, member_no);
  desk_test_wait_until ((file = desk_member_view_get_file (self->view)) != NULL
                        && g_str_equal (file->member->member_no, member_no));
}

void
desk_ui_member_set_up (DeskUiMember  *self,
                       gconstpointer  data)
{
  self->desk = desk_ui_fixture_new (DESK_UI_NOW);
  self->view = DESK_MEMBER_VIEW (desk_member_view_new (self->desk->store));
  self->window = desk_ui_show (GTK_WIDGET (self->view));
  desk_ui_member_open (self, DESK_UI_MEMBER);
}

void
desk_ui_member_tear_down (DeskUiMember  *self,
                          gconstpointer  data)
{
  gtk_window_destroy (self->window);
  desk_ui_fixture_free (self->desk);
}

void
desk_ui_member_act (DeskUiMember *self,
                    const char   *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL));
}
