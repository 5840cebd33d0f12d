/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-fact.h>

G_BEGIN_DECLS

/**
 * DeskKnownFact:
 *
 * A fact as the person knows it.
 */
typedef struct
{
  DeskFact *fact;
  char     *version;            /* what an operation that changes it names as its base */
  char     *next;               /* of a birthday or occasion: when it comes back, YYYY-MM-DD; else "" */
  gint64    changed_ms;
  gboolean  provisional;
} DeskKnownFact;

DeskKnownFact *desk_known_fact_copy (const DeskKnownFact *self);
void           desk_known_fact_free (DeskKnownFact       *self);

GPtrArray *desk_facts_load          (DeskDb      *db,
                                     const char  *member_no,
                                     const char  *today,
                                     GError     **error);
gboolean   desk_facts_load_birthday (DeskDb      *db,
                                     const char  *member_no,
                                     DeskFact   **birthday,
                                     GError     **error);

G_END_DECLS
