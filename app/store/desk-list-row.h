/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskListOutcome:
 * @DESK_LIST_ADD: something will be added to the member
 * @DESK_LIST_NOTHING_NEW: all that the row says of the member is here already
 * @DESK_LIST_MATCHED: the member is known, and the row says nothing to add
 * @DESK_LIST_AMBIGUOUS: it may be several members, or does not fit together
 * @DESK_LIST_NOT_FOUND: none of the manager's members
 * @DESK_LIST_UNREADABLE: the row cannot be understood
 *
 * What comes of a row of a manager's own list.
 */
typedef enum
{
  DESK_LIST_ADD,
  DESK_LIST_NOTHING_NEW,
  DESK_LIST_MATCHED,
  DESK_LIST_AMBIGUOUS,
  DESK_LIST_NOT_FOUND,
  DESK_LIST_UNREADABLE,
} DeskListOutcome;

#define DESK_N_LIST_OUTCOMES (DESK_LIST_UNREADABLE + 1)

/**
 * DeskListProblem:
 * @DESK_LIST_PROBLEM_NO_KEY: no cell says which member
 * @DESK_LIST_PROBLEM_SHORTENED: the number lost its last digits in a spreadsheet
 * @DESK_LIST_PROBLEM_NOT_COMPUTED: a formula has no value yet
 * @DESK_LIST_PROBLEM_ERROR_VALUE: a formula failed where it was computed
 * @DESK_LIST_PROBLEM_NO_DAY: what stands for the day is none
 * @DESK_LIST_PROBLEM_TOO_LONG: more than a note or a tag holds
 * @DESK_LIST_PROBLEM_SEVERAL: several members fit
 * @DESK_LIST_PROBLEM_OTHER_NAME: the member with this number has another name
 * @DESK_LIST_PROBLEM_OTHER_NUMBER: the member with this name has another number
 * @DESK_LIST_PROBLEM_TWICE: an earlier row adds the same
 * @DESK_LIST_PROBLEM_REFUSED: the rules turned it away
 *
 * Why nothing comes of a row.
 */
typedef enum
{
  DESK_LIST_PROBLEM_NONE,
  DESK_LIST_PROBLEM_NO_KEY,
  DESK_LIST_PROBLEM_SHORTENED,
  DESK_LIST_PROBLEM_NOT_COMPUTED,
  DESK_LIST_PROBLEM_ERROR_VALUE,
  DESK_LIST_PROBLEM_NO_DAY,
  DESK_LIST_PROBLEM_TOO_LONG,
  DESK_LIST_PROBLEM_SEVERAL,
  DESK_LIST_PROBLEM_OTHER_NAME,
  DESK_LIST_PROBLEM_OTHER_NUMBER,
  DESK_LIST_PROBLEM_TWICE,
  DESK_LIST_PROBLEM_REFUSED,
} DeskListProblem;

/**
 * DeskListRow:
 * @row_no: of the sheet, or the line of the file, from 1
 * @said_no: (nullable): the member's number as the list has it; so are the others
 * @numbers: (nullable): phones and accounts
 * @note: (nullable): what is to be noted
 * @tags: (nullable): what the member is to be tagged with
 * @detail: (nullable): what the problem is about
 * @member_no: (nullable): who it is; @name too
 *
 * A row of a manager's own list, and what it means here.
 */
typedef struct
{
  gint64           row_no;
  char            *said_no;
  char            *said_name;
  char            *said_area;
  GStrv            numbers;
  char            *note;
  GStrv            tags;

  DeskListOutcome  outcome;
  DeskListProblem  problem;
  char            *detail;
  char            *member_no;
  char            *name;
} DeskListRow;

void desk_list_row_free        (DeskListRow     *self);
void desk_list_row_set_problem (DeskListRow     *self,
                                DeskListOutcome  outcome,
                                DeskListProblem  problem,
                                const char      *detail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskListRow, desk_list_row_free)

G_END_DECLS
