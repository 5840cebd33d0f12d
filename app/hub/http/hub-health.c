/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-handlers.h"

#include <desk-table.h>
#include <hub-database.h>
#include <hub-stats.h>

/**
 * hub_health_handle:
 *
 * `/healthz`: whether the database can be read; the failure itself becomes a 503.
 */
gboolean
hub_health_handle (HubContext  *context,
                   HubRequest  *request,
                   HubReply    *reply,
                   GError     **error)
{
  g_autofree char *epoch = hub_database_get_meta (context->db, HUB_META_EPOCH, error);

  if (epoch == NULL)
    return FALSE;
  reply->content_type = HUB_TYPE_TEXT;
  g_string_append (reply->body, "ok\n");
  return TRUE;
}

static void
write_rows (GArray  *stats,
            GString *text)
{
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  hub_metrics_write_head (text, "member_desk_hub_rows", "gauge", "Rows that laptops share.");
  for (guint i = 0; i < n_tables; i++)
    g_string_append_printf (text, "member_desk_hub_rows{table=\"%s\"} %" G_GINT64_FORMAT "\n",
                            tables[i].name, hub_stats_get (stats, tables[i].name));
}

/**
 * hub_figures_handle:
 *
 * `/metrics`: the server's counters and the database's sizes, in Prometheus' text format.
 */
gboolean
hub_figures_handle (HubContext  *context,
                    HubRequest  *request,
                    HubReply    *reply,
                    GError     **error)
{
  g_autoptr (GArray) stats = hub_stats_load (context->db, error);

  if (stats == NULL)
    return FALSE;

  reply->content_type = "text/plain; version=0.0.4; charset=utf-8";
  hub_metrics_write (context->metrics, reply->body);
  hub_metrics_write_figure (reply->body, "member_desk_hub_devices", "gauge",
                            "Enrolled devices with access.",
                            hub_stats_get (stats, "devices"));
  hub_metrics_write_figure (reply->body, "member_desk_hub_members", "gauge",
                            "Members in the billing feed.",
                            hub_stats_get (stats, "members"));
  hub_metrics_write_figure (reply->body, "member_desk_hub_database_bytes", "gauge",
                            "Size of the database.", hub_stats_get (stats, "database_bytes"));
  write_rows (stats, reply->body);
  return TRUE;
}
