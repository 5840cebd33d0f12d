/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskError:
 * @DESK_ERROR_INVALID: what was given cannot be read; the message says where and why
 * @DESK_ERROR_NOT_FOUND: no such member, file, operation…
 * @DESK_ERROR_UNSUITABLE: it can be read, but not used here (a newer version, another manager's…)
 *
 * Errors of core and ops. A rule's "no" is not an error: it is a #DeskVerdict with a #DeskReason.
 */
typedef enum
{
  DESK_ERROR_INVALID,
  DESK_ERROR_NOT_FOUND,
  DESK_ERROR_UNSUITABLE,
} DeskError;

#define DESK_ERROR (desk_error_quark ())
GQuark desk_error_quark   (void);
char  *desk_error_excerpt (const char *text);

G_END_DECLS
