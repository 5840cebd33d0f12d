/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub-command.h"

G_BEGIN_DECLS

/* Reads a policy file; what is wrong in it is listed on stderr, each with its line. */
DeskPolicy *hub_policy_file_read      (const char  *path,
                                       DeskDb      *db,
                                       DeskPolicy  *in_force,
                                       GError     **error);

/* The policy in force, each key explained. */
void        hub_policy_print_lines    (HubSetup    *setup);
void        hub_policy_print_document (HubSetup    *setup);

G_END_DECLS
