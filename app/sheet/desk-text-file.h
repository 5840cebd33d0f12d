/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No line of a feed is longer; what is, is no feed. */
#define DESK_TEXT_LINE_LIMIT (1024 * 1024)

/**
 * DeskTextFile:
 *
 * A text file in UTF-8 (with or without BOM), GB18030, or UTF-16 with a BOM, read line by line as
 * UTF-8, in little memory.
 */
typedef struct _DeskTextFile DeskTextFile;

DeskTextFile *desk_text_file_open         (const char    *path,
                                           GCancellable  *cancellable,
                                           GError       **error);
gboolean      desk_text_file_read_line    (DeskTextFile  *self,
                                           const char   **line,
                                           gsize         *length,
                                           GError       **error);
gboolean      desk_text_file_rewind       (DeskTextFile  *self,
                                           GError       **error);
gint64        desk_text_file_get_line_no  (DeskTextFile  *self);
const char   *desk_text_file_get_name     (DeskTextFile  *self);
const char   *desk_text_file_get_encoding (DeskTextFile  *self);
void          desk_text_file_free         (DeskTextFile  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTextFile, desk_text_file_free)

G_END_DECLS
