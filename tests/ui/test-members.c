/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-contact-dialog.h>
#include <desk-filter-bar.h>
#include <desk-member-selection.h>
#include <desk-members-page.h>
#include <desk-selection-bar.h>

#include "desk-ui-fixture.h"
#include "desk-ui-members.h"

#define NOW "2026-11-23T09:30:00+08:00"
#define N_MANY 3000

/* The rows that GTK keeps for a list, whatever the window's height; and one for the selected. */
#define MAX_ROWS 206

typedef struct
{
  DeskUiFixture    *desk;
  GtkWindow        *window;
  DeskMembersPage  *page;
  DeskMemberFinder *finder;
  DeskMemberTable  *table;
  DeskMemberPick   *pick;
} Fixture;

static gboolean
is_settled (Fixture *fixture)
{
  return desk_member_finder_is_settled (fixture->finder);
}

static DeskMemberList *
get_list (Fixture *fixture)
{
  return desk_member_table_get_list (fixture->table);
}

static guint
get_count (Fixture *fixture)
{
  return desk_member_results_get_count (desk_member_finder_get_results (fixture->finder));
}

static void
show_page (Fixture       *fixture,
           DeskUiFixture *desk)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  g_settings_reset (settings, "member-sort");
  fixture->desk = desk;
  fixture->page = DESK_MEMBERS_PAGE (desk_members_page_new (desk->store, desk->sync));
  fixture->finder = desk_members_page_get_finder (fixture->page);
  fixture->table = desk_member_finder_get_table (fixture->finder);
  fixture->pick = desk_member_finder_get_pick (fixture->finder);
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->page));
  desk_test_wait_until (is_settled (fixture));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  show_page (fixture, desk_ui_fixture_new (NOW));
}

static void
set_up_many (Fixture       *fixture,
             gconstpointer  data)
{
  DeskUiFixture *desk = desk_ui_fixture_new (NOW);

  desk_ui_add_members (desk, N_MANY);
  show_page (fixture, desk);
}

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  data)
{
  show_page (fixture, desk_ui_fixture_new_empty (NOW));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *word)
{
  GVariant *parameter = word != NULL ? g_variant_new_string (word) : NULL;

  g_assert_true (
    gtk_widget_activate_action_variant (GTK_WIDGET (fixture->table), action, parameter));
  desk_test_wait_until (is_settled (fixture));
}

static void
type (Fixture    *fixture,
      const char *text)
{
  desk_members_page_focus_search (fixture->page);
  gtk_editable_set_text (desk_member_finder_get_search (fixture->finder), text);
  desk_test_wait_until (is_settled (fixture));
}

/* The names on the list, in order, when their rows are there. */
static char *
join_names (Fixture *fixture)
{
  GListModel *list = G_LIST_MODEL (get_list (fixture));
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

/* A frame drawn after all that is to be bound was bound. */
static void
wait_for_frame (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static const char *
get_stage (Fixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->table), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static AdwStatusPage *
find_status (Fixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->table), GTK_TYPE_STACK);

  return ADW_STATUS_PAGE (gtk_stack_get_visible_child (GTK_STACK (stack)));
}

static void
test_new_destroy (void)
{
  g_autoptr (DeskUiFixture) desk = desk_ui_fixture_new (NOW);
  GtkWidget *page = g_object_ref_sink (desk_members_page_new (desk->store, desk->sync));
  DeskMemberFinder *finder = desk_members_page_get_finder (DESK_MEMBERS_PAGE (page));

  desk_test_wait_until (desk_member_finder_is_settled (finder));
  desk_test_assert_let_go (page);
}

/* 钱一 孙二 李三 周四 吴五 郑六, by pinyin: Li, Qian, Sun, Wu, Zheng, Zhou. */
static void
test_first_list (Fixture       *fixture,
                 gconstpointer  data)
{
  assert_names (fixture, "李三 钱一 孙二 吴五 郑六 周四");
  g_assert_cmpuint (get_count (fixture), ==, 6);
  g_assert_cmpstr (get_stage (fixture), ==, "table");
}

