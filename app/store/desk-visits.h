/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskVisit:
 *
 * A visit to a member, whatever has become of it.
 */
typedef struct
{
  char     *visit_id;
  char     *member_no;
  char     *name;
  char     *salutation;
  char     *purpose;
  gint64    start_ms;
  gint64    minutes;
  gint64    amount_fen;         /* DESK_FEN_ABSENT: none */
  char     *special_request;    /* the customer's words, or "" */
  char     *status;             /* see desk-visit-life.h */
  char     *outcome;            /* or why it was cancelled, or what was found */
  char     *version;            /* what an operation that changes it names as its base */
  gint64    changed_ms;
  gboolean  provisional;
  gboolean  overlaps;           /* planned at the time of another, as after a member's move */
  char     *address;            /* the member's, or "" */
  gint64    travel_minutes;     /* the way there, before @start_ms; nothing else takes that time */
  char     *subject;            /* which card, what fault, …; "" */
  gint64    paid_fen;           /* taken at the door; DESK_FEN_ABSENT: nothing was said of it */
  gboolean  form_signed;        /* the acceptance form on paper */
  char     *next_step;          /* what was agreed at the end, or "" */
  char     *series;             /* shared by those that were planned together; "": by itself */
} DeskVisit;

void       desk_visit_free               (DeskVisit            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskVisit, desk_visit_free)

/* Orders an array of pointers to visits by their starts, as of g_ptr_array_sort(). */
int        desk_visit_compare_starts     (gconstpointer         a,
                                          gconstpointer         b);

/* The manager's visits that begin from one moment on and before the other, by time: a GPtrArray of
 * DeskVisit. */
void       desk_store_list_visits_async  (DeskStore            *store,
                                          gint64                from_ms,
                                          gint64                to_ms,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray *desk_store_list_visits_finish (DeskStore            *store,
                                          GAsyncResult         *result,
                                          GError              **error);
/* DESK_ERROR_NOT_FOUND when there is no such visit here. */
void       desk_store_load_visit_async   (DeskStore            *store,
                                          const char           *visit_id,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
DeskVisit *desk_store_load_visit_finish  (DeskStore            *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
