/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-filter-bar.h>
#include <desk-member-selection.h>

#include "desk-ui-members-page.h"
#include "desk-ui-members.h"

static void
type (MembersFixture *fixture,
      const char     *text)
{
  desk_members_page_focus_search (fixture->page);
  gtk_editable_set_text (desk_member_finder_get_search (fixture->finder), text);
  desk_test_wait_until (members_is_settled (fixture));
}

/* The names on the list, in order, when their rows are there. */
static char *
join_names (MembersFixture *fixture)
{
  GListModel *list = G_LIST_MODEL (members_get_list (fixture));
  g_autoptr (GString) names = g_string_new ("");

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DeskMemberItem) item = g_list_model_get_item (list, i);

      desk_test_wait_until (desk_member_item_get_row (item) != NULL);
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              desk_member_item_get_row (item)->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

#define assert_names(fixture, names)                \
  G_STMT_START                                      \
  {                                                 \
    g_autofree char *found_ = join_names (fixture); \
    g_assert_cmpstr (found_, ==, names);            \
  }                                                 \
  G_STMT_END

static const char *
get_stage (MembersFixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->table), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static AdwStatusPage *
find_status (MembersFixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->table), GTK_TYPE_STACK);

  return ADW_STATUS_PAGE (gtk_stack_get_visible_child (GTK_STACK (stack)));
}

static void
test_new_destroy (void)
{
  g_autoptr (DeskUiFixture) desk = desk_ui_fixture_new (MEMBERS_NOW);
  GtkWidget *page = g_object_ref_sink (desk_members_page_new (desk->store, desk->sync));
  DeskMemberFinder *finder = desk_members_page_get_finder (DESK_MEMBERS_PAGE (page));

  desk_test_wait_until (desk_member_finder_is_settled (finder));
  desk_test_assert_let_go (page);
}

/* 钱一 孙二 李三 周四 吴五 郑六, by pinyin: Li, Qian, Sun, Wu, Zheng, Zhou. */
static void
test_first_list (MembersFixture *fixture,
                 gconstpointer   data)
{
  assert_names (fixture, "李三 钱一 孙二 吴五 郑六 周四");
  g_assert_cmpuint (members_get_count (fixture), ==, 6);
  g_assert_cmpstr (get_stage (fixture), ==, "table");
}

/* The lines have all the room that search and filters leave. */
static void
test_height (MembersFixture *fixture,
             gconstpointer   data)
{
  GtkWidget *view = GTK_WIDGET (desk_member_table_get_view (fixture->table));

  members_wait_for_frame (fixture);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (view)), >,
                   gtk_widget_get_height (GTK_WIDGET (fixture->window)) * 2 / 3);
}

static void
test_few_rows (MembersFixture *fixture,
               gconstpointer   data)
{
  members_wait_for_frame (fixture);
  g_assert_cmpuint (members_get_count (fixture), ==, MEMBERS_MANY + 6);
  g_assert_cmpuint (desk_member_list_get_n_made (members_get_list (fixture)), <=, MEMBERS_MAX_ROWS);
}

static void
test_scroll_few_rows (MembersFixture *fixture,
                      gconstpointer   data)
{
  GtkWidget *view = GTK_WIDGET (desk_member_table_get_view (fixture->table));

  for (guint at = 100; at <= MEMBERS_MANY; at += 970)
    {
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", at);
      members_wait_for_frame (fixture);
      g_assert_cmpuint (desk_member_list_get_n_live (members_get_list (fixture)), <=, MEMBERS_MAX_ROWS);
    }
}

static void
test_sort_few_rows (MembersFixture *fixture,
                    gconstpointer   data)
{
  const char *columns[] = { "tier", "brand", "balance", "uses", "state", "last-contact",
                            "next-visit", "expires", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      members_act (fixture, "members.sort-by", columns[i]);
      members_wait_for_frame (fixture);
      g_assert_cmpuint (desk_member_list_get_n_made (members_get_list (fixture)), <=, MEMBERS_MAX_ROWS);
    }
}

static void
test_sort (MembersFixture *fixture,
           gconstpointer   data)
{
  const DeskMemberQuery *query = desk_member_finder_get_query (fixture->finder);

  members_act (fixture, "members.sort-by", "balance");
  assert_names (fixture, "周四 钱一 孙二 李三 郑六 吴五");
  members_act (fixture, "members.sort-by", "balance");
  g_assert_cmpint (query->sort, ==, DESK_MEMBER_SORT_BALANCE);
  g_assert_true (query->descending);
  assert_names (fixture, "郑六 李三 孙二 钱一 周四 吴五");
}

