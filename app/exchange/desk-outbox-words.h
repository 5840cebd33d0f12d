/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-outbox.h>

G_BEGIN_DECLS

/* An operation of the outbox in words for a manager. */
char       *desk_outbox_words_deed  (const DeskOutboxEntry *entry);
const char *desk_outbox_words_state (const DeskOutboxEntry *entry);

G_END_DECLS
