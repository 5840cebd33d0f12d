/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/* Databases as versions of long ago left them: the numbered scripts of `app/PART/sql`, and after each the
 * rows of `tests/landed/PART-NUMBER.sql`, as programs of that version wrote them. */

/* Runs the script of a part that comes next, and writes the rows. */
void       desk_test_landed_run         (DeskDb      *db,
                                         const char  *part);
/* How many scripts the part has. */
gint64     desk_test_landed_count       (const char  *part);
/* How many have been run; 0 for none. */
gint64     desk_test_landed_get_version (DeskDb      *db,
                                         const char  *part);
/* All rows, whole, but those of these tables (NULL: of none). */
GPtrArray *desk_test_landed_read        (DeskDb              *db,
                                         const char * const  *without);
/* Each of them is there, in every column that it had. */
void       desk_test_landed_assert_kept (DeskDb      *db,
                                         GPtrArray   *rows);

G_END_DECLS