/* The lines have all the room that search and filters leave. */
static void
test_height (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (desk_member_table_get_view (fixture->table));

  wait_for_frame (fixture);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (view)), >,
                   gtk_widget_get_height (GTK_WIDGET (fixture->window)) * 2 / 3);
}

static void
test_few_rows (Fixture       *fixture,
               gconstpointer  data)
{
  wait_for_frame (fixture);
  g_assert_cmpuint (get_count (fixture), ==, N_MANY + 6);
  g_assert_cmpuint (desk_member_list_get_n_made (get_list (fixture)), <=, MAX_ROWS);
}

static void
test_scroll_few_rows (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (desk_member_table_get_view (fixture->table));

  for (guint at = 100; at <= N_MANY; at += 970)
    {
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", at);
      wait_for_frame (fixture);
      g_assert_cmpuint (desk_member_list_get_n_live (get_list (fixture)), <=, MAX_ROWS);
    }
}

static void
test_sort_few_rows (Fixture       *fixture,
                    gconstpointer  data)
{
  const char *columns[] = { "tier", "brand", "balance", "uses", "state", "last-contact",
                            "next-visit", "expires", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      act (fixture, "members.sort-by", columns[i]);
      wait_for_frame (fixture);
      g_assert_cmpuint (desk_member_list_get_n_made (get_list (fixture)), <=, MAX_ROWS);
    }
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  const DeskMemberQuery *query = desk_member_finder_get_query (fixture->finder);

  act (fixture, "members.sort-by", "balance");
  assert_names (fixture, "周四 钱一 孙二 李三 郑六 吴五");
  act (fixture, "members.sort-by", "balance");
  g_assert_cmpint (query->sort, ==, DESK_MEMBER_SORT_BALANCE);
  g_assert_true (query->descending);
  assert_names (fixture, "郑六 李三 孙二 钱一 周四 吴五");
}

/* The next start sorts as this one did. */
static void
test_sort_kept (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *page;
  DeskMemberFinder *finder;

  act (fixture, "members.sort-by", "balance");
  act (fixture, "members.sort-by", "balance");
  page = g_object_ref_sink (desk_members_page_new (fixture->desk->store, fixture->desk->sync));
  finder = desk_members_page_get_finder (DESK_MEMBERS_PAGE (page));
  g_assert_cmpint (desk_member_finder_get_query (finder)->sort, ==, DESK_MEMBER_SORT_BALANCE);
  g_assert_true (desk_member_finder_get_query (finder)->descending);
  desk_test_wait_until (desk_member_finder_is_settled (finder));
  g_object_unref (page);
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
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
test_search_fast (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkEditable *search = desk_member_finder_get_search (fixture->finder);

  gtk_editable_set_text (search, "孙");
  gtk_editable_set_text (search, "孙二");
  gtk_editable_set_text (search, "周");
  desk_test_wait_until (is_settled (fixture));
  assert_names (fixture, "周四");
}

static void
test_no_result (Fixture       *fixture,
                gconstpointer  data)
{
  type (fixture, "nobody");
  act (fixture, "filter.frozen", NULL);
  g_assert_cmpstr (get_stage (fixture), ==, "no-result");
  g_assert_cmpstr (adw_status_page_get_description (find_status (fixture)), ==,
                   "Nobody fits all of this: “nobody” · Frozen");
  g_assert_cmpuint (get_count (fixture), ==, 0);

  act (fixture, "members.clear", NULL);
  g_assert_cmpstr (get_stage (fixture), ==, "table");
  g_assert_cmpuint (get_count (fixture), ==, 6);
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpstr (get_stage (fixture), ==, "nobody");
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  act (fixture, "filter.tier", "diamond");
  assert_names (fixture, "钱一 吴五");
  act (fixture, "filter.frozen", NULL);
  assert_names (fixture, "吴五");
  act (fixture, "filter.frozen", NULL);
  act (fixture, "filter.tier", "");
  act (fixture, "filter.low-balance", NULL);
  assert_names (fixture, "钱一 孙二 周四");
  act (fixture, "filter.clear", NULL);
  act (fixture, "filter.expiring", "7");
  assert_names (fixture, "郑六");
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DeskFilterChip *
find_chip (Fixture         *fixture,
           DeskMemberFacet  facet)
{
  GtkWidget *bar = find_widget (GTK_WIDGET (fixture->finder), DESK_TYPE_FILTER_BAR);

  return desk_filter_bar_get_chip (DESK_FILTER_BAR (bar), facet);
}

/* A chip says what is filtered by, and takes it away. */
static void
test_chips (Fixture       *fixture,
            gconstpointer  data)
{
  DeskFilterChip *chip;

  g_assert_null (find_chip (fixture, DESK_MEMBER_FACET_TIER));
  act (fixture, "filter.tier", "gold");
  act (fixture, "filter.balance-below", "50.00");
  chip = find_chip (fixture, DESK_MEMBER_FACET_TIER);
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Gold");
  act (fixture, "filter.tier", "diamond");
  g_assert_true (find_chip (fixture, DESK_MEMBER_FACET_TIER) == chip);
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Diamond");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Diamond");
  assert_names (fixture, "钱一");

  chip = find_chip (fixture, DESK_MEMBER_FACET_BALANCE_BELOW);
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Balance below 50.00 yuan");
  gtk_widget_activate_action (GTK_WIDGET (chip), "chip.remove", NULL);
  desk_test_wait_until (is_settled (fixture));
  g_assert_null (find_chip (fixture, DESK_MEMBER_FACET_BALANCE_BELOW));
  assert_names (fixture, "钱一 吴五");
}

/* What is edited filters at once, by the usual value; the spin button changes it. */
static void
test_edit_chip (Fixture       *fixture,
                gconstpointer  data)
{
  DeskFilterChip *chip;
  GtkWidget *spin;

  act (fixture, "filter.edit", "balance-below");
  chip = find_chip (fixture, DESK_MEMBER_FACET_BALANCE_BELOW);
  assert_names (fixture, "李三 钱一 孙二 周四");
  desk_test_wait_until ((spin = find_widget (GTK_WIDGET (chip), GTK_TYPE_SPIN_BUTTON)) != NULL
                        && gtk_widget_get_mapped (spin));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 50);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 19.99);
  desk_test_wait_until (is_settled (fixture));
  assert_names (fixture, "钱一 周四");
  g_assert_cmpstr (desk_filter_chip_get_words (chip), ==, "Balance below 19.99 yuan");
}

