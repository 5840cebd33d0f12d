/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON straight into a string, for the many rows of a feed. */
void hub_writer_add_text (GString    *json,
                          const char *text);
void hub_writer_add_int  (GString    *json,
                          gint64      value);

G_END_DECLS
