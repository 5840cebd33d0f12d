/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hub-cell.h"

#include <desk-error.h>
#include <desk-money.h>
#include <glib/gi18n-lib.h>

static gboolean
refuse (const char  *field,
        const char  *why,
        GError     **error)
{
  g_autofree char *text = desk_error_excerpt (field);

  /* Translators: what stands in a file, and what is wrong with it. */
  g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID, C_("field", "“%s”: %s"), text, why);
  return FALSE;
}

static gboolean
read_word (HubCell              *self,
           const HubFeedColumn  *column,
           const char           *field,
           GError              **error)
{
  g_autofree char *choice = NULL;
  g_autofree char *why = NULL;
  const char *word = hub_feed_word_find (column->words, field);

  if (word != NULL)
    {
      hub_cell_set_text (self, word);
      return TRUE;
    }
  choice = hub_feed_word_choice (column->words);
  /* Translators: %s is a list of words that a column may hold, such as "prepaid, postpaid". */
  why = g_strdup_printf (_("not one of: %s"), choice);
  return refuse (field, why, error);
}

static gboolean
read_day (HubCell     *self,
          const char  *field,
          GError     **error)
{
  if (*field == '\0')
    {
      hub_cell_set_text (self, "");
      return TRUE;
    }
  if (desk_day_parse (field, DESK_DAY_FEED, self->day))
    {
      hub_cell_set_text (self, self->day);
      return TRUE;
    }
  return refuse (field, _("not a date (YYYY-MM-DD, YYYYMMDD or YYYY年M月D日)"), error);
}

static gboolean
read_yuan (HubCell              *self,
           const HubFeedColumn  *column,
           const char           *field,
           GError              **error)
{
  if (!desk_money_parse (field, &self->number, error))
    return FALSE;
  if (self->number >= 0 || !(column->flags & HUB_FIELD_UNSIGNED))
    return TRUE;
  return refuse (field, _("this amount cannot be negative"), error);
}

static gboolean
read_count (HubCell     *self,
            const char  *field,
            GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (field, 10, 0, G_MAXINT64, &number, NULL))
    return refuse (field, _("not a whole number"), error);
  self->number = number;
  return TRUE;
}

/**
 * hub_cell_parse:
 * @field: must outlive the cell, which may point to it
 *
 * Reads a field as its column wants it. An empty one is absent: "" for texts, no number for
 * numbers. The error is the reason alone, for a person, without the place.
 */
gboolean
hub_cell_parse (HubCell              *self,
                const HubFeedColumn  *column,
                const char           *field,
                GError              **error)
{
  gboolean is_number = column->kind == HUB_FIELD_YUAN || column->kind == HUB_FIELD_COUNT;

  if (*field == '\0' && (column->flags & HUB_FIELD_NEEDED))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, _("empty, but needed"));
      return FALSE;
    }

  self->text = NULL;
  self->number = 0;
  self->is_null = is_number && *field == '\0';
  if (self->is_null)
    return TRUE;

  switch (column->kind)
    {
    case HUB_FIELD_TEXT:
      hub_cell_set_text (self, field);
      return TRUE;
    case HUB_FIELD_WORD:
      return read_word (self, column, field, error);
    case HUB_FIELD_DAY:
      return read_day (self, field, error);
    case HUB_FIELD_YUAN:
      return read_yuan (self, column, field, error);
    case HUB_FIELD_COUNT:
      return read_count (self, field, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
hub_cell_set_text (HubCell    *self,
                   const char *text)
{
  self->text = text;
  self->is_null = FALSE;
}

void
hub_cell_set_number (HubCell *self,
                     gint64   number)
{
  self->text = NULL;
  self->number = number;
  self->is_null = FALSE;
}

/**
 * hub_cell_equals:
 *
 * Returns: whether a column of the row at hand has the very value of the cell
 */
gboolean
hub_cell_equals (const HubCell *self,
                 DeskStmt      *stmt,
                 int            column)
{
  if (self->text != NULL)
    return g_strcmp0 (self->text, desk_stmt_text (stmt, column)) == 0;
  if (self->is_null || desk_stmt_is_null (stmt, column))
    return self->is_null && desk_stmt_is_null (stmt, column);
  return self->number == desk_stmt_int (stmt, column);
}

void
hub_cell_bind (const HubCell *self,
               DeskStmt      *stmt,
               int            parameter)
{
  if (self->text != NULL)
    desk_stmt_bind_text (stmt, parameter, self->text);
  else if (self->is_null)
    desk_stmt_bind_null (stmt, parameter);
  else
    desk_stmt_bind_int (stmt, parameter, self->number);
}
