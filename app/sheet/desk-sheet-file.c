/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-sheet-file.h"

/**
 * desk_sheet_replace_file:
 *
 * Begins a file that only its owner can read. What stood at @path stays there until the stream is
 * closed.
 *
 * Returns: (transfer full) (nullable): where its bytes go; %NULL with a %G_IO_ERROR
 */
GOutputStream *
desk_sheet_replace_file (const char  *path,
                         GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE,
                                          G_FILE_CREATE_PRIVATE |
                                            G_FILE_CREATE_REPLACE_DESTINATION,
                                          NULL, error));
}

/**
 * desk_sheet_discard_file:
 * @stream: from desk_sheet_replace_file()
 *
 * Gives a file up: what stood there before stays. Does nothing to a stream that is closed.
 */
void
desk_sheet_discard_file (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_output_stream_close (stream, cancellable, NULL);
}
