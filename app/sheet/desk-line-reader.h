/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskLineReader:
 *
 * The lines of a file as bytes, in little memory, as often as one likes. A file that its mark says
 * is UTF-16 reads as UTF-8. Belongs to one thread at a time.
 */
typedef struct _DeskLineReader DeskLineReader;

DeskLineReader *desk_line_reader_open        (const char      *path,
                                              GCancellable    *cancellable,
                                              GError         **error);
gboolean        desk_line_reader_rewind      (DeskLineReader  *self,
                                              GError         **error);
gboolean        desk_line_reader_next        (DeskLineReader  *self,
                                              const char     **line,
                                              gsize           *length,
                                              GError         **error);
gint64          desk_line_reader_get_line_no (DeskLineReader  *self);
const char     *desk_line_reader_get_name    (DeskLineReader  *self);
gboolean        desk_line_reader_is_marked   (DeskLineReader  *self);
void            desk_line_reader_free        (DeskLineReader  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLineReader, desk_line_reader_free)

G_END_DECLS
