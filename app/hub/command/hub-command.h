/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>
#include <desk-policy.h>

#include "hub-config.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_EXIT_DONE,
  HUB_EXIT_FAILED,              /* nothing was changed; one line on stderr says why */
  HUB_EXIT_USAGE,
  HUB_EXIT_PARTLY,              /* done, but some rows were turned away, each listed */
} HubExit;

/**
 * HubSetup:
 *
 * What every command works with.
 */
typedef struct
{
  const char *summary;          /* what the command does, in the reader's language */
  char       *db_uri;
  char       *policy_file;      /* (nullable): the built-in policy */
  char       *config_file;      /* (nullable): nobody wrote one */
  HubConfig   config;
  DeskPolicy *policy;           /* in force, once the database is open */
  gint64      loaded_ms;        /* when it was loaded into the database, 0: it is not from there */
  DeskClock  *clock;
} HubSetup;

/**
 * HubCommandFunc:
 * @argv: the command's name and what follows it
 *
 * Runs a command to its end. With @error set, the result is not looked at: a %G_OPTION_ERROR is
 * wrong usage, anything else a failure.
 */
typedef HubExit (*HubCommandFunc) (HubSetup  *setup,
                                   int        argc,
                                   char     **argv,
                                   GError   **error);

HubExit  hub_command_serve   (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_import  (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_enrol   (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_devices (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_revoke  (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_assign  (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_backup  (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_check   (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_policy  (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);
HubExit  hub_command_policy_show  (HubSetup       *setup,
                                   int             argc,
                                   char          **argv,
                                   GError        **error);
HubExit  hub_command_policy_check (HubSetup       *setup,
                                   int             argc,
                                   char          **argv,
                                   GError        **error);
HubExit  hub_command_policy_load  (HubSetup       *setup,
                                   int             argc,
                                   char          **argv,
                                   GError        **error);
HubExit  hub_command_stats   (HubSetup            *setup,
                              int                  argc,
                              char               **argv,
                              GError             **error);

int      hub_command_main    (int                  argc,
                              char               **argv);

/* What stands before and after the command alike. */
void     hub_setup_add_options (HubSetup            *self,
                              GOptionContext      *context);
/* For the commands: reads the options and the clock and policy, then what is left must be as many
 * arguments as `parameters` has words. */
gboolean hub_setup_parse     (HubSetup            *self,
                              const char          *parameters,
                              const GOptionEntry  *entries,
                              int                 *argc,
                              char              ***argv,
                              GError             **error);
DeskDb  *hub_setup_make      (HubSetup            *self,
                              GError             **error);
DeskDb  *hub_setup_open      (HubSetup            *self,
                              GError             **error);
char    *hub_setup_format    (HubSetup            *self,
                              gint64               time_ms);
void     hub_setup_clear     (HubSetup            *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubSetup, hub_setup_clear)

G_END_DECLS
