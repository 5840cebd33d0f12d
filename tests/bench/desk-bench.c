/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-bench.h"

#include <json-glib/json-glib.h>
#include <math.h>

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, FALSE);

  g_print ("bench-json: %s\n", text);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, round (value * 1000) / 1000);
}

static JsonBuilder *
begin_json (const char *name)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  return builder;
}

static void
report_figure (const char *name,
               const char *unit,
               double      value,
               const char *bound,
               double      limit,
               gboolean    kept)
{
  g_autoptr (JsonBuilder) builder = begin_json (name);

  json_builder_set_member_name (builder, "unit");
  json_builder_add_string_value (builder, unit);
  add_number (builder, "value", value);
  add_number (builder, bound, limit);
  json_builder_end_object (builder);
  g_print ("bench: %-28s %12.2f %-8s (%s %g) %s\n", name, value, unit,
           g_str_equal (bound, "limit") ? "at most" : "at least", limit, kept ? "" : "MISSED");
  print_json (builder);
}

/**
 * desk_bench_report_ratio:
 * @yardstick_seconds: what the yardstick took in the same run
 * @limit: how many times the yardstick is allowed
 */
gboolean
desk_bench_report_ratio (const char *name,
                         double      seconds,
                         double      yardstick_seconds,
                         double      limit)
{
  g_autoptr (JsonBuilder) builder = begin_json (name);
  double ratio = seconds / yardstick_seconds;
  gboolean kept = ratio <= limit;

  add_number (builder, "seconds", seconds);
  add_number (builder, "yardstick_seconds", yardstick_seconds);
  add_number (builder, "ratio", ratio);
  add_number (builder, "limit", limit);
  json_builder_end_object (builder);
  g_print ("bench: %-28s %12.3f s, yardstick %.3f s, ratio %.2f (at most %g) %s\n", name, seconds,
           yardstick_seconds, ratio, limit, kept ? "" : "MISSED");
  print_json (builder);
  return kept;
}

gboolean
desk_bench_report_at_most (const char *name,
                           const char *unit,
                           double      value,
                           double      limit)
{
  report_figure (name, unit, value, "limit", limit, value <= limit);
  return value <= limit;
}

gboolean
desk_bench_report_at_least (const char *name,
                            const char *unit,
                            double      value,
                            double      limit)
{
  report_figure (name, unit, value, "floor", limit, value >= limit);
  return value >= limit;
}

void
desk_bench_report (const char *name,
                   const char *unit,
                   double      value)
{
  g_autoptr (JsonBuilder) builder = begin_json (name);

  json_builder_set_member_name (builder, "unit");
  json_builder_add_string_value (builder, unit);
  add_number (builder, "value", value);
  json_builder_end_object (builder);
  g_print ("bench: %-28s %12.2f %s\n", name, value, unit);
  print_json (builder);
}

/**
 * desk_bench_report_share:
 * @floor: what the least that can be done reached in the same run
 * @least: the part of @floor that @value must reach
 */
gboolean
desk_bench_report_share (const char *name,
                         const char *unit,
                         double      value,
                         double      floor,
                         double      least)
{
  g_autoptr (JsonBuilder) builder = begin_json (name);
  double share = value / floor;
  gboolean kept = share >= least;

  json_builder_set_member_name (builder, "unit");
  json_builder_add_string_value (builder, unit);
  add_number (builder, "value", value);
  add_number (builder, "floor", floor);
  add_number (builder, "share", share);
  add_number (builder, "least", least);
  json_builder_end_object (builder);
  g_print ("bench: %-28s %12.0f %s, floor %.0f, share %.2f (at least %g) %s\n", name, value, unit,
           floor, share, least, kept ? "" : "MISSED");
  print_json (builder);
  return kept;
}

double
desk_bench_seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
desk_bench_percentile (GArray *values,
                       guint   percent)
{
  g_array_sort (values, compare_values);
  return g_array_index (values, double, MIN (values->len * percent / 100, values->len - 1));
}

double
desk_bench_read_memory (const char *id,
                        const char *field)
{
  g_autofree char *path = g_build_filename ("/proc", id, "status", NULL);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return 0;
  line = strstr (status, field);
  return line != NULL ? g_ascii_strtod (line + strlen (field) + 1, NULL) / 1024 : 0;
}

gboolean
desk_bench_spawn (GError    **error,
                  const char *program,
                  ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  const char *word = program;
  va_list rest;

  va_start (rest, program);
  for (; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (rest);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_newv ((const char * const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               error);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", program, said);
  return FALSE;
}
