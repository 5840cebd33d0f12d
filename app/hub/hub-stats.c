/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-stats.h"

typedef struct
{
  gsize       offset;
  const char *sql;
} Figure;

#define FIGURE(field, sql) { G_STRUCT_OFFSET (HubStats, field), "SELECT " sql }

static const Figure figures[] = {
  FIGURE (managers, "count(*) FROM managers"),
  FIGURE (members, "count(*) FROM members WHERE closed = 0"),
  FIGURE (members_closed, "count(*) FROM members WHERE closed <> 0"),
  FIGURE (accounts, "count(*) FROM accounts"),
  FIGURE (service_uses, "count(*) FROM service_uses"),
  FIGURE (contacts, "count(*) FROM contacts"),
  FIGURE (devices, "count(*) FROM devices WHERE revoked_ms IS NULL"),
  FIGURE (devices_revoked, "count(*) FROM devices WHERE revoked_ms IS NOT NULL"),
  FIGURE (operations, "count(*) FROM operations"),
  FIGURE (database_bytes, "page_count * page_size FROM pragma_page_count (), pragma_page_size ()"),
};

static gboolean
load_figures (HubStats  *self,
              DeskDb    *db,
              GError   **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      gint64 *value = G_STRUCT_MEMBER_P (self, figures[i].offset);

      if (!desk_db_query_int (db, value, error, figures[i].sql, ""))
        return FALSE;
    }
  return TRUE;
}

/**
 * hub_stats_load:
 * @self: (out caller-allocates): the figures, all of one moment
 *
 * Counts, in a read transaction of its own.
 *
 * Returns: %FALSE with @error set when the database fails
 */
gboolean
hub_stats_load (HubStats  *self,
                DeskDb    *db,
                GError   **error)
{
  gboolean loaded;

  if (!desk_db_begin_read (db, error))
    return FALSE;
  loaded = load_figures (self, db, error);
  desk_db_rollback (db);
  return loaded;
}
