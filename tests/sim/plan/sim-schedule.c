/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-schedule.h"

#include <gio/gio.h>

#define MIN_STEPS 20
#define MAX_STEPS 140

/* How often a step is drawn, and whether it is a fault: of these each seed leaves some out, so that
 * the others come in longer runs. */
static const struct
{
  const char *name;
  guint       weight;
  gboolean    fault;
} kinds[SIM_N_KINDS] = {
  [SIM_USE] = { "use", 24, FALSE },
  [SIM_CARE] = { "care", 6, FALSE },
  [SIM_REVEAL] = { "reveal", 3, FALSE },
  [SIM_NOTE_ADD] = { "note-add", 3, FALSE },
  [SIM_NOTE_EDIT] = { "note-edit", 9, FALSE },
  [SIM_NOTE_REMOVE] = { "note-remove", 9, FALSE },
  [SIM_TAG_ADD] = { "tag-add", 4, FALSE },
  [SIM_TAG_REMOVE] = { "tag-remove", 3, FALSE },
  [SIM_FACT_SET] = { "fact-set", 5, FALSE },
  [SIM_FACT_REMOVE] = { "fact-remove", 2, FALSE },
  [SIM_MARK] = { "mark", 3, FALSE },
  [SIM_SNOOZE] = { "snooze", 3, FALSE },
  [SIM_TICKET] = { "ticket", 9, FALSE },
  [SIM_CALLBACK] = { "callback", 3, FALSE },
  [SIM_VISIT_SCHEDULE] = { "visit-schedule", 8, FALSE },
  [SIM_VISIT_MOVE] = { "visit-move", 7, FALSE },
  [SIM_VISIT_DONE] = { "visit-done", 2, FALSE },
  [SIM_VISIT_CANCEL] = { "visit-cancel", 2, FALSE },
  [SIM_RESOLVE] = { "resolve", 5, FALSE },
  [SIM_AMEND] = { "amend", 6, FALSE },
  [SIM_ROUND] = { "round", 20, FALSE },
  [SIM_BAD_ROUND] = { "bad-round", 14, TRUE },
  [SIM_ENGINE] = { "engine", 5, FALSE },
  [SIM_RELEASE] = { "release", 4, TRUE },
  [SIM_HOURS] = { "hours", 4, FALSE },
  [SIM_SKEW] = { "skew", 2, TRUE },
  [SIM_RESTART] = { "restart", 2, TRUE },
  [SIM_IMPORT] = { "import", 4, TRUE },
  [SIM_POLICY] = { "policy", 3, TRUE },
  [SIM_ASSIGN] = { "assign", 6, TRUE },
  [SIM_REVOKE] = { "revoke", 2, TRUE },
  [SIM_ENROL] = { "enrol", 3, TRUE },
  [SIM_BACKUP] = { "backup", 3, TRUE },
  [SIM_RESTORE_HUB] = { "restore-hub", 3, TRUE },
  [SIM_COPY] = { "copy", 3, TRUE },
  [SIM_RESTORE_LAPTOP] = { "restore-laptop", 3, TRUE },
  [SIM_CLONE] = { "clone", 2, TRUE },
  [SIM_SWEEP] = { "sweep", 4, TRUE },
  [SIM_CRASH_LAPTOP] = { "crash-laptop", 8, TRUE },
  [SIM_CRASH_HUB] = { "crash-hub", 6, TRUE },
  [SIM_CRASH_IMPORT] = { "crash-import", 3, TRUE },
  [SIM_OVERLAP_ROUND] = { "overlap-round", 6, TRUE },
  [SIM_OVERLAP_WRITER] = { "overlap-writer", 4, TRUE },
};

static SimSchedule *
schedule_new (guint32 seed,
              guint   n_laptops,
              guint   n_managers)
{
  SimSchedule *self = g_new0 (SimSchedule, 1);

  self->seed = seed;
  self->n_laptops = n_laptops;
  self->n_managers = n_managers;
  self->steps = g_array_new (FALSE, FALSE, sizeof (SimStep));
  return self;
}

