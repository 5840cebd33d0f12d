/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-ops.h>

#include "hub-handlers.h"

G_BEGIN_DECLS

/**
 * HubPushLine:
 *
 * A line of a push: an operation, or the id of one that cannot be read.
 */
typedef struct
{
  DeskOp *op;
  char   *op_id;
} HubPushLine;

/**
 * HubBatch:
 *
 * The operations of one push, while they are judged, and how many verdicts there were of each sort;
 * @repeated were given before.
 */
typedef struct
{
  HubContext *context;
  HubDevice  *device;
  gint64      last_seq;         /* the device's highest so far */
  guint       accepted;
  guint       rejected;
  guint       repeated;
  gboolean    collided;         /* a number was used before: nothing new is judged any more */
} HubBatch;

gboolean hub_batch_judge (HubBatch   *self,
                          GPtrArray  *lines,
                          GString    *json,
                          GError    **error);

G_END_DECLS
