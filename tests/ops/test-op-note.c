/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"
#define LATER   "2026-11-22T09:31:00+08:00"
#define ADD     "{\"member_no\":\"M1\",\"text\":\"喜欢喝茶\"}"

/* What was accepted last. */
static char *
apply (OpsTest    *self,
       const char *kind,
       const char *made,
       const char *args)
{
  g_autoptr (DeskVerdict) verdict = ops_test_apply (self, kind, made, args);

  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

static char *
write_args (const char *note_id,
            const char *base,
            const char *text)
{
  if (text == NULL)
    return g_strdup_printf ("{\"member_no\":\"M1\",\"note_id\":\"%s\",\"base\":\"%s\"}", note_id,
                            base);
  return g_strdup_printf (
      "{\"member_no\":\"M1\",\"note_id\":\"%s\",\"base\":\"%s\",\"text\":\"%s\"}", note_id, base,
      text);
}

static char *
change (OpsTest    *self,
        const char *note_id,
        const char *base,
        const char *text)
{
  g_autofree char *args = write_args (note_id, base, text);

  return apply (self, text != NULL ? DESK_OP_NOTE_EDIT : DESK_OP_NOTE_REMOVE, LATER, args);
}

static void
assert_refused (OpsTest    *self,
                const char *note_id,
                const char *base,
                const char *text,
                const char *code)
{
  g_autofree char *args = write_args (note_id, base, text);

  ops_test_assert_refused (
      ops_test_apply (self, text != NULL ? DESK_OP_NOTE_EDIT : DESK_OP_NOTE_REMOVE, LATER, args),
      code, "");
}

static void
assert_note (OpsTest    *self,
             const char *version,
             const char *rest)
{
  g_autofree char *row =
    ops_test_text (self, "SELECT version || '|' || member_no || '|' || manager_no || '|' || text"
                         " || '|' || made_ms || '|' || changed_ms || '|' || removed FROM notes");
  g_autofree char *expected = g_strconcat (version, "|M1|" MANAGER "|", rest, NULL);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *note = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *back = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  note = apply (self, DESK_OP_NOTE_ADD, MORNING, ADD);
  assert_note (self, note, "喜欢喝茶|1795311000000|1795311000000|0");
  edited = change (self, note, note, "不喝茶");
  assert_note (self, edited, "不喝茶|1795311000000|1795311060000|0");
  removed = change (self, note, edited, NULL);
  assert_note (self, removed, "|1795311000000|1795311060000|1");
  back = change (self, note, removed, "喝咖啡");
  assert_note (self, back, "喝咖啡|1795311000000|1795311060000|0");
}

/* Nobody overwrites what they have not seen. */
static void
test_changed_meanwhile (OpsTest       *self,
                        gconstpointer  data)
{
  g_autofree char *note = NULL;
  g_autofree char *edited = NULL;
  g_autofree char *removed = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  note = apply (self, DESK_OP_NOTE_ADD, MORNING, ADD);
  edited = change (self, note, note, "不喝茶");
  assert_refused (self, note, note, "喝水", "note-changed");
  assert_refused (self, note, note, NULL, "note-changed");
  removed = change (self, note, edited, NULL);
  assert_refused (self, note, edited, "喝水", "note-removed");
  assert_note (self, removed, "|1795311000000|1795311060000|1");
}

/* Two who remove the same note agree. */
static void
test_removed_twice (OpsTest       *self,
                    gconstpointer  data)
{
  g_autofree char *note = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *again = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  note = apply (self, DESK_OP_NOTE_ADD, MORNING, ADD);
  removed = change (self, note, note, NULL);
  again = change (self, note, note, NULL);
  assert_note (self, again, "|1795311000000|1795311060000|1");
}

static void
test_whose (OpsTest       *self,
            gconstpointer  data)
{
  g_autofree char *note = NULL;
  g_autofree char *elsewhere = NULL;

  ops_test_assert_refused (ops_test_apply (self, DESK_OP_NOTE_ADD, MORNING, ADD), "no-such-member",
                           "");
  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_add_member (self, "M2", MANAGER, "");
  ops_test_add_member (self, "M3", OTHER_MANAGER, "");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_NOTE_ADD, MORNING,
                                           "{\"member_no\":\"M3\",\"text\":\"x\"}"),
                           "not-yours", "");
  note = apply (self, DESK_OP_NOTE_ADD, MORNING, ADD);
  assert_refused (self, "0193c5a0-0000-7000-8000-0000000000aa", note, "x", "no-such-note");
  elsewhere = g_strdup_printf (
      "{\"member_no\":\"M2\",\"note_id\":\"%s\",\"base\":\"%s\",\"text\":\"x\"}", note, note);
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_NOTE_EDIT, LATER, elsewhere),
                           "no-such-note", "");
}

static char *
write_long (guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, "茶");
  return g_strdup_printf ("{\"member_no\":\"M1\",\"text\":\"%s\"}", text->str);
}

static void
test_bounds (OpsTest       *self,
             gconstpointer  data)
{
  static const char * const bad[] = {
    "{\"member_no\":\"M1\"}",
    "{\"member_no\":\"M1\",\"text\":\"\"}",
    "{\"member_no\":\"M1\",\"text\":\" \\n\\t\"}",
    "{\"member_no\":\"M1\",\"text\":7}",
  };
  g_autofree char *longest = write_long (5000);
  g_autofree char *longer = write_long (5001);
  g_autofree char *note = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    ops_test_assert_refused (ops_test_apply (self, DESK_OP_NOTE_ADD, MORNING, bad[i]),
                             "bad-arguments", "");
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_NOTE_ADD, MORNING, longer), "too-long",
                           "");
  note = apply (self, DESK_OP_NOTE_ADD, MORNING, longest);
  ops_test_assert_refused (ops_test_apply (self, DESK_OP_NOTE_EDIT, LATER, longest),
                           "bad-arguments", "");
}

/* An operation's effect is known by its id as long as nothing came after it. */
static void
test_effects (OpsTest       *self,
              gconstpointer  data)
{
  g_autofree char *note = NULL;
  g_autofree char *edited = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  note = apply (self, DESK_OP_NOTE_ADD, MORNING, ADD);
  edited = change (self, note, note, "不喝茶");
  g_assert_cmpint (ops_test_count (self, "SELECT count (DISTINCT op_id) FROM effects"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/ops/note/life", NULL, test_life);
  OPS_TEST_ADD ("/ops/note/changed-meanwhile", NULL, test_changed_meanwhile);
  OPS_TEST_ADD ("/ops/note/removed-twice", NULL, test_removed_twice);
  OPS_TEST_ADD ("/ops/note/whose", NULL, test_whose);
  OPS_TEST_ADD ("/ops/note/bounds", NULL, test_bounds);
  OPS_TEST_ADD ("/ops/note/effects", NULL, test_effects);
  return g_test_run ();
}