/* The next start sorts as this one did. */
static void
test_sort_kept (MembersFixture *fixture,
                gconstpointer   data)
{
  GtkWidget *page;
  DeskMemberFinder *finder;

  members_act (fixture, "members.sort-by", "balance");
  members_act (fixture, "members.sort-by", "balance");
  page = g_object_ref_sink (desk_members_page_new (fixture->desk->store, fixture->desk->sync));
  finder = desk_members_page_get_finder (DESK_MEMBERS_PAGE (page));
  g_assert_cmpint (desk_member_finder_get_query (finder)->sort, ==, DESK_MEMBER_SORT_BALANCE);
  g_assert_true (desk_member_finder_get_query (finder)->descending);
  desk_test_wait_until (desk_member_finder_is_settled (finder));
  g_object_unref (page);
}

static void
test_search (MembersFixture *fixture,
             gconstpointer   data)
{
  type (fixture, "孙");
  assert_names (fixture, "孙二");
  type (fixture, "18985100004");
  assert_names (fixture, "周四");
  type (fixture, "M0000006");
  assert_names (fixture, "郑六");
}

/* What is typed last counts, whatever comes back when. */
static void
test_search_fast (MembersFixture *fixture,
                  gconstpointer   data)
{
  GtkEditable *search = desk_member_finder_get_search (fixture->finder);

  gtk_editable_set_text (search, "孙");
  gtk_editable_set_text (search, "孙二");
  gtk_editable_set_text (search, "周");
  desk_test_wait_until (members_is_settled (fixture));
  assert_names (fixture, "周四");
}

static void
test_no_result (MembersFixture *fixture,
                gconstpointer   data)
{
  type (fixture, "nobody");
  members_act (fixture, "filter.frozen", NULL);
  g_assert_cmpstr (get_stage (fixture), ==, "no-result");
  g_assert_cmpstr (adw_status_page_get_description (find_status (fixture)), ==,
                   "Nobody fits all of this: “nobody” · Frozen");
  g_assert_cmpuint (members_get_count (fixture), ==, 0);

  members_act (fixture, "members.clear", NULL);
  g_assert_cmpstr (get_stage (fixture), ==, "table");
  g_assert_cmpuint (members_get_count (fixture), ==, 6);
}

static void
test_nobody (MembersFixture *fixture,
             gconstpointer   data)
{
  g_assert_cmpstr (get_stage (fixture), ==, "nobody");
}

static void
test_filters (MembersFixture *fixture,
              gconstpointer   data)
{
  members_act (fixture, "filter.tier", "diamond");
  assert_names (fixture, "钱一 吴五");
  members_act (fixture, "filter.frozen", NULL);
  assert_names (fixture, "吴五");
  members_act (fixture, "filter.frozen", NULL);
  members_act (fixture, "filter.tier", "");
  members_act (fixture, "filter.low-balance", NULL);
  assert_names (fixture, "钱一 孙二 周四");
  members_act (fixture, "filter.clear", NULL);
  members_act (fixture, "filter.expiring", "7");
  assert_names (fixture, "郑六");
}

static DeskFilterChip *
find_chip (MembersFixture  *fixture,
           DeskMemberFacet  facet)
{
  GtkWidget *bar = desk_ui_find (GTK_WIDGET (fixture->finder), DESK_TYPE_FILTER_BAR);

  return desk_filter_bar_get_chip (DESK_FILTER_BAR (bar), facet);
}

/* A chip says what is filtered by, and takes it away. */
static void
test_chips (MembersFixture *fixture,
            gconstpointer   data)
{
  DeskFilterChip *chip;

  g_assert_null (find_chip (fixture, DESK_MEMBER_FACET_TIER));
  members_act (fixture, "filter.tier", "gold");
  members_act (fixture, "filter.balance-below", "50.00");
  chip = find_chip (fixture, DESK_MEMBER_FACET_TIER);
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Gold");
  members_act (fixture, "filter.tier", "diamond");
  g_assert_true (find_chip (fixture, DESK_MEMBER_FACET_TIER) == chip);
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Diamond");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Diamond");
  assert_names (fixture, "钱一");

  chip = find_chip (fixture, DESK_MEMBER_FACET_BALANCE_BELOW);
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Balance below 50.00 yuan");
  gtk_widget_activate_action (GTK_WIDGET (chip), "chip.remove", NULL);
  desk_test_wait_until (members_is_settled (fixture));
  g_assert_null (find_chip (fixture, DESK_MEMBER_FACET_BALANCE_BELOW));
  assert_names (fixture, "钱一 吴五");
}

/* What is edited filters at once, by the usual value; the spin button changes it. */
static void
test_edit_chip (MembersFixture *fixture,
                gconstpointer   data)
{
  DeskFilterChip *chip;
  GtkWidget *spin;

  members_act (fixture, "filter.edit", "balance-below");
  chip = find_chip (fixture, DESK_MEMBER_FACET_BALANCE_BELOW);
  assert_names (fixture, "李三 钱一 孙二 周四");
  desk_test_wait_until ((spin = desk_ui_find (GTK_WIDGET (chip), GTK_TYPE_SPIN_BUTTON)) != NULL
                        && gtk_widget_get_mapped (spin));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 50);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 19.99);
  desk_test_wait_until (members_is_settled (fixture));
  assert_names (fixture, "钱一 周四");
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Balance below 19.99 yuan");
}

