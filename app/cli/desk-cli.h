/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-store.h>

G_BEGIN_DECLS

typedef enum
{
  DESK_CLI_DONE,
  DESK_CLI_FAILED,              /* nothing was changed; one line on stderr says why */
  DESK_CLI_USAGE,
  DESK_CLI_PARTLY,              /* done, but some operations were turned away, each listed */
} DeskCliExit;

/**
 * DeskCli:
 *
 * What every command works with.
 */
typedef struct
{
  char         *data_dir;       /* (nullable): the app's own */
  gboolean      json;
  DeskPolicy   *policy;
  DeskClock    *clock;
  DeskStore    *store;          /* open */
  GAsyncResult *result;         /* of the call that is waited for */
} DeskCli;

/**
 * DeskCliFunc:
 * @arguments: as many as the command's parameters, UTF-8
 *
 * Runs a command to its end. With @error set, the result is not looked at: a %G_OPTION_ERROR is
 * wrong usage, anything else a failure.
 */
typedef DeskCliExit (*DeskCliFunc) (DeskCli             *cli,
                                    const char * const  *arguments,
                                    GError             **error);

/**
 * DeskCliCheckFunc:
 *
 * Whether the arguments and options make sense; else @error is a %G_OPTION_ERROR. Runs before the
 * local data is opened.
 */
typedef gboolean (*DeskCliCheckFunc) (DeskCli             *cli,
                                      const char * const  *arguments,
                                      GError             **error);

/**
 * DeskCliCommand:
 * @name: one word, or two
 * @parameters: the names of the arguments, separated by blanks
 * @options: (nullable): the command's own. Texts are read as file names: they arrive as they were
 *   typed, whatever the locale says
 * @enrolled: whether it makes no sense on a laptop that was never enrolled
 * @check: (nullable): what is to be checked beyond the number of arguments
 * @closed: whether it is for local data that cannot be opened
 * @list_words: (nullable): what the last argument may be, for the help
 */
typedef struct
{
  const char         *name;
  const char         *parameters;
  const char         *summary;
  const GOptionEntry *options;
  gboolean            enrolled;
  DeskCliCheckFunc    check;
  DeskCliFunc         run;
  gboolean            closed;
  const char * const *(*list_words) (DeskPolicy *policy);
} DeskCliCommand;

extern const DeskCliCommand desk_cli_enrol;
extern const DeskCliCommand desk_cli_sync;
extern const DeskCliCommand desk_cli_status;
extern const DeskCliCommand desk_cli_today;
extern const DeskCliCommand desk_cli_members;
extern const DeskCliCommand desk_cli_member;
extern const DeskCliCommand desk_cli_use;
extern const DeskCliCommand desk_cli_care;
extern const DeskCliCommand desk_cli_visit_add;
extern const DeskCliCommand desk_cli_visit_move;
extern const DeskCliCommand desk_cli_visit_confirm;
extern const DeskCliCommand desk_cli_visit_start;
extern const DeskCliCommand desk_cli_visit_arrive;
extern const DeskCliCommand desk_cli_visit_done;
extern const DeskCliCommand desk_cli_visit_miss;
extern const DeskCliCommand desk_cli_visit_cancel;
extern const DeskCliCommand desk_cli_visit_list;
extern const DeskCliCommand desk_cli_visit_history;
extern const DeskCliCommand desk_cli_visit_free;
extern const DeskCliCommand desk_cli_visit_suggest;
extern const DeskCliCommand desk_cli_visit_order;
extern const DeskCliCommand desk_cli_outbox;
extern const DeskCliCommand desk_cli_resolve;
extern const DeskCliCommand desk_cli_export;
extern const DeskCliCommand desk_cli_import;
extern const DeskCliCommand desk_cli_duplicate_list;
extern const DeskCliCommand desk_cli_duplicate_mark;
extern const DeskCliCommand desk_cli_rebuild;
extern const DeskCliCommand desk_cli_remove;
extern const DeskCliCommand desk_cli_note_add;
extern const DeskCliCommand desk_cli_note_edit;
extern const DeskCliCommand desk_cli_note_remove;
extern const DeskCliCommand desk_cli_loan_return;
extern const DeskCliCommand desk_cli_ticket_open;
extern const DeskCliCommand desk_cli_ticket_told;
extern const DeskCliCommand desk_cli_ticket_done;
extern const DeskCliCommand desk_cli_ticket_list;
extern const DeskCliCommand desk_cli_callback_add;
extern const DeskCliCommand desk_cli_callback_withdraw;
extern const DeskCliCommand desk_cli_snooze_add;
extern const DeskCliCommand desk_cli_snooze_end;
extern const DeskCliCommand desk_cli_tag_add;
extern const DeskCliCommand desk_cli_tag_remove;
extern const DeskCliCommand desk_cli_fact_set;
extern const DeskCliCommand desk_cli_fact_remove;

/* A command waits for each call: start it with desk_cli_ready_cb() and the DeskCli, then wait. */
void          desk_cli_ready_cb (GObject       *source,
                                 GAsyncResult  *result,
                                 gpointer       user_data);
GAsyncResult *desk_cli_wait     (DeskCli       *cli);

gboolean      desk_cli_prepare  (DeskCli       *cli,
                                 GError       **error);
gboolean      desk_cli_open     (DeskCli       *cli,
                                 GError       **error);
void          desk_cli_close    (DeskCli       *cli);

int           desk_cli_main     (int            argc,
                                 char         **argv);

G_END_DECLS
