/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-application.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskApplication) application = NULL;
  const char *localedir = g_getenv ("MEMBER_DESK_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Member Desk"));

  application = desk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
