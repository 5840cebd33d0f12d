/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-gzip.h"

/* The fastest: rows of a feed shrink to a fifth all the same. */
#define LEVEL 1

/**
 * desk_gzip_pack:
 * @data: what laptop or hub are about to send
 *
 * Returns: (transfer full) (nullable): the same as gzip; %NULL with @error set when that fails
 */
GBytes *
desk_gzip_pack (const void  *data,
                gsize        length,
                GError     **error)
{
  g_autoptr (GConverter) gzip =
    G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);

  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
