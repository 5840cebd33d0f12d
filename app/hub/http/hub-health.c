/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-handlers.h"

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
  HubStats stats;

  if (!hub_stats_load (&stats, context->db, error))
    return FALSE;

  reply->content_type = "text/plain; version=0.0.4; charset=utf-8";
  hub_metrics_write (context->metrics, reply->body);
  hub_metrics_write_figure (reply->body, "member_desk_hub_devices", "gauge",
                            "Enrolled devices with access.", stats.devices);
  hub_metrics_write_figure (reply->body, "member_desk_hub_members", "gauge",
                            "Members in the billing feed.", stats.members);
  hub_metrics_write_figure (reply->body, "member_desk_hub_database_bytes", "gauge",
                            "Size of the database.", stats.database_bytes);
  return TRUE;
}
