/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/**
 * desk_language_set_up:
 *
 * Lets a program speak its user's language; called first in every main(). The translations are those
 * installed, or, in a build folder, those in the folder that `MEMBER_DESK_LOCALEDIR` names.
 */
void
desk_language_set_up (void)
{
  const char *localedir = g_getenv ("MEMBER_DESK_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
