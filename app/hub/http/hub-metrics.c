/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-metrics.h"

#include <string.h>

typedef enum
{
  VERDICT_ACCEPTED,
  VERDICT_REJECTED,
  VERDICT_REPEATED,
  N_VERDICTS,
} Verdict;

static const char * const verdict_names[] = { "accepted", "rejected", "repeated" };

G_STATIC_ASSERT (G_N_ELEMENTS (verdict_names) == N_VERDICTS);

struct _HubMetrics
{
  GMutex  mutex;
  GTree  *requests;             /* labels → guint64 * */
  guint64 verdicts[N_VERDICTS];
  guint64 rows;
  guint   waiting;
  gint64  started_us;           /* monotonic */
};

static int
compare_labels (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return strcmp (a, b);
}

HubMetrics *
hub_metrics_new (void)
{
  HubMetrics *self = g_new0 (HubMetrics, 1);

  g_mutex_init (&self->mutex);
  self->requests = g_tree_new_full (compare_labels, NULL, g_free, g_free);
  self->started_us = g_get_monotonic_time ();
  return self;
}

/**
 * hub_metrics_count_request:
 * @handler: its short name; not the path, which strangers choose
 */
void
hub_metrics_count_request (HubMetrics *self,
                           const char *handler,
                           guint       status)
{
  g_autofree char *labels = g_strdup_printf ("handler=\"%s\",status=\"%u\"", handler, status);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  guint64 *count = g_tree_lookup (self->requests, labels);

  if (count == NULL)
    {
      count = g_new0 (guint64, 1);
      g_tree_insert (self->requests, g_steal_pointer (&labels), count);
    }
  *count += 1;
}

/**
 * hub_metrics_count_verdicts:
 * @repeated: verdicts that were given before and answered again
 */
void
hub_metrics_count_verdicts (HubMetrics *self,
                            guint       accepted,
                            guint       rejected,
                            guint       repeated)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->verdicts[VERDICT_ACCEPTED] += accepted;
  self->verdicts[VERDICT_REJECTED] += rejected;
  self->verdicts[VERDICT_REPEATED] += repeated;
}

void
hub_metrics_count_rows (HubMetrics *self,
                        guint       n_rows)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->rows += n_rows;
}

/**
 * hub_metrics_write_head:
 * @type: "counter" or "gauge"
 *
 * Begins a figure whose lines, with their labels, follow.
 */
void
hub_metrics_write_head (GString    *text,
                        const char *name,
                        const char *type,
                        const char *help)
{
  g_string_append_printf (text, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

/**
 * hub_metrics_write_figure:
 * @type: "counter" or "gauge"
 *
 * Appends one figure without labels, in Prometheus' text format.
 */
void
hub_metrics_write_figure (GString    *text,
                          const char *name,
                          const char *type,
                          const char *help,
                          gint64      value)
{
  hub_metrics_write_head (text, name, type, help);
  g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", name, value);
}

/**
 * hub_metrics_set_waiting:
 * @n_waiting: requests that wait for news at this moment
 */
void
hub_metrics_set_waiting (HubMetrics *self,
                         guint       n_waiting)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->waiting = n_waiting;
}

static gboolean
write_requests_cb (gpointer key,
                   gpointer value,
                   gpointer user_data)
{
  GString *text = user_data;
  guint64 *count = value;

  g_string_append_printf (text, "member_desk_hub_requests_total{%s} %" G_GUINT64_FORMAT "\n",
                          (const char *) key, *count);
  return FALSE;
}

/**
 * hub_metrics_write:
 *
 * Appends everything counted so far, in Prometheus' text format.
 */
void
hub_metrics_write (HubMetrics *self,
                   GString    *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  hub_metrics_write_head (text, "member_desk_hub_requests_total", "counter", "Requests answered.");
  g_tree_foreach (self->requests, write_requests_cb, text);

  hub_metrics_write_head (text, "member_desk_hub_operations_total", "counter",
                          "Operations by the verdict answered.");
  for (guint i = 0; i < N_VERDICTS; i++)
    g_string_append_printf (text,
                            "member_desk_hub_operations_total{verdict=\"%s\"} %" G_GUINT64_FORMAT
                            "\n",
                            verdict_names[i], self->verdicts[i]);

  hub_metrics_write_figure (text, "member_desk_hub_rows_served_total", "counter",
                            "Rows and tombstones sent in pulls.", self->rows);
  hub_metrics_write_figure (text, "member_desk_hub_waiting", "gauge",
                            "Requests that wait for news.", self->waiting);
  hub_metrics_write_figure (text, "member_desk_hub_uptime_seconds", "gauge",
                            "Since the server started.",
                            (g_get_monotonic_time () - self->started_us) / G_TIME_SPAN_SECOND);
}

void
hub_metrics_free (HubMetrics *self)
{
  if (self == NULL)
    return;

  g_mutex_clear (&self->mutex);
  g_tree_unref (self->requests);
  g_free (self);
}
