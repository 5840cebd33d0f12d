/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskCareOutcome:
 *
 * How a contact ended. What the hub keeps of it is a sentence for people: the words of the outcome
 * by call or by SMS, and a note. Nobody answers an SMS while it is being sent, so some outcomes are
 * of calls only.
 */
typedef struct
{
  const char *outcome;          /* told, no-answer, call-back, other */
  const char *by_call;
  const char *by_sms;           /* nullable */
  gboolean    reached;          /* the member was told, so that the call is done */
} DeskCareOutcome;

const DeskCareOutcome *desk_care_outcome_find    (const char             *outcome);
const char            *desk_care_outcome_words   (const DeskCareOutcome  *self,
                                                  const char             *channel);
char                  *desk_care_outcome_write   (const DeskCareOutcome  *self,
                                                  const char             *channel,
                                                  const char             *note);
const DeskCareOutcome *desk_care_outcome_read    (const char             *result,
                                                  const char             *channel,
                                                  gboolean                reached,
                                                  char                  **note);

G_END_DECLS
