/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No line of a feed is longer; what is, is no feed. */
#define HUB_TEXT_LINE_LIMIT (1024 * 1024)

/**
 * HubTextFile:
 *
 * A text file in UTF-8 (with or without BOM) or GB18030, read line by line as UTF-8, in little
 * memory.
 */
typedef struct _HubTextFile HubTextFile;

HubTextFile *hub_text_file_open         (const char   *path,
                                         GError      **error);
gboolean     hub_text_file_read_line    (HubTextFile  *self,
                                         const char  **line,
                                         gsize        *length,
                                         GError      **error);
gint64       hub_text_file_get_line_no  (HubTextFile  *self);
const char  *hub_text_file_get_name     (HubTextFile  *self);
const char  *hub_text_file_get_encoding (HubTextFile  *self);
void         hub_text_file_free         (HubTextFile  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubTextFile, hub_text_file_free)

G_END_DECLS