/* The focus stays among the chips, and ends on the menu that adds them. */
static void
test_remove_by_key (MembersFixture *fixture,
                    gconstpointer   data)
{
  GtkWidget *bar = desk_ui_find (GTK_WIDGET (fixture->finder), DESK_TYPE_FILTER_BAR);

  members_act (fixture, "filter.frozen", NULL);
  members_act (fixture, "filter.quota", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (find_chip (fixture, DESK_MEMBER_FACET_FROZEN)));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *chip = gtk_widget_get_focus_child (bar);

      g_assert_true (DESK_IS_FILTER_CHIP (chip));
      gtk_widget_activate_action (chip, "chip.remove", NULL);
    }
  g_assert_true (GTK_IS_MENU_BUTTON (gtk_widget_get_focus_child (bar)));
  desk_test_wait_until (members_is_settled (fixture));
  g_assert_cmpuint (members_get_count (fixture), ==, 6);
}

static void
test_selection_stays (MembersFixture *fixture,
                      gconstpointer   data)
{
  gint64 id = desk_member_list_get_id (members_get_list (fixture), 1);

  g_assert_cmpuint (members_get_selected (fixture), ==, GTK_INVALID_LIST_POSITION);
  desk_member_pick_select (fixture->pick, id);
  members_act (fixture, "members.sort-by", "balance");
  g_assert_cmpint (members_get_selected_id (fixture), ==, id);
  type (fixture, "周");
  g_assert_cmpuint (members_get_selected (fixture), ==, GTK_INVALID_LIST_POSITION);
  type (fixture, "");
  g_assert_cmpint (members_get_selected_id (fixture), ==, id);
}

static gboolean
has_title (GtkWidget  *widget,
           const char *title)
{
  if (ADW_IS_WINDOW_TITLE (widget)
      && g_str_equal (adw_window_title_get_title (ADW_WINDOW_TITLE (widget)), title))
    return gtk_widget_get_mapped (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_title (child, title))
      return TRUE;
  return FALSE;
}

static gboolean
has_focus (MembersFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL
         && gtk_widget_is_ancestor (focus,
                                    GTK_WIDGET (desk_member_table_get_view (fixture->table)));
}

static char *
dup_selected_name (MembersFixture *fixture)
{
  g_autoptr (DeskMemberItem) item =
    g_list_model_get_item (G_LIST_MODEL (members_get_list (fixture)), members_get_selected (fixture));

  desk_test_wait_until (desk_member_item_get_row (item) != NULL);
  return g_strdup (desk_member_item_get_row (item)->name);
}

/* News from the hub changes the list without a click; who walks through it with the keys has the same
 * member selected as before. */
static void
test_news_keep_selection (MembersFixture *fixture,
                          gconstpointer   data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gint64 id = desk_member_list_get_id (members_get_list (fixture), 1500);
  DeskMemberList *before;
  g_autofree char *name = NULL;
  guint number;

  desk_member_pick_select (fixture->pick, id);
  gtk_test_widget_wait_for_draw (window);
  desk_member_pick_focus (fixture->pick);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (has_focus (fixture));
  before = members_get_list (fixture);
  name = dup_selected_name (fixture);
  number = (guint) g_ascii_strtoull (name + strlen ("王"), NULL, 10);

  /* Behind all others by name, so that every place after it changes. */
  desk_ui_rename_member (fixture->desk, MEMBERS_MANY, number == 0 ? 1 : 0, "祝末");
  desk_test_wait_until (members_get_list (fixture) != before && members_is_settled (fixture));
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (members_get_selected_id (fixture), ==, id);
  g_assert_cmpint (desk_member_pick_get_selected (fixture->pick), ==, id);
}

/* What is beside the list has no heading of its own until somebody is there. */
static void
test_pane_title (MembersFixture *fixture,
                 gconstpointer   data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  g_assert_true (has_title (page, "Members"));
  g_assert_true (has_title (page, ""));
  desk_members_page_open_member (fixture->page, "M0000003");
  g_assert_true (has_title (page, "Member Details"));
  g_assert_false (has_title (page, ""));
}

/* Opened from elsewhere, the member is beside the list and selected in it. */
static void
test_open_member (MembersFixture *fixture,
                  gconstpointer   data)
{
  desk_members_page_open_member (fixture->page, "M0000003");
  desk_test_wait_until (members_get_selected (fixture) == 0);
  g_assert_cmpstr (desk_member_view_get_member (desk_members_page_get_view (fixture->page)), ==,
                   "M0000003");
}

