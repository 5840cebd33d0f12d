/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tokens in a file of the data folder that only its person can read, a group a device. Any thread;
 * blocks on the disk. */
char     *desk_token_file_load   (const char  *data_dir,
                                  const char  *device_id,
                                  GError     **error);
gboolean  desk_token_file_save   (const char  *data_dir,
                                  const char  *device_id,
                                  const char  *token,
                                  GError     **error);
gboolean  desk_token_file_remove (const char  *data_dir,
                                  const char  *device_id,
                                  GError     **error);

G_END_DECLS
