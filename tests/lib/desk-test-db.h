/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/* What tests ask of a database. Whatever fails there fails the test. */
DeskDb *desk_test_open_memory (void);
void    desk_test_exec        (DeskDb     *db,
                               const char *script);
/* The number, or the text, that a query answers in its first row. */
gint64  desk_test_ask         (DeskDb     *db,
                               const char *sql);
char   *desk_test_ask_text    (DeskDb     *db,
                               const char *sql);

G_END_DECLS
