/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-verdict-words.h"

#include <glib/gi18n-lib.h>

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
