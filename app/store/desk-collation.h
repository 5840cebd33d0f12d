/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskCollation:
 *
 * The order of Chinese names: by pinyin. One thread at a time.
 */
typedef struct _DeskCollation DeskCollation;

DeskCollation *desk_collation_new  (GError        **error);
GBytes        *desk_collation_key  (DeskCollation  *self,
                                    const char     *text);
void           desk_collation_free (DeskCollation  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCollation, desk_collation_free)

G_END_DECLS
