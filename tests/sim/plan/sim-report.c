/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-report.h"

#define WITNESS "witness "
#define FAILURE "failure "

struct _SimReport
{
  gboolean    verbose;
  GMutex      lock;             /* what comes between the hub's work is done on its threads */
  GHashTable *witnesses;        /* what → times */
  GPtrArray  *failures;         /* "KIND: TEXT" */
  char       *kind;
};

SimReport *
sim_report_new (void)
{
  SimReport *self = g_new0 (SimReport, 1);

  g_mutex_init (&self->lock);
  self->witnesses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failures = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sim_report_set_verbose (SimReport *self,
                        gboolean   verbose)
{
  self->verbose = verbose;
}

void
sim_report_log (SimReport  *self,
                const char *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (!self->verbose)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_print ("%s\n", text);
}

static void
count (SimReport  *self,
       const char *what,
       guint       times)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint before = sim_report_get_witness (self, what);

  g_hash_table_replace (self->witnesses, g_strdup (what), GUINT_TO_POINTER (before + times));
}

void
sim_report_witness (SimReport  *self,
                    const char *what)
{
  count (self, what, 1);
}

/* Takes @line. */
static void
add_failure (SimReport *self,
             char      *line)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->kind == NULL)
    self->kind = g_strndup (line, strcspn (line, ":"));
  g_ptr_array_add (self->failures, line);
}

void
sim_report_fail (SimReport  *self,
                 const char *kind,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add_failure (self, g_strdup_printf ("%s: %s", kind, text));
}

gboolean
sim_report_has_failed (SimReport *self)
{
  return self->failures->len > 0;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

char *
sim_report_print_witnesses (SimReport *self)
{
  GString *text = g_string_new (NULL);
  GList *keys = g_list_sort (g_hash_table_get_keys (self->witnesses), compare_keys);

  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_printf (text, WITNESS "%s %u\n", (char *) l->data,
                            sim_report_get_witness (self, l->data));
  g_list_free (keys);
  return g_string_free (text, FALSE);
}

char *
sim_report_print (SimReport *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *witnesses = sim_report_print_witnesses (self);

  g_string_append (text, witnesses);
  for (guint i = 0; i < self->failures->len; i++)
    g_string_append_printf (text, FAILURE "%s\n", (char *) g_ptr_array_index (self->failures, i));
  return g_string_free (text, FALSE);
}

char *
sim_report_print_failures (SimReport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->failures->len; i++)
    g_string_append_printf (text, "# %s\n", (char *) g_ptr_array_index (self->failures, i));
  return g_string_free (text, FALSE);
}

void
sim_report_read (SimReport  *self,
                 const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (g_str_has_prefix (lines[i], FAILURE))
        add_failure (self, g_strdup (lines[i] + strlen (FAILURE)));
      else if (g_str_has_prefix (lines[i], WITNESS) && g_strv_length (words) == 3)
        count (self, words[1], (guint) g_ascii_strtoull (words[2], NULL, 10));
    }
}

guint
sim_report_get_witness (SimReport  *self,
                        const char *what)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->witnesses, what));
}

const char *
sim_report_get_kind (SimReport *self)
{
  return self->kind;
}

void
sim_report_free (SimReport *self)
{
  g_hash_table_unref (self->witnesses);
  g_ptr_array_unref (self->failures);
  g_free (self->kind);
  g_mutex_clear (&self->lock);
  g_free (self);
}
