/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-care-outcome.h"

#include <glib/gi18n-lib.h>

/* The member was reached where the fall of the balance was told; a call that is to be repeated has not
 * reached anyone. */
static const DeskCareOutcome outcomes[] = {
  { "told", NC_ ("outcome", "Told"), NC_ ("outcome", "Sent"), TRUE },
  { "no-answer", NC_ ("outcome", "No answer"), NULL, FALSE },
  { "call-back", NC_ ("outcome", "Call back"), NULL, FALSE },
  { "other", NC_ ("outcome", "Other"), NC_ ("outcome", "Other"), TRUE },
};

/**
 * desk_care_outcome_find:
 *
 * Returns: (nullable): the outcome of that name
 */
const DeskCareOutcome *
desk_care_outcome_find (const char *outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i].outcome, outcome))
      return &outcomes[i];
  return NULL;
}

/**
 * desk_care_outcome_words:
 * @channel: `call` or `sms`
 *
 * Returns: (nullable): the outcome as a person reads it; %NULL where it is none of that channel
 */
const char *
desk_care_outcome_words (const DeskCareOutcome *self,
                         const char            *channel)
{
  const char *words = g_str_equal (channel, "sms") ? self->by_sms : self->by_call;

  return words != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "outcome", words) : NULL;
}

/**
 * desk_care_outcome_write:
 * @note: "" for none
 *
 * Returns: (transfer full): how it ended, with the note; "other" says nothing by itself
 */
char *
desk_care_outcome_write (const DeskCareOutcome *self,
                         const char            *channel,
                         const char            *note)
{
  const char *words = desk_care_outcome_words (self, channel);

  if (*note == '\0')
    return g_strdup (words);
  if (g_str_equal (self->outcome, "other"))
    return g_strdup (note);
  /* Translators: how a call ended, then the note about it */
  return g_strdup_printf (_("%1$s: %2$s"), words, note);
}

/**
 * desk_care_outcome_read:
 * @result: what desk_care_outcome_write() made, perhaps in another language
 * @reached: what was recorded beside it
 * @note: (out): the rest of it
 *
 * Returns: the outcome; where the words tell none, one by which @reached stays as it was
 */
const DeskCareOutcome *
desk_care_outcome_read (const char  *result,
                        const char  *channel,
                        gboolean     reached,
                        char       **note)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      const char *words = desk_care_outcome_words (&outcomes[i], channel);
      g_autofree char *start = words != NULL ? g_strdup_printf (_("%1$s: %2$s"), words, "") : NULL;

      if (words == NULL || outcomes[i].reached != reached
          || !(g_str_equal (result, words) || g_str_has_prefix (result, start)))
        continue;
      *note = g_strdup (g_str_equal (result, words) ? "" : result + strlen (start));
      return &outcomes[i];
    }
  *note = g_strdup (result);
  return desk_care_outcome_find (reached ? "other" : "no-answer");
}
