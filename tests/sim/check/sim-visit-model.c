/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-visit-model.h"

#include <desk-json.h>
#include <desk-time.h>

#define MINUTE_MS (60 * 1000)

typedef struct
{
  char       *visit_id;
  char       *member_no;
  char       *purpose;
  char       *request;
  const char *status;
  char       *outcome;
  char       *version;
  gint64      start_ms;
  gint64      minutes;
  gint64      made_ms;
  gint64      changed_ms;
} Visit;

struct _SimVisitModel
{
  SimReport  *report;
  GHashTable *visits;           /* visit_id → Visit */
};

static void
free_visit (gpointer data)
{
  Visit *visit = data;

  g_free (visit->visit_id);
  g_free (visit->member_no);
  g_free (visit->purpose);
  g_free (visit->request);
  g_free (visit->outcome);
  g_free (visit->version);
  g_free (visit);
}

SimVisitModel *
sim_visit_model_new (SimReport *report)
{
  SimVisitModel *self = g_new0 (SimVisitModel, 1);

  self->report = report;
  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_visit);
  return self;
}

static const char *
get_text (const DeskOp *op,
          const char   *name)
{
  return desk_json_peek_string (op->args, name, "");
}

static void
set_text (char       **text,
          const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
set_time (Visit        *visit,
          const DeskOp *op)
{
  desk_time_from_rfc3339 (get_text (op, "start"), &visit->start_ms, NULL);
  visit->minutes = desk_json_peek_int (op->args, "minutes", visit->minutes);
}

static void
schedule (SimVisitModel *self,
          const DeskOp  *op)
{
  Visit *visit = g_new0 (Visit, 1);

  visit->visit_id = g_strdup (op->op_id);
  visit->member_no = g_strdup (op->member_no);
  visit->purpose = g_strdup (get_text (op, "purpose"));
  visit->request = g_strdup (get_text (op, "special_request"));
  visit->status = "planned";
  visit->outcome = g_strdup ("");
  visit->version = g_strdup (op->op_id);
  visit->made_ms = visit->changed_ms = op->made_ms;
  set_time (visit, op);
  g_hash_table_replace (self->visits, visit->visit_id, visit);
}

static void
change (Visit        *visit,
        const DeskOp *op)
{
  set_text (&visit->version, op->op_id);
  visit->changed_ms = op->made_ms;
  if (g_str_equal (op->kind, DESK_OP_VISIT_MOVE))
    set_time (visit, op);
  else
    {
      gboolean done = g_str_equal (op->kind, DESK_OP_VISIT_DONE);

      visit->status = done ? "done" : "cancelled";
      set_text (&visit->outcome, get_text (op, done ? "outcome" : "why"));
    }
}

/* Nobody changes what they have not seen or what is over; nobody is hindered who has seen it. */
static void
check_base (SimVisitModel     *self,
            const DeskOp      *op,
            const DeskVerdict *verdict,
            const Visit       *visit)
{
  static const char * const codes[] = { "visit-changed", "visit-done", "visit-cancelled",
                                        "no-such-visit", NULL };
  gboolean fits = visit != NULL && g_str_equal (visit->version, get_text (op, "base")) &&
                  g_str_equal (visit->status, "planned");

  if (verdict->accepted && !fits)
    sim_report_fail (self->report, "overwritten", "%s changed what its maker had not seen",
                     op->op_id);
  if (!verdict->accepted && fits && g_strv_contains (codes, verdict->reason->code))
    sim_report_fail (self->report, "verdict", "%s was turned away: %s", op->op_id,
                     verdict->reason->code);
}

void
sim_visit_model_apply (SimVisitModel     *self,
                       const DeskOp      *op,
                       const DeskVerdict *verdict)
{
  Visit *visit;

  if (g_str_equal (op->kind, DESK_OP_VISIT_SCHEDULE))
    {
      if (verdict->accepted)
        schedule (self, op);
      return;
    }
  visit = g_hash_table_lookup (self->visits, get_text (op, "visit_id"));
  check_base (self, op, verdict, visit);
  if (verdict->accepted && visit != NULL)
    change (visit, op);
}

static char *
print_visit (const Visit *visit,
             const char  *manager_no)
{
  return g_strdup_printf ("%s | %s | %s | %s | %" G_GINT64_FORMAT " | %" G_GINT64_FORMAT
                          " | %s | %s | %s | %s | %" G_GINT64_FORMAT " | %" G_GINT64_FORMAT,
                          visit->visit_id, visit->member_no, manager_no, visit->purpose,
                          visit->start_ms, visit->minutes, visit->request, visit->status,
                          visit->outcome, visit->version, visit->made_ms, visit->changed_ms);
}

GHashTable *
sim_visit_model_rows (SimVisitModel *self,
                      GHashTable    *managers)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const Visit *visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &visit))
    g_hash_table_insert (rows, g_strdup (visit->visit_id),
                         print_visit (visit, g_hash_table_lookup (managers, visit->member_no)));
  return rows;
}

static gboolean
counts (SimWorld    *world,
        const Visit *visit)
{
  return g_str_equal (visit->status, "planned") &&
         !sim_feed_has_moved (world->feed, visit->member_no);
}

static gboolean
overlap (const Visit *one,
         const Visit *other)
{
  return one->start_ms < other->start_ms + other->minutes * MINUTE_MS &&
         other->start_ms < one->start_ms + one->minutes * MINUTE_MS;
}

void
sim_visit_model_check_bookings (SimVisitModel *self,
                                SimWorld      *world,
                                GHashTable    *managers)
{
  g_autoptr (GList) visits = g_hash_table_get_values (self->visits);

  for (GList *i = visits; i != NULL; i = i->next)
    for (GList *j = i->next; j != NULL; j = j->next)
      {
        const Visit *one = i->data;
        const Visit *other = j->data;

        if (counts (world, one) && counts (world, other) && overlap (one, other) &&
            g_strcmp0 (g_hash_table_lookup (managers, one->member_no),
                       g_hash_table_lookup (managers, other->member_no)) == 0)
          sim_report_fail (self->report, "double-booked", "%s and %s", one->visit_id,
                           other->visit_id);
      }
}

void
sim_visit_model_free (SimVisitModel *self)
{
  g_hash_table_unref (self->visits);
  g_free (self);
}
