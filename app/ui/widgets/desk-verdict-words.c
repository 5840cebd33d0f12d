/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-verdict-words.h"

#include <glib/gi18n-lib.h>

/* Whoever reads it goes on with the list. */
#define MOST_NAMES 3

/**
 * desk_verdict_words:
 * @verdict: (nullable): what the rules say to what the person did
 * @error: (nullable): why there is no verdict
 *
 * Returns: (transfer full): what to say to the person: that it was recorded, with the warnings, or
 * why not
 */
char *
desk_verdict_words (DeskVerdict  *verdict,
                    const GError *error)
{
  g_autoptr (GString) text = NULL;

  if (verdict == NULL)
    return g_strdup (error->message);
  if (!verdict->accepted)
    return desk_reason_describe (verdict->reason);
  text = g_string_new (_("Recorded."));
  for (guint i = 0; i < verdict->warnings->len; i++)
    {
      g_autofree char *warning = desk_reason_describe (g_ptr_array_index (verdict->warnings, i));

      g_string_append_printf (text, " %s", warning);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Translators: between the names of people */
#define BETWEEN_NAMES C_("names", ", ")

static gboolean
is_for_same (const DeskMemberRefusal *one,
             const DeskMemberRefusal *other)
{
  g_autofree char *a = desk_reason_describe (one->verdict->reason);
  g_autofree char *b = desk_reason_describe (other->verdict->reason);

  return g_str_equal (a, b);
}

/* The first and all after it for the same reason. */
static guint
append_group (GString   *text,
              GPtrArray *refusals,
              guint      first)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const DeskMemberRefusal *refusal = g_ptr_array_index (refusals, first);
  g_autofree char *reason = desk_reason_describe (refusal->verdict->reason);
  guint i;

  for (i = first; i < refusals->len && is_for_same (refusal, g_ptr_array_index (refusals, i)); i++)
    if (i - first < MOST_NAMES)
      g_string_append_printf (names, "%s%s", i > first ? BETWEEN_NAMES : "",
                              ((DeskMemberRefusal *) g_ptr_array_index (refusals, i))->name);
  if (i - first > MOST_NAMES)
    /* Translators: after some names */
    g_string_append_printf (names, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more",
                                                i - first - MOST_NAMES),
                            i - first - MOST_NAMES);
  g_string_append (text, text->len > 0 ? " " : "");
  /* Translators: %1$s is whom it was refused for, %2$s a sentence that says why */
  g_string_append_printf (text, _("Not for %1$s: %2$s"), names->str, reason);
  return i;
}

/**
 * desk_refusals_words:
 *
 * Returns: (transfer full) (nullable): for whom of several members it was refused and why, those
 *   together who have the reason in common; %NULL where it was for nobody
 */
char *
desk_refusals_words (const DeskPerformed *performed)
{
  g_autoptr (GString) text = NULL;

  if (performed->refusals == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < performed->refusals->len;)
    i = append_group (text, performed->refusals, i);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
