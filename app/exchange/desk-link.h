/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_LINK_SCHEME "memberdesk"

/**
 * DeskLink:
 *
 * Where a link leads: `memberdesk:members` to a page, `memberdesk:member/M0000001` to a member.
 */
typedef struct
{
  char *page;                   /* nullable */
  char *member_no;              /* nullable: one of both is there */
} DeskLink;

DeskLink *desk_link_new_parse  (const char          *uri,
                                const char * const  *pages,
                                GError             **error);
void      desk_link_free       (DeskLink            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLink, desk_link_free)

char     *desk_link_for_member (const char          *member_no);

G_END_DECLS
