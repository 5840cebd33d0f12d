/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-stats.h"

#include <desk-table.h>

typedef struct
{
  const char *name;
  const char *sql;
} Figure;

/* Beside the rows of each shared table. */
static const Figure figures[] = {
  { "members_closed", "SELECT count(*) FROM members WHERE closed <> 0" },
  { "devices", "SELECT count(*) FROM devices WHERE revoked_ms IS NULL" },
  { "devices_revoked", "SELECT count(*) FROM devices WHERE revoked_ms IS NOT NULL" },
  { "operations", "SELECT count(*) FROM operations" },
  { "grants_open", "SELECT count(*) FROM grants WHERE spent_by = ''" },
  { "grants_spent", "SELECT count(*) FROM grants WHERE spent_by <> ''" },
  { "database_bytes",
    "SELECT page_count * page_size FROM pragma_page_count (), pragma_page_size ()" },
};

static gboolean
add_figure (GArray      *stats,
            DeskDb      *db,
            const char  *name,
            const char  *sql,
            GError     **error)
{
  HubStat stat = { .name = name };

  if (!desk_db_query_int (db, &stat.value, error, sql, ""))
    return FALSE;
  g_array_append_val (stats, stat);
  return TRUE;
}

/* Members who left the feed are counted by themselves. */
static gboolean
add_tables (GArray  *stats,
            DeskDb  *db,
            GError **error)
{
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count(*) FROM %s%s", tables[i].name,
                         tables[i].member_column == 0 ? " WHERE closed = 0" : "");

      if (!add_figure (stats, db, tables[i].name, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_figures (GArray  *stats,
             DeskDb  *db,
             GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (!add_figure (stats, db, figures[i].name, figures[i].sql, error))
      return FALSE;
  return TRUE;
}

/**
 * hub_stats_load:
 *
 * Counts, in a read transaction of its own.
 *
 * Returns: (transfer full) (element-type HubStat) (nullable): the figures, all of one moment, or
 *   %NULL with @error set
 */
GArray *
hub_stats_load (DeskDb  *db,
                GError **error)
{
  g_autoptr (GArray) stats = g_array_new (FALSE, FALSE, sizeof (HubStat));
  gboolean loaded;

  if (!desk_db_begin_read (db, error))
    return NULL;
  loaded = add_tables (stats, db, error) && add_figures (stats, db, error);
  desk_db_rollback (db);
  return loaded ? g_steal_pointer (&stats) : NULL;
}

/**
 * hub_stats_get:
 * @name: one that hub_stats_load() gives
 */
gint64
hub_stats_get (GArray     *stats,
               const char *name)
{
  for (guint i = 0; i < stats->len; i++)
    {
      const HubStat *stat = &g_array_index (stats, HubStat, i);

      if (g_str_equal (stat->name, name))
        return stat->value;
    }
  g_return_val_if_reached (0);
}
