/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <desk-sync.h>
#include <desk-test.h>

G_BEGIN_DECLS

/**
 * DeskUiFixture:
 *
 * A laptop's real store in a folder of its own, enrolled for the manager K001 董泰, with the members
 * of desk-ui-fixture.c and a clock that stands still. Nothing listens at its hub's address.
 */
typedef struct
{
  char      *dir;
  DeskClock *clock;
  DeskStore *store;
  DeskSync  *sync;
} DeskUiFixture;

/* Readies GTK and libadwaita for a test program; instead of g_test_init(). */
void           desk_ui_test_init          (int             *argc,
                                           char          ***argv);
/* At a moment in RFC 3339. */
DeskUiFixture *desk_ui_fixture_new        (const char      *now);
void           desk_ui_fixture_free       (DeskUiFixture   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskUiFixture, desk_ui_fixture_free)
/* An empty, opened store: nobody is enrolled. */
DeskUiFixture *desk_ui_fixture_new_empty  (const char      *now);
/* Closes the store, and leaves its folder for another one to open. */
void           desk_ui_fixture_close      (DeskUiFixture   *self);
guint          desk_ui_fixture_count_ops  (DeskUiFixture   *self,
                                           const char      *kind);
/* Shows @child in a window and waits until it is drawn. (transfer none) */
GtkWindow     *desk_ui_show               (GtkWidget       *child);
/* The first of that type, @widget first of all; NULL: there is none. */
GtkWidget     *desk_ui_find               (GtkWidget       *widget,
                                           GType            type);
/* A top level of that type; NULL: there is none. */
gpointer       desk_ui_find_window        (GType            type);

G_END_DECLS
