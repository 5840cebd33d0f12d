/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-application.h>
#include <desk-language.h>
#include <desk-memory.h>
#include <desk-privacy.h>
#include <glib/gi18n-lib.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (DeskApplication) application = NULL;

  desk_privacy_set_up ();
  desk_memory_set_up ();
  desk_language_set_up ();
  g_set_application_name (_("Member Desk"));

  application = desk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