/* The focus stays among the chips, and ends on the menu that adds them. */
static void
test_remove_by_key (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *bar = find_widget (GTK_WIDGET (fixture->finder), DESK_TYPE_FILTER_BAR);

  act (fixture, "filter.frozen", NULL);
  act (fixture, "filter.quota", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (find_chip (fixture, DESK_MEMBER_FACET_FROZEN)));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *chip = gtk_widget_get_focus_child (bar);

      g_assert_true (DESK_IS_FILTER_CHIP (chip));
      gtk_widget_activate_action (chip, "chip.remove", NULL);
    }
  g_assert_true (GTK_IS_MENU_BUTTON (gtk_widget_get_focus_child (bar)));
  desk_test_wait_until (is_settled (fixture));
  g_assert_cmpuint (get_count (fixture), ==, 6);
}

static guint
get_selected (Fixture *fixture)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  return desk_member_selection_get_single (DESK_MEMBER_SELECTION (model));
}

static void
test_selection_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 id = desk_member_list_get_id (get_list (fixture), 1);

  g_assert_cmpuint (get_selected (fixture), ==, GTK_INVALID_LIST_POSITION);
  desk_member_pick_select (fixture->pick, id);
  act (fixture, "members.sort-by", "balance");
  g_assert_cmpint (desk_member_list_get_id (get_list (fixture), get_selected (fixture)), ==, id);
  type (fixture, "周");
  g_assert_cmpuint (get_selected (fixture), ==, GTK_INVALID_LIST_POSITION);
  type (fixture, "");
  g_assert_cmpint (desk_member_list_get_id (get_list (fixture), get_selected (fixture)), ==, id);
}

static void
select_range (Fixture *fixture,
              guint    from,
              guint    n)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  gtk_selection_model_select_range (model, from, n, TRUE);
}

static DeskSelectionBar *
find_bar (Fixture *fixture)
{
  return DESK_SELECTION_BAR (find_widget (GTK_WIDGET (fixture->finder), DESK_TYPE_SELECTION_BAR));
}

