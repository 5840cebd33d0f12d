/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chinese is typed as its writers type it: pinyin on the keyboard, fcitx5 makes it characters, in the
 * search and in a note; the note reaches the hub. */
#include "desk-a11y.h"
#include "desk-e2e.h"
#include "desk-keys.h"

#include <desk-test.h>

#define MEMBER "潘友康"

/* Letters, and the space that takes the first proposal. */
static void
write_pinyin (const char *letters)
{
  desk_keys_wait_fcitx ();
  desk_keys_type (letters);
  desk_keys_press ("space");
}

static void
test_pinyin (void)
{
  g_autoptr (DeskE2e) e2e = desk_e2e_new ();
  g_autoptr (GSubprocess) fcitx = desk_keys_start_fcitx (e2e->dir);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (DeskA11yNode) app = NULL;
  g_autoptr (DeskA11yNode) editor = NULL;

  g_setenv ("GTK_IM_MODULE", "fcitx", TRUE);
  process = desk_e2e_start_app (e2e);
  app = desk_a11y_wait_application ("member-desk");
  desk_e2e_enrol (e2e, app);
  desk_a11y_see (app, ATSPI_ROLE_PUSH_BUTTON, "Up to date");

  desk_keys_focus ();
  desk_keys_press ("ctrl+f");
  desk_a11y_see (app, ATSPI_ROLE_ENTRY, "Search members");
  write_pinyin ("zhongguo");
  desk_a11y_see (app, ATSPI_ROLE_LABEL, "Nobody fits all of this: “中国”");

  desk_keys_press ("alt+1");
  desk_a11y_push (app, MEMBER);
  desk_a11y_push (app, "Add a note");
  editor = desk_a11y_wait (app, ATSPI_ROLE_TEXT, "Note");
  desk_keys_focus ();
  write_pinyin ("nihao");
  desk_a11y_wait_text (editor, "你好");
  desk_keys_press ("ctrl+Return");
  desk_test_wait_until (desk_e2e_count (e2e, "notes") == 1);
  desk_e2e_stop_app (e2e, process);
  g_subprocess_force_exit (fcitx);
}

int
main (int   argc,
      char *argv[])
{
  return desk_e2e_run (&argc, &argv, "/e2e/pinyin", test_pinyin);
}
