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

gboolean desk_export_kind_from_string (const char             *word,
                                       DeskExportKind         *kind);
/* Members that fit `query`, in its order, or what happened with them, to a file that ends in .csv or
 * .xlsx; members also to one in .vcf. Phones and addresses are masked unless `unmasked`: then a
 * reveal of each member is recorded first. */
void     desk_export_async            (DeskStore              *store,
                                       DeskExportKind          kind,
                                       const DeskMemberQuery  *query,
                                       const char             *path,
                                       gboolean                unmasked,
                                       GCancellable           *cancellable,
                                       GAsyncReadyCallback     callback,
                                       gpointer                user_data);
gboolean desk_export_finish           (DeskStore              *store,
                                       GAsyncResult           *result,
                                       guint64                *n_lines,
                                       GError                **error);

G_END_DECLS
