/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the billing feed and of tickets, for a person: translated; a word that is not known stands for
 * itself. */
const char *desk_label_brand       (const char *brand);
const char *desk_label_certificate (const char *certificate);
const char *desk_label_segment     (const char *segment);
const char *desk_label_rank        (const char *rank);
const char *desk_label_kind        (const char *kind);
const char *desk_label_payment     (const char *payment);
const char *desk_label_state       (const char *state);
const char *desk_label_area        (const char *area);
const char *desk_label_salutation  (const char *salutation);
const char *desk_label_ticket      (const char *kind);
/* A member's name as the member is addressed. */
char       *desk_label_member_name (const char *name,
                                    const char *salutation);

G_END_DECLS
