/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/* Looking into a database that must not fail. */
void       sim_query_add_texts (DeskDb      *db,
                                GHashTable  *set,
                                const char  *sql);
/* (element-type utf8) */
GPtrArray *sim_query_list      (DeskDb      *db,
                                const char  *sql);
/* First column → second. */
GHashTable *sim_query_texts    (DeskDb      *db,
                                const char  *sql);
/* Key (the first column) → the whole row as one text. */
GHashTable *sim_query_rows     (DeskDb      *db,
                                guint        n_columns,
                                const char  *sql,
                                const char  *argument);

G_END_DECLS
