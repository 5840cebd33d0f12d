/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskIni:
 *
 * A data file in the GKeyFile format that knows the line of each group and key, for messages.
 * Stricter than GKeyFile: what stands twice is an error instead of the last one counting silently.
 */
typedef struct _DeskIni DeskIni;

DeskIni            *desk_ini_new_from_data     (const char   *data,
                                                gsize         length,
                                                const char   *name,
                                                GError      **error);
DeskIni            *desk_ini_new_from_file     (const char   *path,
                                                GError      **error);
DeskIni            *desk_ini_new_from_resource (const char   *name,
                                                GError      **error);
void                desk_ini_free              (DeskIni      *self);
const char * const *desk_ini_list_groups       (DeskIni      *self);
GStrv               desk_ini_list_keys         (DeskIni      *self,
                                                const char   *group);
char               *desk_ini_get_text          (DeskIni      *self,
                                                const char   *group,
                                                const char   *key);
GStrv               desk_ini_get_list          (DeskIni      *self,
                                                const char   *group,
                                                const char   *key);
guint               desk_ini_get_line          (DeskIni      *self,
                                                const char   *group,
                                                const char   *key);
const char         *desk_ini_get_data          (DeskIni      *self);
gboolean            desk_ini_refuse            (DeskIni      *self,
                                                const char   *group,
                                                const char   *key,
                                                const char   *why,
                                                GError      **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskIni, desk_ini_free)

G_END_DECLS
