/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-table.h>

#include "hub-cell.h"

G_BEGIN_DECLS

/**
 * HubRowWriter:
 *
 * Puts whole rows into a shared table, by statements that stay prepared. Cells are in the order of
 * the table's columns; the first is the key.
 */
typedef struct _HubRowWriter HubRowWriter;

HubRowWriter *hub_row_writer_new         (DeskDb           *db,
                                          const DeskTable  *table,
                                          GError          **error);
gboolean      hub_row_writer_load        (HubRowWriter     *self,
                                          const char       *key,
                                          GError          **error);
gint64        hub_row_writer_loaded_int  (HubRowWriter     *self,
                                          guint             column);
const char   *hub_row_writer_loaded_text (HubRowWriter     *self,
                                          guint             column);
gboolean      hub_row_writer_is_loaded   (HubRowWriter     *self,
                                          const HubCell    *cells);
gboolean      hub_row_writer_insert      (HubRowWriter     *self,
                                          const HubCell    *cells,
                                          gint64            rev,
                                          GError          **error);
gboolean      hub_row_writer_update      (HubRowWriter     *self,
                                          const HubCell    *cells,
                                          gint64            rev,
                                          GError          **error);
void          hub_row_writer_free        (HubRowWriter     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubRowWriter, hub_row_writer_free)

G_END_DECLS
