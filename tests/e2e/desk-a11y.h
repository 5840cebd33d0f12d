/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEditableText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiText, g_object_unref)

/* Using a program as a screen reader does: by role and name, over the accessibility bus. Everything
 * that looks for something waits for it, and fails the test when it does not come in time. */
AtspiAccessible *desk_a11y_wait_application (const char       *name);
AtspiAccessible *desk_a11y_wait             (AtspiAccessible  *root,
                                             AtspiRole         role,
                                             const char       *name);
AtspiAccessible *desk_a11y_find             (AtspiAccessible  *root,
                                             AtspiRole         role,
                                             const char       *name);
guint            desk_a11y_count            (AtspiAccessible  *root,
                                             AtspiRole         role,
                                             const char       *name);
void             desk_a11y_press            (AtspiAccessible  *accessible);
void             desk_a11y_push             (AtspiAccessible  *root,
                                             const char       *name);
void             desk_a11y_see              (AtspiAccessible  *root,
                                             AtspiRole         role,
                                             const char       *name);
void             desk_a11y_type             (AtspiAccessible  *accessible,
                                             const char       *text);
void             desk_a11y_read             (AtspiAccessible  *accessible,
                                             const char       *text);
void             desk_a11y_print            (AtspiAccessible  *root);

G_END_DECLS
