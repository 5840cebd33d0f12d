/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-feed-row.h>

G_BEGIN_DECLS

/**
 * DeskTable:
 *
 * A table that laptop and hub both hold. @columns are all its columns but `rev`, in the order of
 * the wire; the first is the key. @integers marks (by the same index) the columns that are numbers.
 */
typedef struct
{
  const char         *name;
  const char * const *columns;
  const gboolean     *integers;
  guint               n_columns;
  int                 member_column;   /* index of member_no, -1: none */
} DeskTable;

const DeskTable    *desk_table_find   (const char          *name);
const DeskTable    *desk_table_list   (guint               *n_tables);
const char * const *desk_table_names  (void);
gboolean            desk_table_put    (const DeskTable     *table,
                                       DeskDb              *db,
                                       const DeskFeedValue *values,
                                       guint                n_values,
                                       gint64               rev,
                                       GError             **error);
gboolean            desk_table_renew  (const DeskTable     *table,
                                       DeskDb              *db,
                                       const DeskFeedValue *values,
                                       guint                n_values,
                                       gint64               rev,
                                       gboolean            *renewed,
                                       GError             **error);
gboolean            desk_table_remove (const DeskTable     *table,
                                       DeskDb              *db,
                                       const char          *key,
                                       GError             **error);

G_END_DECLS
