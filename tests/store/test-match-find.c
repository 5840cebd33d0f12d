/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-match-find.h>
#include <desk-search.h>

/* The text with its ranges in brackets. */
static char *
show (const char   *text,
      const GArray *ranges)
{
  g_autoptr (GString) shown = g_string_new (text);

  for (guint i = ranges->len; i > 0; i--)
    {
      const DeskRange *range = &g_array_index (ranges, DeskRange, i - 1);

      g_string_insert_c (shown, range->end, ']');
      g_string_insert_c (shown, range->start, '[');
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static DeskMember *
make_member (void)
{
  DeskMember *member = desk_member_new ();

  g_free (member->name);
  member->name = g_strdup ("欧陽震华");
  g_free (member->member_no);
  member->member_no = g_strdup ("M0001234");
  g_free (member->phone);
  member->phone = g_strdup ("18912345678");
  g_free (member->address);
  member->address = g_strdup ("贵阳市北京路12号");
  return member;
}

/* What is marked by a search: name, number, and where else. S: what the mask hides stays hidden. */
static void
test_marks (void)
{
  const struct
  {
    const char    *text;
    const char    *name;
    const char    *member_no;
    DeskMatchPlace place;
    const char    *other;
  } cases[] = {
    { "ouy", "[欧陽]震华", "M0001234", DESK_MATCH_SHOWN, "" },
    { "ouyzh", "[欧陽震]华", "M0001234", DESK_MATCH_SHOWN, "" },
    { "阳", "欧[陽]震华", "M0001234", DESK_MATCH_SHOWN, "" },
    { "zh h", "欧陽[震][华]", "M0001234", DESK_MATCH_SHOWN, "" },
    { "m00", "欧陽震华", "[M00]01234", DESK_MATCH_SHOWN, "" },
    { "1234", "欧陽震华", "M000[1234]", DESK_MATCH_SHOWN, "" },
    { "5678", "欧陽震华", "M0001234", DESK_MATCH_PHONE, "189****[5678]" },
    { "345678", "欧陽震华", "M0001234", DESK_MATCH_PHONE, "189****[5678]" },
    { "8912345", "欧陽震华", "M0001234", DESK_MATCH_PHONE, "189****5678" },
    { "87654321", "欧陽震华", "M0001234", DESK_MATCH_ACCOUNT, "0851****[4321]" },
    { "龙井", "欧陽震华", "M0001234", DESK_MATCH_TAG, "爱喝[龍井]" },
    { "北京", "欧陽震华", "M0001234", DESK_MATCH_ADDRESS, "贵阳市[北京]路****" },
    { "12号", "欧陽震华", "M0001234", DESK_MATCH_ADDRESS, "贵阳市北京路****" },
    { "钓鱼", "欧陽震华", "M0001234", DESK_MATCH_NOTE, "…家里有老人，喜欢[釣魚]，周末" },
    { "vip", "欧陽震华", "M0001234", DESK_MATCH_NOTE, "[ＶＩＰ] 室" },
    { "欧 北京 vip", "[欧]陽震华", "M0001234", DESK_MATCH_ADDRESS, "贵阳市[北京]路****" },
  };
  g_autoptr (DeskMember) member = make_member ();
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  DeskAccount *account = desk_account_new ();

  accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_account_free);
  g_free (account->number);
  account->number = g_strdup ("085187654321");
  g_ptr_array_add (accounts, account);
  g_ptr_array_add (tags, (char *) "VP");
  g_ptr_array_add (tags, (char *) "爱喝龍井");
  g_ptr_array_add (notes, (char *) "他说家里有老人，喜欢釣魚，周末");
  g_ptr_array_add (notes, (char *) "ＶＩＰ\n室");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = desk_search_get_words (cases[i].text);
      const char *hidden;
      g_autoptr (DeskMatch) match =
        desk_match_find_shown ((const char * const *) words, member->name, member->member_no,
                               &hidden);
      g_autofree char *name = show (member->name, match->name);
      g_autofree char *member_no = show (member->member_no, match->member_no);
      g_autofree char *other = NULL;

      g_assert_cmpint (hidden != NULL, ==, cases[i].place != DESK_MATCH_SHOWN);
      if (hidden != NULL)
        desk_match_find_hidden (match, hidden, member, accounts, tags, notes);
      other = show (match->text, match->ranges);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (member_no, ==, cases[i].member_no);
      g_assert_cmpint (match->place, ==, cases[i].place);
      g_assert_cmpstr (other, ==, cases[i].other);
    }
}

static void
test_type (void)
{
  g_autoptr (DeskMatch) match = desk_match_new ();
  g_autoptr (DeskMatch) copy = NULL;
  DeskRange range = { 0, 3 };

  g_array_append_val (match->name, range);
  copy = desk_match_copy (match);
  g_assert_true (desk_match_equal (match, copy));
  g_assert_true (desk_match_equal (NULL, NULL));
  g_assert_false (desk_match_equal (match, NULL));
  g_array_append_val (copy->ranges, range);
  g_assert_false (desk_match_equal (match, copy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/match/S/marks", test_marks);
  g_test_add_func ("/store/match/type", test_type);
  return g_test_run ();
}
