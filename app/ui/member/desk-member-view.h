/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-file.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_MEMBER_VIEW (desk_member_view_get_type ())
G_DECLARE_FINAL_TYPE (DeskMemberView, desk_member_view, DESK, MEMBER_VIEW, GtkWidget)

/* Actions: `member.use-service` (s: a service of the policy, "" for the first),
 * `member.record-contact`, `member.add-note`, `member.undo` (what was done last to a note),
 * `member.reveal` (s: phone, address, number), `member.say` (s: a sentence that is shown for a
 * moment), `member.show-page` (s: overview, timeline). */
GtkWidget            *desk_member_view_new        (DeskStore      *store);
void                  desk_member_view_set_member (DeskMemberView *self,
                                                   const char     *member_no);
const char           *desk_member_view_get_member (DeskMemberView *self);
const DeskMemberFile *desk_member_view_get_file   (DeskMemberView *self);

G_END_DECLS
