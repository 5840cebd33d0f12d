/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>
#include <desk-test-disk.h>
#include <desk-test.h>

G_BEGIN_DECLS

/**
 * FaultDeed:
 *
 * Something that changes a database, tried with the disk failing at each change it makes. After a
 * success, all of it must be there, whatever the disk does then; after an error nothing of it, and
 * it must succeed when tried again.
 */
typedef struct
{
  const char  *database;        /* the file's name in the folder */
  const char  *question;        /* the state, as rows that do not depend on ids drawn */
  gboolean     by_steps;        /* an error may leave some of its transactions done */
  gboolean     fleeting;        /* a power cut may take it, as it can be had again */
  gboolean     by_hub;          /* its errors are answers: G_IO_ERROR_BUSY is to try again */

  void       (*prepare)  (const char  *folder);
  gpointer   (*begin)    (const char  *folder);
  gboolean   (*act)      (gpointer     subject,
                          GError     **error);
  void       (*end)      (gpointer     subject);
} FaultDeed;

/* Every n (under the sanitizers every third), with a full disk, a broken one and without power. */
void  fault_loop_run      (gconstpointer      deed);
/* The rows that the question is answered with, as text; NULL: it cannot be answered. */
char *fault_loop_describe (const FaultDeed   *deed,
                           const char        *folder);

G_END_DECLS
