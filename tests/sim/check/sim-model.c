/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-model.h"

#include <desk-entitlement.h>
#include <desk-json.h>

#include "sim-known-model.h"
#include "sim-note-model.h"
#include "sim-query.h"
#include "sim-rows.h"
#include "sim-ticket-model.h"
#include "sim-visit-model.h"

/* Columns of the tables that operations write, as the model writes its rows. */
static const struct
{
  const char *table;
  guint       n_columns;
  const char *columns;
} tables[] = {
  { "service_uses", 8, "use_id, member_no, manager_no, service, month, used_ms, hours, note" },
  { "contacts", 8,
    "contact_id, member_no, manager_no, occasion, channel, result, reached, contact_ms" },
  { "reveals", 5, "reveal_id, member_no, manager_no, field, reveal_ms" },
};

typedef struct
{
  SimWorld   *world;
  GHashTable *rows[G_N_ELEMENTS (tables)];      /* key → row */
  SimNoteModel *notes;
  SimKnownModel *known;
  SimTicketModel *tickets;
  SimVisitModel *visits;
  GHashTable *managers;         /* member_no → manager_no */
  GHashTable *tiers;            /* member_no → the card held */
  GHashTable *uses;             /* "MEMBER MONTH" → number */
  GStrv       sharing;          /* services that count together (E6) */
} Model;

static void
clear_model (Model *model)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_clear_pointer (&model->rows[i], g_hash_table_unref);
  g_clear_pointer (&model->notes, sim_note_model_free);
  g_clear_pointer (&model->known, sim_known_model_free);
  g_clear_pointer (&model->tickets, sim_ticket_model_free);
  g_clear_pointer (&model->visits, sim_visit_model_free);
  g_clear_pointer (&model->managers, g_hash_table_unref);
  g_clear_pointer (&model->tiers, g_hash_table_unref);
  g_clear_pointer (&model->uses, g_hash_table_unref);
  g_clear_pointer (&model->sharing, g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Model, clear_model)

static void
init_model (Model    *model,
            SimWorld *world)
{
  model->world = world;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    model->rows[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  model->notes = sim_note_model_new (world->report);
  model->tickets = sim_ticket_model_new (world->report);
  model->known = sim_known_model_new (world->report);
  model->visits = sim_visit_model_new (world->report);
  model->managers = sim_query_texts (world->db, "SELECT member_no, manager_no FROM members");
  model->tiers = sim_query_texts (world->db, "SELECT member_no, card_tier FROM members");
  model->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  model->sharing = desk_entitlement_counts_with (world->policy,
                                                 DESK_SERVICE_EMERGENCY_REACTIVATION);
}

/* The row takes the manager that the member has now: history moves along. */
static const char *
get_manager (Model        *model,
             const DeskOp *op)
{
  const char *manager_no = g_hash_table_lookup (model->managers, op->member_no);

  return manager_no != NULL ? manager_no : "?";
}

static const char *
get_text (const DeskOp *op,
          const char   *name)
{
  return desk_json_peek_string (op->args, name, "");
}

/* Takes @row. */
static void
put (Model        *model,
     guint         table,
     const DeskOp *op,
     char         *row)
{
  g_hash_table_replace (model->rows[table], g_strdup (op->op_id), row);
}

/* The natural month in China, where there is one zone and no summer time. */
static char *
read_month (const DeskOp *op)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (op->made_ms / 1000);
  g_autoptr (GDateTime) local = g_date_time_add_hours (utc, 8);

  return g_date_time_format (local, "%Y-%m");
}

static void
put_use (Model        *model,
         const DeskOp *op)
{
  g_autofree char *month = read_month (op);
  g_autofree char *hours =
    json_object_has_member (op->args, "hours")
      ? g_strdup_printf ("%" G_GINT64_FORMAT, desk_json_peek_int (op->args, "hours", 0))
      : g_strdup ("NULL");

  put (model, 0, op,
       g_strdup_printf ("%s | %s | %s | %s | %s | %" G_GINT64_FORMAT " | %s | %s", op->op_id,
                        op->member_no, get_manager (model, op), get_text (op, "service"), month,
                        op->made_ms, hours, get_text (op, "note")));
}

