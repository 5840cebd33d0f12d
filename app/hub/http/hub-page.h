/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-handlers.h"

G_BEGIN_DECLS

/**
 * HubPage:
 *
 * One page of a manager's feed: the rows and tombstones with revisions above @cursor, at most
 * @limit of them and as many as HUB_PULL_BYTES hold (more only where one revision has several
 * rows). Written, it goes up to @to.
 */
typedef struct
{
  HubContext *context;
  const char *manager_no;
  gint64      last_seq;         /* the highest that was judged of the device that asks */
  gint64      cursor;
  gint64      limit;
  gint64      head;             /* the manager's counter, of the same snapshot as the rows */
  gint64      to;
  GArray     *sources;
  guint       n_rows;
  gboolean    more;
} HubPage;

void     hub_page_init  (HubPage     *self,
                         HubContext  *context,
                         HubDevice   *device);
gboolean hub_page_write (HubPage     *self,
                         GString     *json,
                         GError     **error);
void     hub_page_clear (HubPage     *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubPage, hub_page_clear)

G_END_DECLS
