/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-a11y-node.h"

G_BEGIN_DECLS

/* Using a program as a screen reader does: by role and name, over the accessibility bus. Everything
 * that looks for something waits for it, and fails the test when it does not come in time. */
DeskA11yNode *desk_a11y_wait_application (const char   *name);
DeskA11yNode *desk_a11y_wait             (DeskA11yNode *root,
                                          AtspiRole     role,
                                          const char   *name);
DeskA11yNode *desk_a11y_find             (DeskA11yNode *root,
                                          AtspiRole     role,
                                          const char   *name);
void          desk_a11y_wait_window      (DeskA11yNode *app,
                                          const char   *title);
guint         desk_a11y_count            (DeskA11yNode *root,
                                          AtspiRole     role,
                                          const char   *name);
void          desk_a11y_press            (DeskA11yNode *node);
void          desk_a11y_push             (DeskA11yNode *root,
                                          const char   *name);
void          desk_a11y_see              (DeskA11yNode *root,
                                          AtspiRole     role,
                                          const char   *name);
void          desk_a11y_type             (DeskA11yNode *node,
                                          const char   *text);
void          desk_a11y_read             (DeskA11yNode *node,
                                          const char   *text);
/* Waits until the entry holds that text. */
void          desk_a11y_wait_text        (DeskA11yNode *node,
                                          const char   *text);
void          desk_a11y_print            (DeskA11yNode *root);

G_END_DECLS
