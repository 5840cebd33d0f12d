/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskCsvRules:
 * @DESK_CSV_STRICT: RFC 4180, as other programs are told to write it
 * @DESK_CSV_LOOSE: as people have it: with semicolons or tabs, which is found out, and quotes
 *   anywhere
 */
typedef enum
{
  DESK_CSV_STRICT,
  DESK_CSV_LOOSE,
} DeskCsvRules;

/**
 * DeskCsv:
 *
 * A CSV file, read record by record as UTF-8.
 */
typedef struct _DeskCsv DeskCsv;

DeskCsv    *desk_csv_open         (const char    *path,
                                   DeskCsvRules   rules,
                                   GCancellable  *cancellable,
                                   GError       **error);
gboolean    desk_csv_rewind       (DeskCsv     *self,
                                   GError     **error);
gboolean    desk_csv_next         (DeskCsv     *self,
                                   GError     **error);
gboolean    desk_csv_is_malformed (DeskCsv     *self);
guint       desk_csv_n_fields     (DeskCsv     *self);
const char *desk_csv_field        (DeskCsv     *self,
                                   guint        index);
gint64      desk_csv_get_line_no  (DeskCsv     *self);
const char *desk_csv_get_name     (DeskCsv     *self);
void        desk_csv_free         (DeskCsv     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCsv, desk_csv_free)

G_END_DECLS
