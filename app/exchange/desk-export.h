/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-member-query.h>

G_BEGIN_DECLS

/**
 * DeskExportKind:
 * @DESK_EXPORT_MEMBERS: a line for each member
 * @DESK_EXPORT_CARE: a line for each care contact
 * @DESK_EXPORT_USES: a line for each use of an entitlement
 * @DESK_EXPORT_VISITS: a line for each visit
 */
typedef enum
{
  DESK_EXPORT_MEMBERS,
  DESK_EXPORT_CARE,
  DESK_EXPORT_USES,
  DESK_EXPORT_VISITS,
} DeskExportKind;

#define DESK_N_EXPORT_KINDS (DESK_EXPORT_VISITS + 1)

/**
 * DeskExportOrder:
 * @query: members that fit, in its order
 * @ids: (nullable) (element-type gint64): of the list, in this order, instead of @query
 * @columns: (nullable): names of columns of the list, in their order, for a line for each member;
 *   %NULL: all that there are
 * @path: ends in .csv or .xlsx; for members also in .vcf, for visits in .ics
 * @unmasked: the phones and addresses that it has in full; that each was shown is recorded first
 * @progress: (nullable): called with how many members are written, and of how many
 *
 * What is to be written.
 */
typedef struct
{
  DeskExportKind          kind;
  const DeskMemberQuery  *query;
  GArray                 *ids;
  const char * const     *columns;
  const char             *path;
  gboolean                unmasked;
  GFileProgressCallback   progress;
  gpointer                progress_data;
} DeskExportOrder;

gboolean desk_export_kind_from_string (const char             *word,
                                       DeskExportKind         *kind);
void     desk_export_async            (DeskStore              *store,
                                       const DeskExportOrder  *order,
                                       GCancellable           *cancellable,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data);
gboolean desk_export_finish           (DeskStore              *store,
                                       GAsyncResult           *result,
                                       guint64                *n_lines,
                                       GError                **error);

G_END_DECLS
