/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (desk-db-error-quark, desk_db_error)

/* No space, or none that this person may use. */
static gboolean
has_no_room (int system_errno)
{
#ifdef EDQUOT
  if (system_errno == EDQUOT)
    return TRUE;
#endif
  return system_errno == ENOSPC || system_errno == EFBIG;
}

/* Where the engine's codes become ours, once. */
static DeskDbError
map_code (int code,
          int system_errno)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return DESK_DB_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DESK_DB_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return DESK_DB_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DESK_DB_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
      return DESK_DB_ERROR_CONSTRAINT;
    case SQLITE_CANTOPEN:
      return DESK_DB_ERROR_CANNOT_OPEN;
    case SQLITE_INTERRUPT:
      return DESK_DB_ERROR_CANCELLED;
    case SQLITE_IOERR:
      return has_no_room (system_errno) ? DESK_DB_ERROR_FULL : DESK_DB_ERROR_DISK;
    default:
      return DESK_DB_ERROR_ENGINE;
    }
}

static char *
describe (DeskDbError  kind,
          const char  *path,
          const char  *detail)
{
  switch (kind)
    {
    case DESK_DB_ERROR_BUSY:
      /* Translators: %s is a file name. */
      return g_strdup_printf (_ ("“%s” is in use by another program. "
                                 "Close that program, then try again."), path);
    case DESK_DB_ERROR_READ_ONLY:
      return g_strdup_printf (
          _ ("“%s” cannot be written. "
             "Allow yourself to write this file and its folder, then try again."),
          path);
    case DESK_DB_ERROR_FULL:
      return g_strdup_printf (_ ("The disk that holds “%s” is full. "
                                 "Free some space on it, then try again."), path);
    case DESK_DB_ERROR_DAMAGED:
      /* Translators: the first %s is a file name, the second what is wrong with it. */
      return g_strdup_printf (
          _ ("“%s” is damaged or not a database (%s). Nothing in it was changed."),
          path, detail);
    case DESK_DB_ERROR_DISK:
      /* Translators: the first %s is a file name, the second what the system says. */
      return g_strdup_printf (
          _ ("“%s” cannot be read or written (%s). "
             "See that its disk has space and works, then try again."),
          path, detail);
    case DESK_DB_ERROR_NEWER:
      return g_strdup_printf (_ ("“%s” was written by a later version of this program. "
                                 "Install that version or a later one."), path);
    case DESK_DB_ERROR_CANNOT_OPEN:
      return g_strdup_printf (
          _ ("“%s” cannot be opened (%s). "
             "See that its folder exists and that you may use it, then try again."),
          path, detail);
    case DESK_DB_ERROR_CANCELLED:
      return g_strdup (_ ("The work was cancelled."));
    case DESK_DB_ERROR_ENGINE:
    case DESK_DB_ERROR_CONSTRAINT:
    default:
      return g_strdup_printf ("%s: %s", path, detail);
    }
}

static void
set_error (GError      **error,
           DeskDbError   kind,
           const char   *path,
           const char   *detail)
{
  g_autofree char *message = describe (kind, path, detail);

  g_set_error_literal (error, DESK_DB_ERROR, kind, message);
}

/* What the engine said, as an error that names the file and how to mend it. */
void
desk_db_failure (const char  *path,
                 int          code,
                 int          system_errno,
                 const char  *detail,
                 GError     **error)
{
  set_error (error, map_code (code, system_errno), path, detail);
}

/* What the file system said before there was a connection. */
void
desk_db_file_failure (const char  *path,
                      GError      *file_error,
                      GError     **error)
{
  DeskDbError kind = DESK_DB_ERROR_CANNOT_OPEN;

  if (g_error_matches (file_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (file_error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    kind = DESK_DB_ERROR_READ_ONLY;
  else if (g_error_matches (file_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    kind = DESK_DB_ERROR_FULL;
  set_error (error, kind, path, file_error->message);
}

void
desk_db_newer_failure (const char  *path,
                       GError     **error)
{
  set_error (error, DESK_DB_ERROR_NEWER, path, "");
}