static guint
draw (GRand *rand,
      guint  n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

/* Each fault is left out by every other seed. */
static guint
draw_weights (GRand *rand,
              guint  weights[SIM_N_KINDS])
{
  guint sum = 0;

  for (guint i = 0; i < SIM_N_KINDS; i++)
    {
      weights[i] = kinds[i].fault && g_rand_boolean (rand) ? 0 : kinds[i].weight;
      sum += weights[i];
    }
  return sum;
}

static SimKind
draw_kind (GRand       *rand,
           const guint  weights[SIM_N_KINDS],
           guint        sum)
{
  guint at = draw (rand, sum);
  guint kind = 0;

  while (at >= weights[kind])
    at -= weights[kind++];
  return (SimKind) kind;
}

/**
 * sim_schedule_draw:
 *
 * Returns: (transfer full): the schedule of a seed, always the same
 */
SimSchedule *
sim_schedule_draw (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_managers = 2 + draw (rand, SIM_MAX_MANAGERS - 1);
  SimSchedule *self = schedule_new (seed, 2 + draw (rand, SIM_MAX_LAPTOPS - 1), n_managers);
  guint n_steps = MIN_STEPS + draw (rand, MAX_STEPS - MIN_STEPS);
  guint weights[SIM_N_KINDS];
  guint sum = draw_weights (rand, weights);

  for (guint i = 0; i < n_steps; i++)
    {
      SimStep step = { draw_kind (rand, weights, sum) };

      step.who = draw (rand, self->n_laptops);
      step.what = draw (rand, 100);
      step.n = draw (rand, 1000);
      g_array_append_val (self->steps, step);
    }
  return self;
}

static gboolean
parse_kind (const char *name,
            SimKind    *kind)
{
  for (guint i = 0; i < SIM_N_KINDS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *kind = (SimKind) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_number (const char *text,
              guint       max,
              guint      *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &value, NULL))
    return FALSE;
  *number = (guint) value;
  return TRUE;
}

/* "KIND WHO WHAT N" */
static gboolean
parse_step (char    **words,
            SimStep  *step)
{
  return g_strv_length (words) == 4 && parse_kind (words[0], &step->kind) &&
         parse_number (words[1], G_MAXINT, &step->who) &&
         parse_number (words[2], G_MAXINT, &step->what) &&
         parse_number (words[3], G_MAXINT, &step->n);
}

/* "seed SEED LAPTOPS MANAGERS" */
static SimSchedule *
parse_head (char **words)
{
  guint seed;
  guint n_laptops;
  guint n_managers;

  if (g_strv_length (words) != 4 || !g_str_equal (words[0], "seed") ||
      !parse_number (words[1], G_MAXUINT32, &seed) ||
      !parse_number (words[2], SIM_MAX_LAPTOPS, &n_laptops) || n_laptops == 0 ||
      !parse_number (words[3], SIM_MAX_MANAGERS, &n_managers) || n_managers == 0)
    return NULL;
  return schedule_new (seed, n_laptops, n_managers);
}

/**
 * sim_schedule_parse:
 * @text: what sim_schedule_print() wrote
 *
 * Returns: (transfer full) (nullable): %NULL with %G_IO_ERROR_INVALID_DATA
 */
SimSchedule *
sim_schedule_parse (const char  *text,
                    GError     **error)
{
  g_autoptr (SimSchedule) self = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (lines[i]), " ", -1);
      SimStep step;

      if (words[0] == NULL || *words[0] == '#')
        continue;
      if (self == NULL && (self = parse_head (words)) != NULL)
        continue;
      if (self == NULL || !parse_step (words, &step))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %u is no step: %s", i + 1,
                       lines[i]);
          return NULL;
        }
      g_array_append_val (self->steps, step);
    }
  if (self == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "an empty schedule");
  return g_steal_pointer (&self);
}

char *
sim_step_print (const SimStep *step)
{
  return g_strdup_printf ("%s %u %u %u", sim_kind_to_string (step->kind), step->who, step->what,
                          step->n);
}

/**
 * sim_schedule_print:
 *
 * Returns: (transfer full): a line for the head and one a step
 */
char *
sim_schedule_print (const SimSchedule *self)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "seed %u %u %u\n", self->seed, self->n_laptops, self->n_managers);
  for (guint i = 0; i < self->steps->len; i++)
    {
      g_autofree char *line = sim_step_print (&g_array_index (self->steps, SimStep, i));

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

SimSchedule *
sim_schedule_without (const SimSchedule *self,
                      guint              first,
                      guint              n)
{
  SimSchedule *rest = schedule_new (self->seed, self->n_laptops, self->n_managers);

  g_array_append_vals (rest->steps, self->steps->data, self->steps->len);
  g_array_remove_range (rest->steps, first, n);
  return rest;
}

void
sim_schedule_free (SimSchedule *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

const char *
sim_kind_to_string (SimKind kind)
{
  return kinds[kind].name;
}
