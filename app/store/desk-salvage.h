/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-op.h>

G_BEGIN_DECLS

/**
 * DeskSalvaged:
 *
 * An operation of the outbox; @reason is the hub's where it was turned away.
 */
typedef struct
{
  DeskOp   *op;
  gboolean  rejected;
  char     *reason;             /* (nullable) */
} DeskSalvaged;

/**
 * DeskSalvage:
 *
 * What can still be read of a damaged local database, and cannot be fetched from the hub.
 */
typedef struct
{
  GHashTable *meta;             /* facts to keep, by their DESK_META_ keys */
  GPtrArray  *operations;       /* (element-type DeskSalvaged), by sequence number */
  GHashTable *filters;          /* those that were saved: what they look for, by name */
  gboolean    whole;            /* nothing of the outbox was unreadable */
} DeskSalvage;

DeskSalvage *desk_salvage_read (const char  *path);
void         desk_salvage_free (DeskSalvage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSalvage, desk_salvage_free)

G_END_DECLS
