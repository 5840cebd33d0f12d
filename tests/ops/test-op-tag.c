/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ops-test.h"

#define MORNING "2026-11-22T09:30:00+08:00"

static DeskVerdict *
try (OpsTest    *self,
     const char *kind,
     const char *member_no,
     const char *tag)
{
  g_autofree char *args =
    g_strdup_printf ("{\"member_no\":\"%s\",\"tag\":\"%s\"}", member_no, tag);

  return ops_test_apply (self, kind, MORNING, args);
}

static char *
apply (OpsTest    *self,
       const char *kind,
       const char *tag)
{
  g_autoptr (DeskVerdict) verdict = try (self, kind, "M1", tag);

  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

static void
assert_tag (OpsTest    *self,
            const char *version,
            const char *rest)
{
  g_autofree char *row =
    ops_test_text (self, "SELECT version || '|' || member_no || '|' || manager_no || '|' || tag"
                         " || '|' || folded || '|' || changed_ms || '|' || removed FROM tags");
  g_autofree char *expected = g_strconcat (version, "|M1|" MANAGER "|", rest, NULL);

  g_assert_cmpstr (row, ==, expected);
}

static void
test_life (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *back = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  added = apply (self, DESK_OP_TAG_ADD, " 爱喝茶 ");
  assert_tag (self, added, "爱喝茶|爱喝茶|1795311000000|0");
  removed = apply (self, DESK_OP_TAG_REMOVE, "爱喝茶");
  assert_tag (self, removed, "爱喝茶|爱喝茶|1795311000000|1");
  back = apply (self, DESK_OP_TAG_ADD, "爱喝茶");
  assert_tag (self, back, "爱喝茶|爱喝茶|1795311000000|0");
}

/* Two who add or remove the same word agree; it stands once, as it was written last. */
static void
test_same (OpsTest       *self,
           gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *again = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  first = apply (self, DESK_OP_TAG_ADD, "vip café");
  second = apply (self, DESK_OP_TAG_ADD, "VIP CAFE\u0301");
  assert_tag (self, second, "VIP CAFÉ|vip café|1795311000000|0");
  removed = apply (self, DESK_OP_TAG_REMOVE, "Vip Café");
  again = apply (self, DESK_OP_TAG_REMOVE, "vip café");
  assert_tag (self, again, "VIP CAFÉ|vip café|1795311000000|1");
}

static void
test_whose (OpsTest       *self,
            gconstpointer  data)
{
  ops_test_add_member (self, "M1", MANAGER, "");
  ops_test_add_member (self, "M2", MANAGER, "");
  ops_test_add_member (self, "M3", OTHER_MANAGER, "");
  ops_test_assert_refused (try (self, DESK_OP_TAG_ADD, "M4", "x"), "no-such-member", "");
  ops_test_assert_refused (try (self, DESK_OP_TAG_ADD, "M3", "x"), "not-yours", "");
  ops_test_assert_plain (try (self, DESK_OP_TAG_ADD, "M1", "x"));
  ops_test_assert_refused (try (self, DESK_OP_TAG_REMOVE, "M3", "x"), "not-yours", "");
  ops_test_assert_refused (try (self, DESK_OP_TAG_REMOVE, "M2", "x"), "no-such-tag", "");
  ops_test_assert_plain (try (self, DESK_OP_TAG_ADD, "M2", "X"));
  g_assert_cmpint (ops_test_count (self, "SELECT count (*) FROM tags WHERE removed = 0"), ==, 2);
}

#define TWENTY "一二三四五六七八九十一二三四五六七八九十"

static void
test_bounds (OpsTest       *self,
             gconstpointer  data)
{
  static const char * const bad[] = {
    "{\"member_no\":\"M1\"}",
    "{\"member_no\":\"M1\",\"tag\":\"\"}",
    "{\"member_no\":\"M1\",\"tag\":\" \\n\\t\"}",
    "{\"member_no\":\"M1\",\"tag\":\"\u3000\u200b\"}",
    "{\"member_no\":\"M1\",\"tag\":\"a\\u0007b\"}",
    "{\"member_no\":\"M1\",\"tag\":7}",
  };

  ops_test_add_member (self, "M1", MANAGER, "");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    ops_test_assert_refused (ops_test_apply (self, DESK_OP_TAG_ADD, MORNING, bad[i]),
                             "bad-arguments", "");
  ops_test_assert_refused (try (self, DESK_OP_TAG_ADD, "M1", TWENTY "一"), "too-long", "");
  ops_test_assert_plain (try (self, DESK_OP_TAG_ADD, "M1", "  " TWENTY "  "));
  ops_test_assert_plain (try (self, DESK_OP_TAG_ADD, "M1", "茶"));
}

static void
test_effects (OpsTest       *self,
              gconstpointer  data)
{
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *held = NULL;

  ops_test_add_member (self, "M1", MANAGER, "");
  added = apply (self, DESK_OP_TAG_ADD, "茶");
  removed = apply (self, DESK_OP_TAG_REMOVE, "茶");
  held = ops_test_text (self, "SELECT op_id FROM effects");
  g_assert_cmpstr (held, ==, removed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OPS_TEST_ADD ("/ops/tag/life", NULL, test_life);
  OPS_TEST_ADD ("/ops/tag/same", NULL, test_same);
  OPS_TEST_ADD ("/ops/tag/whose", NULL, test_whose);
  OPS_TEST_ADD ("/ops/tag/bounds", NULL, test_bounds);
  OPS_TEST_ADD ("/ops/tag/effects", NULL, test_effects);
  return g_test_run ();
}
