/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskTestRing:
 *
 * A bus of its own with gnome-keyring on it, whose key ring is empty.
 */
typedef struct
{
  GSubprocess *daemon;
  char        *dir;
} DeskTestRing;

/* NULL where gnome-keyring is not installed: the test was skipped. */
DeskTestRing *desk_test_ring_new    (void);
void          desk_test_ring_free   (DeskTestRing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskTestRing, desk_test_ring_free)
/* Locks every collection, as a person would. Nobody is there to answer a prompt. */
void          desk_test_ring_lock   (DeskTestRing *self);
void          desk_test_ring_unlock (DeskTestRing *self);

G_END_DECLS
