/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-memory.h"

#ifdef HAVE_MALLOPT
#include <malloc.h>
#endif

/* A list of some thousand members is larger, and most other things are smaller. */
#define LARGE_BYTES (256 * 1024)

/**
 * desk_memory_set_up:
 *
 * Makes large buffers go back to the system when they are freed. Left to itself, the C library of
 * Linux takes the first one freed for a sign that more will follow, and keeps them all. To be called
 * before there are threads; elsewhere it does nothing.
 */
void
desk_memory_set_up (void)
{
#ifdef HAVE_MALLOPT
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
#endif
}

/**
 * desk_memory_give_back:
 *
 * Gives memory that was freed back to the system, where the C library would keep it for later. To be
 * called on a thread that has time, some ten milliseconds.
 */
void
desk_memory_give_back (void)
{
#ifdef HAVE_MALLOPT
  malloc_trim (0);
#endif
}