static void
put_contact (Model        *model,
             const DeskOp *op)
{
  put (model, 1, op,
       g_strdup_printf ("%s | %s | %s | %s | %s | %s | %d | %" G_GINT64_FORMAT, op->op_id,
                        op->member_no, get_manager (model, op), get_text (op, "occasion"),
                        get_text (op, "channel"), get_text (op, "result"),
                        desk_json_peek_boolean (op->args, "reached", TRUE), op->made_ms));
}

static void
put_reveal (Model        *model,
            const DeskOp *op)
{
  put (model, 2, op,
       g_strdup_printf ("%s | %s | %s | %s | %" G_GINT64_FORMAT, op->op_id, op->member_no,
                        get_manager (model, op), get_text (op, "field"), op->made_ms));
}

static gboolean
is_limited (Model        *model,
            const DeskOp *op,
            gint64       *limit)
{
  const char *service = get_text (op, "service");
  DeskTier tier = DESK_TIER_NONE;

  desk_tier_from_string (g_hash_table_lookup (model->tiers, op->member_no), &tier);
  return (g_str_equal (service, DESK_SERVICE_EMERGENCY_REACTIVATION) ||
          g_strv_contains ((const char * const *) model->sharing, service)) &&
         desk_entitlement_get_limit (model->world->policy, tier,
                                     DESK_SERVICE_EMERGENCY_REACTIVATION, limit);
}

/* Promise 8: a use that the laptop called certain is turned away for no quota, when it comes in time. */
static void
check_certain (Model             *model,
               const DeskOp      *op,
               const DeskVerdict *verdict,
               gint64             received_ms)
{
  const SimWorld *world = model->world;
  const SimDeed *deed = sim_ledger_find (world->ledger, op->op_id);
  gboolean counts = verdict->accepted || g_str_has_prefix (verdict->reason->code, "quota-");

  if (deed == NULL || received_ms > deed->certain_until_ms || !counts ||
      (world->ungranted_ms != 0 && received_ms >= world->ungranted_ms))
    return;
  sim_report_witness (world->report, "certain-judged");
  if (!verdict->accepted)
    sim_report_fail (world->report, "certain", "%s was turned away: %s", op->op_id,
                     verdict->reason->code);
}

/* E6, in the hub's own order: no use above the limit, none turned away below it (8). */
static void
check_quota (Model             *model,
             const DeskOp      *op,
             const DeskVerdict *verdict)
{
  g_autofree char *month = read_month (op);
  g_autofree char *key = g_strconcat (op->member_no, " ", month, NULL);
  gint64 uses = GPOINTER_TO_INT (g_hash_table_lookup (model->uses, key));
  SimReport *report = model->world->report;
  gint64 limit;

  if (!is_limited (model, op, &limit))
    return;
  if (verdict->accepted)
    {
      g_hash_table_replace (model->uses, g_steal_pointer (&key), GINT_TO_POINTER (uses + 1));
      if (uses >= limit)
        sim_report_fail (report, "quota", "%s in %s has %" G_GINT64_FORMAT " uses", op->member_no,
                         month, uses + 1);
      if (uses + 1 == limit)
        sim_report_witness (report, "quota-reached");
    }
  else if (g_str_equal (verdict->reason->code, "quota-used-up") && uses < limit)
    sim_report_fail (report, "verdict", "%s was turned away with %" G_GINT64_FORMAT " uses",
                     op->op_id, uses);
}

static void
apply (Model             *model,
       const DeskOp      *op,
       const DeskVerdict *verdict)
{
  g_autofree char *refused = NULL;

  if (g_str_equal (op->kind, DESK_OP_SERVICE_USE))
    check_quota (model, op, verdict);
  if (g_str_has_prefix (op->kind, "note."))
    sim_note_model_apply (model->notes, op, verdict);
  sim_known_model_apply (model->known, op, verdict);
  if (g_str_has_prefix (op->kind, "ticket."))
    sim_ticket_model_apply (model->tickets, op, verdict);
  if (g_str_has_prefix (op->kind, "visit."))
    sim_visit_model_apply (model->visits, op, verdict);
  if (!verdict->accepted)
    {
      refused = g_strconcat ("refused-", verdict->reason->code, NULL);
      sim_report_witness (model->world->report, refused);
    }
  else if (g_str_equal (op->kind, DESK_OP_SERVICE_USE))
    put_use (model, op);
  else if (g_str_equal (op->kind, DESK_OP_CARE_LOG))
    put_contact (model, op);
  else if (g_str_equal (op->kind, DESK_OP_SECRECY_REVEAL))
    put_reveal (model, op);
}

