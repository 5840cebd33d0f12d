/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The files of one folder in place of those of the other, which is made when it is not there. */
void sim_files_replace (const char *from,
                        const char *to);
void sim_files_copy    (const char *from,
                        const char *to);
/* A database and what lies beside it. */
void sim_files_remove_database
                       (const char *path);

G_END_DECLS
