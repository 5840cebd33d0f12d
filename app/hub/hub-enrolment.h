/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-clock.h>
#include <desk-db.h>

G_BEGIN_DECLS

/* How long a code for enrolling is good. */
#define HUB_ENROLMENT_MS (10 * 60 * G_GINT64_CONSTANT (1000))

/* Ties laptops to managers by one-time codes. */
char     *hub_enrolment_new_code      (DeskDb       *db,
                                       DeskClock    *clock,
                                       const char   *manager_no,
                                       GError      **error);
char     *hub_enrolment_use_code      (DeskDb       *db,
                                       DeskClock    *clock,
                                       const char   *typed,
                                       GError      **error);
gboolean  hub_enrolment_check_manager (DeskDb       *db,
                                       const char   *manager_no,
                                       GError      **error);

G_END_DECLS