/* 李三 钱一 孙二 吴五 郑六 周四: several are counted; who was opened before stays beside the list. */
static void
test_select_several (Fixture       *fixture,
                     gconstpointer  data)
{
  DeskSelectionBar *bar = find_bar (fixture);
  gint64 id = desk_member_list_get_id (get_list (fixture), 3);

  select_range (fixture, 3, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  select_range (fixture, 1, 3);
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 3);
  g_assert_cmpint (desk_member_pick_get_selected (fixture->pick), ==, id);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_cmpstr (desk_selection_bar_get_words (bar), ==, "3 members selected");

  /* Another order keeps them; a filter keeps whom it lets through. */
  act (fixture, "members.sort-by", "balance");
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 3);
  act (fixture, "filter.tier", "diamond");
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 2);
  act (fixture, "filter.clear", NULL);
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 2);

  act (fixture, "members.select-none", NULL);
  g_assert_cmpuint (desk_member_pick_count (fixture->pick), ==, 1);
  g_assert_cmpint (desk_member_list_get_id (get_list (fixture), get_selected (fixture)), ==, id);
}

/* All of the filter, without an item made for each. */
static void
test_select_all (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GArray) ids = NULL;

  act (fixture, "filter.tier", "silver");
  wait_for_frame (fixture);
  act (fixture, "members.select-all", NULL);
  wait_for_frame (fixture);
  ids = desk_member_pick_dup_ids (fixture->pick);
  g_assert_cmpuint (ids->len, ==, get_count (fixture));
  g_assert_cmpuint (ids->len, >=, N_MANY / 3);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==,
                     desk_member_list_get_id (get_list (fixture), i));
  g_assert_cmpuint (desk_member_list_get_n_made (get_list (fixture)), <=, MAX_ROWS);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DESK_IS_CONTACT_DIALOG (window))
        return window;
    }
  return NULL;
}

/* The same with each of them: an operation for each. */
static void
test_record_contacts (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *form;

  select_range (fixture, 0, 3);
  act (fixture, "members.record-contacts", NULL);
  g_assert_cmpstr (gtk_window_get_title (find_dialog ()), ==, "Record a Contact with 3 Members");
  form = desk_contact_dialog_get_form (DESK_CONTACT_DIALOG (find_dialog ()));
  gtk_widget_activate_action (form, "form.channel", "s", "sms");
  gtk_widget_activate_action (form, "form.save", NULL);
  desk_test_wait_until (find_dialog () == NULL);
  g_assert_cmpuint (desk_ui_fixture_count_ops (fixture->desk, DESK_OP_CARE_LOG), ==, 3);
  desk_test_wait_until (is_settled (fixture));
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
has_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL
         && gtk_widget_is_ancestor (focus,
                                    GTK_WIDGET (desk_member_table_get_view (fixture->table)));
}

static char *
dup_selected_name (Fixture *fixture)
{
  g_autoptr (DeskMemberItem) item =
    g_list_model_get_item (G_LIST_MODEL (get_list (fixture)), get_selected (fixture));

  desk_test_wait_until (desk_member_item_get_row (item) != NULL);
  return g_strdup (desk_member_item_get_row (item)->name);
}

/* News from the hub changes the list without a click; who walks through it with the keys has the same
 * member selected as before. */
static void
test_news_keep_selection (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  gint64 id = desk_member_list_get_id (get_list (fixture), 1500);
  DeskMemberList *before;
  g_autofree char *name = NULL;
  guint number;

  desk_member_pick_select (fixture->pick, id);
  gtk_test_widget_wait_for_draw (window);
  desk_member_pick_focus (fixture->pick);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (has_focus (fixture));
  before = get_list (fixture);
  name = dup_selected_name (fixture);
  number = (guint) g_ascii_strtoull (name + strlen ("王"), NULL, 10);

  /* Behind all others by name, so that every place after it changes. */
  desk_ui_rename_member (fixture->desk, N_MANY, number == 0 ? 1 : 0, "祝末");
  desk_test_wait_until (get_list (fixture) != before && is_settled (fixture));
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (desk_member_list_get_id (get_list (fixture), get_selected (fixture)), ==, id);
  g_assert_cmpint (desk_member_pick_get_selected (fixture->pick), ==, id);
}

