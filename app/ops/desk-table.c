/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-table.h"

#include <desk-error.h>

#define N_TABLES 16
#define TEXT FALSE
#define INT TRUE

static const char * const manager_columns[] = { "manager_no", "name", "region", "phone" };
static const gboolean manager_integers[] = { TEXT, TEXT, TEXT, TEXT };

static const char * const member_columns[] = {
  "member_no", "manager_no", "name", "salutation",
  "certificate", "segment", "rank", "strategic", "brand",
  "spend_12m_fen", "revenue_year_fen", "package_monthly_fen",
  "card_tier", "card_expires", "points",
  "phone", "address", "area", "birthday", "closed",
};
static const gboolean member_integers[] = {
  TEXT, TEXT, TEXT, TEXT,
  TEXT, TEXT, TEXT, TEXT, TEXT,
  INT, INT, INT,
  TEXT, TEXT, INT,
  TEXT, TEXT, TEXT, TEXT, INT,
};

static const char * const account_columns[] = {
  "number", "member_no", "manager_no", "kind", "payment", "state", "balance_fen", "arrears_fen",
  "arrears_since", "low_since_ms",
};
static const gboolean account_integers[] = {
  TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT,
  TEXT, INT,
};

static const char * const use_columns[] = {
  "use_id", "member_no", "manager_no", "service", "month", "used_ms", "hours", "note",
  "amount", "day", "returned_ms", "version", "accepted_ms",
};
static const gboolean use_integers[] = {
  TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT, TEXT,
  INT, TEXT, INT, TEXT, INT,
};

static const char * const contact_columns[] = {
  "contact_id", "member_no", "manager_no", "occasion", "channel", "result", "reached", "contact_ms",
};
static const gboolean contact_integers[] = { TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT };

static const char * const reveal_columns[] = {
  "reveal_id", "member_no", "manager_no", "field", "reveal_ms",
};
static const gboolean reveal_integers[] = { TEXT, TEXT, TEXT, TEXT, INT };

static const char * const note_columns[] = {
  "note_id", "member_no", "manager_no", "text", "version", "made_ms", "changed_ms", "removed",
};
static const gboolean note_integers[] = { TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT, INT };

static const char * const visit_columns[] = {
  "visit_id", "member_no", "manager_no", "purpose", "start_ms", "minutes", "amount_fen",
  "special_request", "status", "outcome", "version", "made_ms", "changed_ms",
  "travel_minutes", "subject", "paid_fen", "form_signed", "next_step", "series",
};
static const gboolean visit_integers[] = {
  TEXT, TEXT, TEXT, TEXT, INT, INT, INT,
  TEXT, TEXT, TEXT, TEXT, INT, INT,
  INT, TEXT, INT, INT, TEXT, TEXT,
};

static const char * const visit_event_columns[] = {
  "event_id", "member_no", "manager_no", "visit_id", "event", "start_ms", "minutes", "text",
  "made_ms",
};
static const gboolean visit_event_integers[] = {
  TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT, TEXT,
  INT,
};

static const char * const feed_change_columns[] = {
  "change_id", "member_no", "manager_no", "number", "field", "was", "became", "feed_ms",
  "low_fen",
};
static const gboolean feed_change_integers[] = {
  TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT,
  INT,
};

static const char * const tag_columns[] = {
  "tag_id", "member_no", "manager_no", "tag", "folded", "version", "changed_ms", "removed",
};
static const gboolean tag_integers[] = { TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT };

static const char * const fact_columns[] = {
  "fact_id", "member_no", "manager_no", "kind", "value", "version", "changed_ms", "removed",
};
static const gboolean fact_integers[] = { TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT };

static const char * const duplicate_columns[] = {
  "duplicate_id", "member_no", "manager_no", "other_no", "verdict", "version", "changed_ms",
};
static const gboolean duplicate_integers[] = { TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT };

static const char * const snooze_columns[] = {
  "snooze_id", "member_no", "manager_no", "cause", "until_ms", "why", "version", "changed_ms",
};
static const gboolean snooze_integers[] = { TEXT, TEXT, TEXT, TEXT, INT, TEXT, TEXT, INT };

static const char * const callback_columns[] = {
  "callback_id", "member_no", "manager_no", "due_ms", "about", "version", "made_ms", "changed_ms",
};
static const gboolean callback_integers[] = { TEXT, TEXT, TEXT, INT, TEXT, TEXT, INT, INT };

