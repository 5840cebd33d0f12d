/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/* The identity in the local database; none before enrolment. Database thread. */
gboolean desk_identity_load   (DeskDb              *db,
                               DeskIdentity       **identity,
                               GError             **error);
gboolean desk_identity_save   (DeskDb              *db,
                               const DeskIdentity  *self,
                               GError             **error);

G_END_DECLS
