/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskDuplicate:
 * @same_phone: why they look like one person; at least one of the two
 * @verdict: what was said of them: `same`, `different` or `open`
 *
 * Two members who may be one person.
 */
typedef struct
{
  char     *member_no;
  char     *name;
  char     *other_no;
  char     *other_name;
  gboolean  same_phone;
  gboolean  same_person;        /* name and address */
  char     *verdict;
} DeskDuplicate;

DeskDuplicate *
            desk_duplicate_copy     (const DeskDuplicate *self);
void        desk_duplicate_free     (DeskDuplicate       *self);
/* Why they look like one person. */
const char *desk_duplicate_describe (const DeskDuplicate *self);

/* Of one member, or of all: a GPtrArray of DeskDuplicate. */
void       desk_store_list_duplicates_async  (DeskStore            *store,
                                              const char           *member_no,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray *desk_store_list_duplicates_finish (DeskStore            *store,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