/* A clock that is ahead at the end of a month names a unit of the next one. */
static gboolean
is_of_its_month (const DeskOp *op,
                 gint64        received_ms)
{
  DeskOp corrected = { .made_ms = MIN (op->made_ms, received_ms) };
  g_autofree char *said = read_month (op);
  g_autofree char *month = read_month (&corrected);

  return g_str_equal (said, month);
}

/* Nothing was done later than the hub heard of it, whatever the laptop's clock says. */
static void
correct_moment (Model  *model,
                DeskOp *op,
                gint64  received_ms)
{
  if (op->made_ms <= received_ms)
    return;
  sim_report_witness (model->world->report, "made-in-future");
  op->made_ms = received_ms;
}

static void
replay (Model *model)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt =
    desk_db_query (model->world->db, &error, "SELECT body, verdict, received_ms FROM operations"
                   " ORDER BY rowid", "");

  while (error == NULL && desk_stmt_step (stmt, &error))
    {
      g_autoptr (DeskOp) op = desk_op_new_parse (desk_stmt_text (stmt, 0), -1, &error);
      g_autoptr (JsonNode) node = json_from_string (desk_stmt_text (stmt, 1), &error);
      g_autoptr (DeskVerdict) verdict = desk_verdict_from_json (node, &error);

      if (error == NULL)
        {
          gint64 received_ms = desk_stmt_int (stmt, 2);

          if (is_of_its_month (op, received_ms))
            check_certain (model, op, verdict, received_ms);
          correct_moment (model, op, received_ms);
          apply (model, op, verdict);
        }
    }
  g_assert_no_error (error);
}

static void
compare_table (SimWorld   *world,
               const char *table,
               const char *columns,
               guint       n_columns,
               GHashTable *expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s", columns, table);
  g_autoptr (GHashTable) rows = sim_query_rows (world->db, n_columns, sql, NULL);

  sim_rows_compare (world->report, "effect", "the hub's", "the model's", expected, rows);
}

void
sim_model_check (SimWorld *world)
{
  g_auto (Model) model = { 0 };
  g_autoptr (GHashTable) notes = NULL;
  g_autoptr (GHashTable) tags = NULL;
  g_autoptr (GHashTable) facts = NULL;
  g_autoptr (GHashTable) marks = NULL;
  g_autoptr (GHashTable) snoozes = NULL;
  g_autoptr (GHashTable) callbacks = NULL;
  g_autoptr (GHashTable) tickets = NULL;
  g_autoptr (GHashTable) visits = NULL;

  init_model (&model, world);
  replay (&model);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    compare_table (world, tables[i].table, tables[i].columns, tables[i].n_columns, model.rows[i]);
  notes = sim_note_model_rows (model.notes, model.managers);
  compare_table (world, "notes", SIM_NOTE_COLUMNS, SIM_NOTE_N_COLUMNS, notes);
  tags = sim_known_model_tags (model.known, model.managers);
  compare_table (world, "tags", SIM_TAG_COLUMNS, SIM_KNOWN_N_COLUMNS, tags);
  facts = sim_known_model_facts (model.known, model.managers);
  compare_table (world, "facts", SIM_FACT_COLUMNS, SIM_KNOWN_N_COLUMNS, facts);
  marks = sim_known_model_marks (model.known, model.managers);
  compare_table (world, "duplicates", SIM_MARK_COLUMNS, SIM_KNOWN_N_COLUMNS, marks);
  snoozes = sim_known_model_snoozes (model.known, model.managers);
  compare_table (world, "snoozes", SIM_SNOOZE_COLUMNS, SIM_KNOWN_N_COLUMNS, snoozes);
  callbacks = sim_known_model_callbacks (model.known, model.managers);
  compare_table (world, "callbacks", SIM_CALLBACK_COLUMNS, SIM_KNOWN_N_COLUMNS, callbacks);
  tickets = sim_ticket_model_rows (model.tickets, model.managers);
  compare_table (world, "tickets", SIM_TICKET_COLUMNS, SIM_TICKET_N_COLUMNS, tickets);
  visits = sim_visit_model_rows (model.visits, model.managers);
  compare_table (world, "visits", SIM_VISIT_COLUMNS, SIM_VISIT_N_COLUMNS, visits);
  sim_visit_model_check_bookings (model.visits, world, model.managers);
}
