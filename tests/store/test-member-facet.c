/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-member-facet.h>

/* A value for each facet, as it is written. */
static const char *values[DESK_N_MEMBER_FACETS] = {
  [DESK_MEMBER_FACET_TIER] = "non-card",
  [DESK_MEMBER_FACET_BRAND] = "tianyi",
  [DESK_MEMBER_FACET_AREA] = "country",
  [DESK_MEMBER_FACET_LOW_BALANCE] = "yes",
  [DESK_MEMBER_FACET_BALANCE_BELOW] = "19.99",
  [DESK_MEMBER_FACET_NOT_CONTACTED] = "30",
  [DESK_MEMBER_FACET_NOT_VISITED] = "yes",
  [DESK_MEMBER_FACET_BIRTHDAY] = "yes",
  [DESK_MEMBER_FACET_QUOTA] = "yes",
  [DESK_MEMBER_FACET_EXPIRING] = "0",
  [DESK_MEMBER_FACET_FROZEN] = "yes",
  [DESK_MEMBER_FACET_DUPLICATE] = "yes",
};

static void
assert_value (const DeskMemberQuery *query,
              DeskMemberFacet        facet,
              const char            *expected)
{
  g_autofree char *value = desk_member_facet_get (facet, query);

  g_assert_cmpstr (value, ==, expected);
}

/* Each is found by its name, set, read and taken back, and touches no other. */
static void
test_each (void)
{
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    {
      DeskMemberFacet found;

      g_assert_true (desk_member_facet_find (desk_member_facet_get_name (i), &found));
      g_assert_cmpint (found, ==, i);
      assert_value (query, i, NULL);
      g_assert_true (desk_member_facet_set (i, query, values[i]));
      for (guint other = 0; other < DESK_N_MEMBER_FACETS; other++)
        assert_value (query, other, other == i ? values[i] : NULL);
      g_assert_true (desk_member_facet_set (i, query, NULL));
      g_assert_true (desk_member_query_equal (query, everyone));
    }
}

static void
test_nonsense (void)
{
  g_autoptr (DeskMemberQuery) everyone = desk_member_query_new ();
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();

  g_assert_false (desk_member_facet_set (DESK_MEMBER_FACET_TIER, query, "bronze"));
  g_assert_false (desk_member_facet_set (DESK_MEMBER_FACET_FROZEN, query, "no"));
  g_assert_false (desk_member_facet_set (DESK_MEMBER_FACET_BALANCE_BELOW, query, "many"));
  g_assert_false (desk_member_facet_set (DESK_MEMBER_FACET_NOT_CONTACTED, query, "0"));
  g_assert_false (desk_member_facet_set (DESK_MEMBER_FACET_NOT_CONTACTED, query, "36501"));
  g_assert_false (desk_member_facet_set (DESK_MEMBER_FACET_EXPIRING, query, "-1"));
  g_assert_true (desk_member_query_equal (query, everyone));
}

static void
test_saved (void)
{
  g_autoptr (DeskMemberQuery) query = desk_member_query_new ();
  g_autoptr (DeskMemberQuery) restored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;

  g_free (query->text);
  query->text = g_strdup ("北京路 “1号”");
  for (guint i = 0; i < DESK_N_MEMBER_FACETS; i++)
    desk_member_facet_set (i, query, values[i]);
  saved = desk_member_query_save (query);
  restored = desk_member_query_restore (saved, &error);
  g_assert_no_error (error);
  g_assert_true (desk_member_query_equal (query, restored));
}

/* What another version saved is taken as far as it is understood; what is no filter is an error. */
static void
test_restored (void)
{
  g_autoptr (DeskMemberQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  query = desk_member_query_restore ("{\"tier\":\"gold\",\"mood\":\"good\",\"frozen\":7}", &error);
  g_assert_no_error (error);
  assert_value (query, DESK_MEMBER_FACET_TIER, "gold");
  assert_value (query, DESK_MEMBER_FACET_FROZEN, NULL);
  g_assert_null (desk_member_query_restore ("[]", &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/member-facet/each", test_each);
  g_test_add_func ("/store/member-facet/nonsense", test_nonsense);
  g_test_add_func ("/store/member-facet/saved", test_saved);
  g_test_add_func ("/store/member-facet/restored", test_restored);
  return g_test_run ();
}
