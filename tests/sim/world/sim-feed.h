/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <hub-import.h>

G_BEGIN_DECLS

/* Few, so that laptops meet. */
#define SIM_MEMBERS_A_MANAGER 2

/* What the billing system says of a few members, and how that changes. */
typedef struct _SimFeed SimFeed;

SimFeed  *sim_feed_new          (guint         n_managers);
void      sim_feed_change       (SimFeed      *self,
                                 guint         member,
                                 guint         what);
gboolean  sim_feed_import       (SimFeed      *self,
                                 const char   *dir,
                                 DeskDb       *db,
                                 DeskPolicy   *policy,
                                 DeskClock    *clock,
                                 GError      **error);
/* Members that were ever with another manager. */
void      sim_feed_note_moved   (SimFeed      *self,
                                 const char   *member_no);
gboolean  sim_feed_has_moved    (SimFeed      *self,
                                 const char   *member_no);
guint     sim_feed_get_n_members
                                (SimFeed      *self);
/* (transfer full) */
char     *sim_feed_manager_no   (guint         manager);
char     *sim_feed_member_no    (guint         member);
void      sim_feed_free         (SimFeed      *self);

G_END_DECLS
