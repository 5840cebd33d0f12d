/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Programs that a test starts. They end with it, however it ends: one that stayed would keep the
 * runner waiting for the end of its output. */
GSubprocessLauncher *desk_test_launcher_new (GSubprocessFlags    flags);
GSubprocess         *desk_test_spawn        (GSubprocessFlags    flags,
                                             const char * const *words);

G_END_DECLS
