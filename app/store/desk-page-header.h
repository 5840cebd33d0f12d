/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-json.h>

#include "desk-local.h"

G_BEGIN_DECLS

/**
 * DeskPageHeader:
 *
 * The first line of a page of /v1/pull: the revisions that the page spans, and the hub's newest one.
 */
typedef struct
{
  JsonObject *json;
  gint64      from;
  gint64      to;
  gint64      head;
  gboolean    more;
} DeskPageHeader;

gboolean desk_page_header_read  (DeskPageHeader        *self,
                                 const char            *line,
                                 gsize                  length,
                                 GError               **error);
gboolean desk_page_header_take  (const DeskPageHeader  *self,
                                 DeskLocal             *local,
                                 DeskDb                *db,
                                 GError               **error);
void     desk_page_header_clear (DeskPageHeader        *self);

G_END_DECLS
