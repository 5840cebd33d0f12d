/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HubCsv:
 *
 * A CSV file (RFC 4180), read record by record as UTF-8.
 */
typedef struct _HubCsv HubCsv;

HubCsv     *hub_csv_open         (const char  *path,
                                  GError     **error);
gboolean    hub_csv_next         (HubCsv      *self,
                                  GError     **error);
gboolean    hub_csv_is_malformed (HubCsv      *self);
guint       hub_csv_n_fields     (HubCsv      *self);
const char *hub_csv_field        (HubCsv      *self,
                                  guint        index);
gint64      hub_csv_get_line_no  (HubCsv      *self);
const char *hub_csv_get_name     (HubCsv      *self);
void        hub_csv_free         (HubCsv      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCsv, hub_csv_free)

G_END_DECLS
