/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-lock-try.h"

#include "desk-lock.h"
#include "desk-pin.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

/* What was typed does not stay in memory. */
static void
wipe (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

void
desk_lock_try_free (DeskLockTry *self)
{
  g_free (self->path);
  desk_pin_state_free (self->state);
  wipe (self->pin);
  wipe (self->new_pin);
  g_clear_error (&self->error);
  g_free (self);
}

/* The try counts before its outcome is known: ending the program in between gains none. Where the disk
 * takes nothing, it counts until the program ends, rather than keeping everybody out. */
static void
count (DeskLockTry *self)
{
  self->state->tries++;
  self->state->tried_ms = self->now_ms;
  desk_pin_file_save (self->path, self->state, NULL);
}

static gboolean
verify (DeskLockTry *self)
{
  count (self);
  if (desk_pin_verify (self->state->hash, self->pin))
    return TRUE;
  g_set_error_literal (&self->error, DESK_LOCK_ERROR, DESK_LOCK_ERROR_WRONG,
                       _("This is not the PIN."));
  return FALSE;
}

/* A right one is hashed anew where hashes cost more today. It stays as it is where that fails. */
static void
keep (DeskLockTry *self)
{
  char *hash = NULL;

  if (desk_pin_is_outdated (self->state->hash))
    hash = desk_pin_hash (self->pin, NULL);
  if (hash != NULL)
    {
      g_free (self->state->hash);
      self->state->hash = hash;
    }
  desk_pin_file_save (self->path, self->state, NULL);
}

static void
replace (DeskLockTry *self)
{
  g_autoptr (DeskPinState) state = g_new0 (DeskPinState, 1);

  if (self->new_pin != NULL)
    state->hash = desk_pin_hash (self->new_pin, &self->error);
  if (self->error != NULL || !desk_pin_file_save (self->path, state, &self->error))
    return;
  desk_pin_state_free (self->state);
  self->state = g_steal_pointer (&state);
}

/**
 * desk_lock_try_run:
 *
 * Takes some tenths of a second and writes to the disk: not on the main thread.
 */
void
desk_lock_try_run (DeskLockTry *self)
{
  if (self->state->hash != NULL)
    {
      if (!verify (self))
        return;
      self->state->tries = 0;
      self->state->tried_ms = 0;
    }
  if (self->wanted)
    replace (self);
  else if (self->state->hash != NULL)
    keep (self);
}