static const char * const ticket_columns[] = {
  "ticket_id", "member_no", "manager_no", "kind", "place", "text", "at_once", "hours", "working_days",
  "opened_ms", "told_ms", "done_ms", "status", "outcome", "version", "changed_ms",
};
static const gboolean ticket_integers[] = {
  TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, INT, INT, INT,
  INT, INT, INT, TEXT, TEXT, TEXT, INT,
};

#define TABLE(name, stem, member_column) \
  { name, stem##_columns, stem##_integers, G_N_ELEMENTS (stem##_columns), member_column }

/* Parents before what hangs on them. */
static const DeskTable tables[N_TABLES] = {
  TABLE ("managers", manager, -1),
  TABLE ("members", member, 0),
  TABLE ("accounts", account, 1),
  TABLE ("service_uses", use, 1),
  TABLE ("contacts", contact, 1),
  TABLE ("reveals", reveal, 1),
  TABLE ("notes", note, 1),
  TABLE ("visits", visit, 1),
  TABLE ("visit_events", visit_event, 1),
  TABLE ("feed_changes", feed_change, 1),
  TABLE ("tags", tag, 1),
  TABLE ("facts", fact, 1),
  TABLE ("duplicates", duplicate, 1),
  TABLE ("snoozes", snooze, 1),
  TABLE ("callbacks", callback, 1),
  TABLE ("tickets", ticket, 1),
};

static const char * const table_names[N_TABLES + 1] = {
  "managers", "members", "accounts", "service_uses", "contacts", "reveals", "notes",
  "visits", "visit_events", "feed_changes", "tags", "facts", "duplicates",
  "snoozes", "callbacks", "tickets", NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (member_columns) == G_N_ELEMENTS (member_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (account_columns) == G_N_ELEMENTS (account_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (use_columns) == G_N_ELEMENTS (use_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (contact_columns) == G_N_ELEMENTS (contact_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (reveal_columns) == G_N_ELEMENTS (reveal_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (note_columns) == G_N_ELEMENTS (note_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (visit_columns) == G_N_ELEMENTS (visit_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (visit_event_columns) == G_N_ELEMENTS (visit_event_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (feed_change_columns) == G_N_ELEMENTS (feed_change_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (tag_columns) == G_N_ELEMENTS (tag_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (fact_columns) == G_N_ELEMENTS (fact_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (duplicate_columns) == G_N_ELEMENTS (duplicate_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (snooze_columns) == G_N_ELEMENTS (snooze_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (callback_columns) == G_N_ELEMENTS (callback_integers));
G_STATIC_ASSERT (G_N_ELEMENTS (ticket_columns) == G_N_ELEMENTS (ticket_integers));

/* The SQL of a table, put together once a process: a constant text is prepared once a
 * connection. */
typedef struct
{
  char *put;
  char *renew;
  char *remove;
} TableSql;

static char *
write_put (const DeskTable *table)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) updates = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_string_append_printf (columns, "%s, ", table->columns[i]);
      g_string_append_printf (values, "$%u, ", i + 1);
      if (i > 0)
        g_string_append_printf (updates, "%s = excluded.%s, ", table->columns[i],
                                table->columns[i]);
    }
  return g_strdup_printf (
      "INSERT INTO %s (%srev) VALUES (%s$%u) ON CONFLICT (%s) DO UPDATE SET %srev = excluded.rev",
      table->name, columns->str, values->str, table->n_columns + 1, table->columns[0],
      updates->str);
}

/* A member has few accounts, and a feed brings thousands: they are found by the member's index, which
 * is read for the balances all the same. "+" keeps the engine from the index of their own. */
static const char *
get_key_mark (const DeskTable *table)
{
  return g_str_equal (table->name, "accounts") ? "+" : "";
}

/* A column that an index is on costs, also where its value stays: the member's is only compared. */
static char *
write_renew (const DeskTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "UPDATE %s SET ", table->name);
  for (guint i = 1; i < table->n_columns; i++)
    if ((int) i != table->member_column)
      g_string_append_printf (sql, "%s = $%u, ", table->columns[i], i + 1);
  g_string_append_printf (sql, "rev = $%u WHERE %s%s = $1", table->n_columns + 1,
                          get_key_mark (table), table->columns[0]);
  if (table->member_column > 0)
    g_string_append_printf (sql, " AND %s = $%d", table->columns[table->member_column],
                            table->member_column + 1);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static const TableSql *
get_sql (const DeskTable *table)
{
  static TableSql sql[N_TABLES];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < N_TABLES; i++)
        {
          sql[i].put = write_put (&tables[i]);
          sql[i].renew = write_renew (&tables[i]);
          sql[i].remove = g_strdup_printf ("DELETE FROM %s WHERE %s = $1", tables[i].name,
                                           tables[i].columns[0]);
        }
      g_once_init_leave (&once, TRUE);
    }
  return &sql[table - tables];
}

static gboolean
bind_value (const DeskTable     *table,
            DeskStmt            *stmt,
            guint                column,
            const DeskFeedValue *value)
{
  if (value->kind == DESK_FEED_NULL)
    desk_stmt_bind_null (stmt, column + 1);
  else if (table->integers[column] && value->kind == DESK_FEED_INT)
    desk_stmt_bind_int (stmt, column + 1, value->number);
  else if (!table->integers[column] && value->kind == DESK_FEED_TEXT)
    desk_stmt_bind_text (stmt, column + 1, value->text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
bind_row (const DeskTable      *table,
          DeskStmt             *stmt,
          const DeskFeedValue  *values,
          guint                 n_values,
          GError              **error)
{
  if (n_values != table->n_columns)
    {
      g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, "A row of %s has %u values, not %u",
                   table->name, n_values, table->n_columns);
      return FALSE;
    }
  for (guint i = 0; i < n_values; i++)
    if (!bind_value (table, stmt, i, &values[i]))
      {
        g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                     "A row of %s has the wrong type of value in %s", table->name,
                     table->columns[i]);
        return FALSE;
      }
  return TRUE;
}

/**
 * desk_table_find:
 *
 * Returns: (nullable): the shared table of that name
 */
const DeskTable *
desk_table_find (const char *name)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (strcmp (tables[i].name, name) == 0)
      return &tables[i];
  return NULL;
}

/**
 * desk_table_list:
 *
 * Returns: (array length=n_tables): all shared tables, parents before what hangs on them
 */
const DeskTable *
desk_table_list (guint *n_tables)
{
  *n_tables = N_TABLES;
  return tables;
}

/**
 * desk_table_names:
 *
 * Returns: (array zero-terminated=1): the names of all shared tables, as for desk_recorder_start()
 */
const char * const *
desk_table_names (void)
{
  return table_names;
}

static gboolean
run_row (const DeskTable      *table,
         DeskDb               *db,
         const char           *sql,
         const DeskFeedValue  *values,
         guint                 n_values,
         gint64                rev,
         GError              **error)
{
  g_autoptr (DeskStmt) stmt = desk_db_prepare (db, sql, error);

  if (stmt == NULL || !bind_row (table, stmt, values, n_values, error))
    return FALSE;
  desk_stmt_bind_int (stmt, table->n_columns + 1, rev);
  return desk_stmt_run (stmt, error);
}

/**
 * desk_table_put:
 * @table: from desk_table_find() or desk_table_list()
 * @values: (array length=n_values): one for each of the columns, null for none
 * @rev: the row's revision
 *
 * Adds a row, or replaces the one with its key. %DESK_ERROR_INVALID where @values do not fit the
 * table.
 */
gboolean
desk_table_put (const DeskTable      *table,
                DeskDb               *db,
                const DeskFeedValue  *values,
                guint                 n_values,
                gint64                rev,
                GError              **error)
{
  return run_row (table, db, get_sql (table)->put, values, n_values, rev, error);
}

/**
 * desk_table_renew:
 * @renewed: (out): whether there was such a row
 *
 * Replaces the row with this key if there is one, and of the same member. Cheaper than
 * desk_table_put() by half.
 */
gboolean
desk_table_renew (const DeskTable      *table,
                  DeskDb               *db,
                  const DeskFeedValue  *values,
                  guint                 n_values,
                  gint64                rev,
                  gboolean             *renewed,
                  GError              **error)
{
  if (!run_row (table, db, get_sql (table)->renew, values, n_values, rev, error))
    return FALSE;
  *renewed = desk_db_get_n_changed (db) > 0;
  return TRUE;
}

/**
 * desk_table_remove:
 *
 * Removes the row with this key, if there is one.
 */
gboolean
desk_table_remove (const DeskTable  *table,
                   DeskDb           *db,
                   const char       *key,
                   GError          **error)
{
  return desk_db_run (db, error, get_sql (table)->remove, "s", key) >= 0;
}
