/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-outbox-csv.h"

#include "desk-outbox-words.h"

#include <desk-json.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 4180, and no text that a spreadsheet would run as a formula. */
static void
append_cell (GString    *text,
             const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean formula = *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;

  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ',');
  g_string_append_printf (text, "\"%s%s\"", formula ? "'" : "", doubled);
}

static void
append_head (GString *text)
{
  const char *names[] = {
    C_("column", "Recorded"), C_("column", "State"), C_("column", "What"),
    C_("column", "Member number"), C_("column", "Name"), C_("column", "Note"),
    C_("column", "Reason"), C_("column", "Operation"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    append_cell (text, names[i]);
  g_string_append (text, "\r\n");
}

static void
append_entry (GString               *text,
              const DeskOutboxEntry *entry,
              GTimeZone             *zone)
{
  g_autoptr (GDateTime) made = desk_time_local (entry->made_ms, zone);
  g_autofree char *moment = g_date_time_format (made, "%Y-%m-%d %H:%M:%S");
  g_autofree char *deed = desk_outbox_words_deed (entry);
  g_autofree char *reason =
    entry->reason != NULL ? desk_reason_describe (entry->reason) : g_strdup ("");
  const char *cells[] = {
    moment, desk_outbox_words_state (entry), deed, entry->member_no, entry->member_name,
    desk_json_peek_string (entry->args, "note", ""), reason, entry->op_id,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    append_cell (text, cells[i]);
  g_string_append (text, "\r\n");
}

/**
 * desk_outbox_csv_write:
 * @zone: the policy's
 *
 * Returns: (transfer full): a line for each operation, in UTF-8 with the mark by which spreadsheets
 *   know it
 */
GBytes *
desk_outbox_csv_write (GPtrArray *entries,
                       GTimeZone *zone)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) file = g_string_new ("\xEF\xBB\xBF");

  append_head (text);
  for (guint i = 0; i < entries->len; i++)
    append_entry (text, g_ptr_array_index (entries, i), zone);
  g_string_append_len (file, text->str, (gssize) text->len);
  return g_string_free_to_bytes (g_steal_pointer (&file));
}