/* What is beside the list has no heading of its own until somebody is there. */
static void
test_pane_title (Fixture       *fixture,
                 gconstpointer  data)
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
test_open_member (Fixture       *fixture,
                  gconstpointer  data)
{
  desk_members_page_open_member (fixture->page, "M0000003");
  desk_test_wait_until (get_selected (fixture) == 0);
  g_assert_cmpstr (desk_member_view_get_member (desk_members_page_get_view (fixture->page)), ==,
                   "M0000003");
}

/* Moving through the list opens as one goes. */
static void
test_select_opens (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (desk_member_table_get_view (fixture->table));

  g_assert_null (desk_members_page_get_view (fixture->page));
  gtk_selection_model_select_item (model, 5, TRUE);
  desk_test_wait_until (desk_members_page_get_view (fixture->page) != NULL);
  g_assert_cmpstr (desk_member_view_get_member (desk_members_page_get_view (fixture->page)), ==,
                   "M0000004");
}

static GtkWidget *
find_row (Fixture *fixture,
          guint    index)
{
  GtkWidget *view = GTK_WIDGET (desk_member_table_get_view (fixture->table));
  GtkWidget *row = gtk_widget_get_first_child (view);

  while (index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

static void
test_sentences (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *sentences[] = {
    "李三, Silver, lowest balance 20.00 yuan",
    "钱一, Diamond, lowest balance 3.20 yuan, low, 3 of 3 uses left",
    "孙二, Gold, lowest balance 19.99 yuan, low",
    "吴五, Diamond, 3 of 3 uses left, frozen",
    "郑六, Gold, lowest balance 88.00 yuan, card to 11-30",
    "周四, None, lowest balance 0.57 yuan, low",
  };

  wait_for_frame (fixture);
  g_free (join_names (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_row (fixture, i)),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, sentences[i]);
}

/* From the search to the list: the focus stands on a row, and the next key moves on from there. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  desk_members_page_focus_search (fixture->page);
  desk_member_pick_focus (fixture->pick);
  g_assert_true (gtk_window_get_focus (fixture->window) == find_row (fixture, 0));
  g_assert_cmpuint (get_selected (fixture), ==, 0);

  desk_member_pick_select (fixture->pick, desk_member_list_get_id (get_list (fixture), 3));
  desk_member_pick_focus (fixture->pick);
  g_assert_true (gtk_window_get_focus (fixture->window) == find_row (fixture, 3));
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
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

#define add(name, set_up, test) \
  g_test_add ("/members/" name, Fixture, NULL, set_up, test, tear_down)
  g_test_add_func ("/members/new-destroy", test_new_destroy);
  add ("first-list", set_up, test_first_list);
  add ("height", set_up_many, test_height);
  add ("few-rows", set_up_many, test_few_rows);
  add ("scroll-few-rows", set_up_many, test_scroll_few_rows);
  add ("sort-few-rows", set_up_many, test_sort_few_rows);
  add ("sort", set_up, test_sort);
  add ("sort-kept", set_up, test_sort_kept);
  add ("search", set_up, test_search);
  add ("search-fast", set_up, test_search_fast);
  add ("no-result", set_up, test_no_result);
  add ("nobody", set_up_empty, test_nobody);
  add ("filters", set_up, test_filters);
  add ("chips", set_up, test_chips);
  add ("chip-edited", set_up, test_edit_chip);
  add ("chip-removed-by-key", set_up, test_remove_by_key);
  add ("selection-stays", set_up, test_selection_stays);
  add ("news-keep-selection", set_up_many, test_news_keep_selection);
  add ("select-several", set_up, test_select_several);
  add ("select-all", set_up_many, test_select_all);
  add ("record-contacts", set_up, test_record_contacts);
  add ("pane-title", set_up, test_pane_title);
  add ("open-member", set_up, test_open_member);
  add ("select-opens", set_up, test_select_opens);
  add ("focus", set_up, test_focus);
  add ("sentences", set_up, test_sentences);
  add ("names", set_up, test_names);
#undef add

  return g_test_run ();
}
