/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-list-words.h"

#include <desk-mask.h>
#include <glib/gi18n-lib.h>

/**
 * desk_list_words_role:
 *
 * Returns: (transfer none): what a column is for
 */
const char *
desk_list_words_role (DeskListRole role)
{
  static const char * const words[DESK_N_LIST_ROLES] = {
    [DESK_LIST_IGNORED] = NC_("list column", "Not used"),
    [DESK_LIST_MEMBER_NO] = NC_("list column", "Member number"),
    [DESK_LIST_NUMBER] = NC_("list column", "Phone or account"),
    [DESK_LIST_NAME] = NC_("list column", "Name"),
    [DESK_LIST_AREA] = NC_("list column", "Area or address"),
    [DESK_LIST_DAY] = NC_("list column", "Day of the note"),
    [DESK_LIST_NOTE] = NC_("list column", "Note"),
    [DESK_LIST_TAG] = NC_("list column", "Tags"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "list column", words[role]);
}

/**
 * desk_list_words_outcome:
 * @applied: whether it is done
 *
 * Returns: (transfer none): what comes of a row, in a word or two
 */
const char *
desk_list_words_outcome (DeskListOutcome outcome,
                         gboolean        applied)
{
  static const char * const words[DESK_N_LIST_OUTCOMES] = {
    [DESK_LIST_ADD] = NC_("list row", "To add"),
    [DESK_LIST_NOTHING_NEW] = NC_("list row", "Nothing new"),
    [DESK_LIST_MATCHED] = NC_("list row", "Matched"),
    [DESK_LIST_AMBIGUOUS] = NC_("list row", "Ambiguous"),
    [DESK_LIST_NOT_FOUND] = NC_("list row", "Not found"),
    [DESK_LIST_UNREADABLE] = NC_("list row", "Unreadable"),
  };

  if (applied && outcome == DESK_LIST_ADD)
    return C_("list row", "Added");
  return g_dpgettext2 (GETTEXT_PACKAGE, "list row", words[outcome]);
}

/**
 * desk_list_words_said:
 *
 * Returns: (transfer full): whom the row is about, as the list has it; numbers are masked
 */
char *
desk_list_words_said (const DeskListRow *row)
{
  if (row->said_name != NULL)
    return g_strdup (row->said_name);
  if (row->said_no != NULL)
    return g_strdup (row->said_no);
  return row->numbers != NULL ? desk_mask_number (row->numbers[0]) : g_strdup ("");
}

static char *
describe_problem (const DeskListRow *row)
{
  switch (row->problem)
    {
    case DESK_LIST_PROBLEM_NO_KEY:
      return g_strdup (_("Neither a number nor a name says which member it is."));
    case DESK_LIST_PROBLEM_SHORTENED:
      /* Translators: %s is a number as a spreadsheet shortened it, such as 1.39E+10. */
      return g_strdup_printf (_("The spreadsheet shortened the number to %s, and its last digits "
                                "are lost. Make the column text there, and save the list again."),
                              row->detail);
    case DESK_LIST_PROBLEM_NOT_COMPUTED:
      return g_strdup (_("A formula was never computed. Open the list in a spreadsheet program and "
                         "save it there."));
    case DESK_LIST_PROBLEM_ERROR_VALUE:
      return g_strdup_printf (_("A formula failed in the spreadsheet: %s"), row->detail);
    case DESK_LIST_PROBLEM_NO_DAY:
      return g_strdup_printf (_("“%s” is no day."), row->detail);
    case DESK_LIST_PROBLEM_TOO_LONG:
      return g_strdup (_("The text is longer than a note or a tag can be."));
    case DESK_LIST_PROBLEM_SEVERAL:
      /* Translators: %s are names and numbers of members. */
      return g_strdup_printf (_("Several members fit: %s"), row->detail);
    case DESK_LIST_PROBLEM_OTHER_NAME:
      /* Translators: %s is the name and number of a member. */
      return g_strdup_printf (_("The number is that of %s, who has another name."), row->detail);
    case DESK_LIST_PROBLEM_OTHER_NUMBER:
      return g_strdup_printf (_("Nobody has this number; the name is that of %s."), row->detail);
    case DESK_LIST_PROBLEM_TWICE:
      return g_strdup (_("A row above adds the same."));
    case DESK_LIST_PROBLEM_REFUSED:
      return g_strdup (row->detail);
    case DESK_LIST_PROBLEM_NONE:
    default:
      return NULL;
    }
}

static char *
describe_addition (const DeskListRow *row,
                   gboolean           applied)
{
  g_autofree char *tags = row->tags != NULL ? g_strjoinv (C_("tags", ", "), row->tags) : NULL;

  if (tags == NULL)
    return g_strdup_printf (applied ? _("Added the note “%s”") : _("Will add the note “%s”"),
                            row->note);
  if (row->note == NULL)
    return g_strdup_printf (applied ? _("Tagged: %s") : _("Will tag: %s"), tags);
  /* Translators: the first %s are tags, the second is a note. */
  return g_strdup_printf (applied ? _("Tagged: %s; added the note “%s”")
                                  : _("Will tag: %s; will add the note “%s”"),
                          tags, row->note);
}

/**
 * desk_list_words_row:
 * @applied: whether it is done
 *
 * Returns: (transfer full): what happens with the row, or why nothing does
 */
char *
desk_list_words_row (const DeskListRow *row,
                     gboolean           applied)
{
  char *problem = describe_problem (row);

  if (problem != NULL)
    return problem;
  switch (row->outcome)
    {
    case DESK_LIST_ADD:
      return describe_addition (row, applied);
    case DESK_LIST_NOTHING_NEW:
      return g_strdup (_("All of it is there already."));
    case DESK_LIST_MATCHED:
      return g_strdup (_("The row says nothing to add."));
    case DESK_LIST_NOT_FOUND:
      return g_strdup (_("None of your members."));
    case DESK_LIST_AMBIGUOUS:
    case DESK_LIST_UNREADABLE:
    default:
      return g_strdup ("");
    }
}
