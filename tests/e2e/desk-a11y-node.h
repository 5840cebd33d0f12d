/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi-constants.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskA11yNode:
 *
 * What another program tells of one of its widgets over the accessibility bus. Reference counted.
 */
typedef struct
{
  GDBusConnection *bus;
  char            *owner;       /* the program's name on the bus */
  char            *path;
  AtspiRole        role;
  char            *name;        /* "" until it was read */
  guint64          states;      /* a bit for each AtspiStateType */
  GPtrArray       *children;    /* (element-type DeskA11yNode): those that showed when it was read */
} DeskA11yNode;

#define DESK_A11Y_IS(node, state) (((node)->states & G_GUINT64_CONSTANT (1) << (state)) != 0)

DeskA11yNode *desk_a11y_node_new       (GDBusConnection *bus,
                                        const char      *owner,
                                        const char      *path);
DeskA11yNode *desk_a11y_node_ref       (DeskA11yNode    *self);
void          desk_a11y_node_unref     (DeskA11yNode    *self);
void          desk_a11y_node_read      (DeskA11yNode    *self);
void          desk_a11y_node_read_tree (DeskA11yNode    *self);
GVariant     *desk_a11y_node_call      (DeskA11yNode    *self,
                                        const char      *interface,
                                        const char      *method,
                                        GVariant        *args,
                                        const char      *type);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskA11yNode, desk_a11y_node_unref)

G_END_DECLS