/* Moving through the list opens as one goes. */
static void
test_select_opens (MembersFixture *fixture,
                   gconstpointer   data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  g_assert_null (desk_members_page_get_view (fixture->page));
  gtk_selection_model_select_item (model, 5, TRUE);
  desk_test_wait_until (desk_members_page_get_view (fixture->page) != NULL);
  g_assert_cmpstr (desk_member_view_get_member (desk_members_page_get_view (fixture->page)), ==,
                   "M0000004");
}

static GtkWidget *
find_row (MembersFixture *fixture,
          guint           index)
{
  GtkWidget *view = GTK_WIDGET (desk_member_table_get_view (fixture->table));
  GtkWidget *row = gtk_widget_get_first_child (view);

  while (index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
test_sentences (MembersFixture *fixture,
                gconstpointer   data)
{
  static const char *sentences[] = {
    "李三, Silver, lowest balance 20.00 yuan",
    "钱一, Diamond, lowest balance 3.20 yuan, low, 3 of 3 uses left",
    "孙二, Gold, lowest balance 19.99 yuan, low",
    "吴五, Diamond, 3 of 3 uses left, frozen",
    "郑六, Gold, lowest balance 88.00 yuan, card to 11-30",
    "周四, None, lowest balance 0.57 yuan, low",
  };

  members_wait_for_frame (fixture);
  g_free (join_names (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (fixture, i)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, sentences[i]);
}

/* The list is one stop of the keyboard, whoever is selected and however many there are. */
static void
test_tab (MembersFixture *fixture,
          gconstpointer   data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  gtk_selection_model_select_item (model, 2, TRUE);
  desk_members_page_focus_search (fixture->page);
  for (guint i = 0; i < 20 && !has_focus (fixture); i++)
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  desk_test_wait_until (has_focus (fixture));
  g_assert_cmpuint (members_get_selected (fixture), ==, 2);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_false (has_focus (fixture));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
  desk_test_wait_until (has_focus (fixture));
  g_assert_cmpuint (members_get_selected (fixture), ==, 2);
}

/* From the search to the list: the focus stands on a row, and the next key moves on from there. */
static void
test_focus (MembersFixture *fixture,
            gconstpointer   data)
{
  desk_members_page_focus_search (fixture->page);
  desk_member_pick_focus (fixture->pick);
  g_assert_true (gtk_window_get_focus (fixture->window) == find_row (fixture, 0));
  g_assert_cmpuint (members_get_selected (fixture), ==, 0);

  desk_member_pick_select (fixture->pick, desk_member_list_get_id (members_get_list (fixture), 3));
  desk_member_pick_focus (fixture->pick);
  g_assert_true (gtk_window_get_focus (fixture->window) == find_row (fixture, 3));
}

static void
test_names (MembersFixture *fixture,
            gconstpointer   data)
{
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (desk_member_table_get_view (fixture->table)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Members");
  gtk_test_accessible_assert_property (
    GTK_ACCESSIBLE (desk_member_finder_get_search (fixture->finder)), GTK_ACCESSIBLE_PROPERTY_LABEL,
    "Search members");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

#define add(name, members_set_up, test) \
  g_test_add ("/members/" name, MembersFixture, NULL, members_set_up, test, members_tear_down)
  g_test_add_func ("/members/new-destroy", test_new_destroy);
  add ("first-list", members_set_up, test_first_list);
  add ("height", members_set_up_many, test_height);
  add ("few-rows", members_set_up_many, test_few_rows);
  add ("scroll-few-rows", members_set_up_many, test_scroll_few_rows);
  add ("sort-few-rows", members_set_up_many, test_sort_few_rows);
  add ("sort", members_set_up, test_sort);
  add ("sort-kept", members_set_up, test_sort_kept);
  add ("search", members_set_up, test_search);
  add ("search-fast", members_set_up, test_search_fast);
  add ("no-result", members_set_up, test_no_result);
  add ("nobody", members_set_up_empty, test_nobody);
  add ("filters", members_set_up, test_filters);
  add ("chips", members_set_up, test_chips);
  add ("chip-edited", members_set_up, test_edit_chip);
  add ("chip-removed-by-key", members_set_up, test_remove_by_key);
  add ("selection-stays", members_set_up, test_selection_stays);
  add ("news-keep-selection", members_set_up_many, test_news_keep_selection);
  add ("pane-title", members_set_up, test_pane_title);
  add ("open-member", members_set_up, test_open_member);
  add ("select-opens", members_set_up, test_select_opens);
  add ("focus", members_set_up, test_focus);
  add ("tab", members_set_up_many, test_tab);
  add ("sentences", members_set_up, test_sentences);
  add ("names", members_set_up, test_names);
#undef add

  return g_test_run ();
}
