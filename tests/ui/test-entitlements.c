/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-entitlement.h>
#include <desk-entitlements-page.h>
#include <desk-outbox.h>

#include "desk-ui-fixture.h"

/* The first day of the fixture is a Sunday; the page is looked at on the last of a month. */
#define LAST_DAY "2026-11-30T09:30:00+08:00"

static DeskEntitlementsPage *
show_page (DeskUiFixture *fixture)
{
  DeskEntitlementsPage *page =
    DESK_ENTITLEMENTS_PAGE (desk_entitlements_page_new (fixture->store));

  desk_ui_show (GTK_WIDGET (page));
  desk_test_wait_until (desk_entitlements_page_get_month (page) != NULL);
  return page;
}

static void
close_page (DeskEntitlementsPage *page)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));

  g_object_ref (page);
  gtk_window_destroy (window);
  desk_test_assert_let_go (page);
}

static void
draw (DeskUiFixture *fixture,
      const char    *member_no,
      const char    *service)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "service", service);
  json_object_set_string_member (args, "note", "");
  result = desk_test_call (desk_store_perform, fixture->store, DESK_OP_SERVICE_USE, args);
  verdict = desk_store_perform_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
}

static guint
count_rows (DeskEntitlementsPage *page)
{
  return desk_today_section_get_n_rows (desk_entitlements_page_get_section (page));
}

static void
assert_row (DeskEntitlementsPage *page,
            guint                 position,
            const char           *label)
{
  GtkWidget *row =
    desk_today_section_get_row (desk_entitlements_page_get_section (page), position);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
assert_total (DeskEntitlementsPage *page,
              guint                 position,
              const char           *label)
{
  GtkWidget *row =
    desk_used_totals_get_row (desk_entitlements_page_get_totals (page), position);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

/* Whether the button for the action can be pressed. */
static gboolean
can (GtkWidget  *widget,
     const char *action)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return gtk_widget_is_sensitive (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (can (child, action))
      return TRUE;
  return FALSE;
}

static void
step (DeskEntitlementsPage *page,
      const char           *action,
      const char           *month)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), action, NULL));
  desk_test_wait_until (
    g_str_equal (desk_entitlements_page_get_month (page)->month, month));
}

/* Every entitlement with its limit, or that there is none, before anything was used. */
static void
test_empty (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (LAST_DAY);
  DeskEntitlementsPage *page = show_page (fixture);

  g_assert_cmpuint (count_rows (page), ==, 0);
  assert_total (page, 0, "Emergency reactivation, 0 used, Diamond: 3 a month"
                         " · Source: 钻石卡会员 6 (最长时间: 原文缺)");
  assert_total (page, 7, "Airport lounge, 0 used, limit not set"
                         " · Source: VIP会员服务 (二)外部级差服务");
  close_page (page);
}

/* The third of the month is the last, and the page follows without being asked. */
static void
test_limit (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new (LAST_DAY);
  DeskEntitlementsPage *page = show_page (fixture);

  draw (fixture, "M0000001", DESK_SERVICE_EMERGENCY_REACTIVATION);
  draw (fixture, "M0000001", DESK_SERVICE_EMERGENCY_REACTIVATION);
  desk_test_wait_until (desk_entitlements_page_get_month (page)->used == 2);
  assert_row (page, 0, "Mr 钱一, Emergency reactivation · 09:30 · by 董泰"
                       " · not yet confirmed by the hub, 2 of 3 used\n1 left");
  draw (fixture, "M0000001", DESK_SERVICE_EMERGENCY_REACTIVATION);
  desk_test_wait_until (desk_entitlements_page_get_month (page)->used == 3);
  assert_row (page, 0, "Mr 钱一, Emergency reactivation · 09:30 · by 董泰"
                       " · not yet confirmed by the hub, 3 of 3 used\n0 left");
  assert_total (page, 0, "Emergency reactivation, 3 used\n1 member at the limit,"
                         " Diamond: 3 a month · Source: 钻石卡会员 6 (最长时间: 原文缺)");
  close_page (page);
}

/* A month ends at midnight in the policy's zone; the one before can still be looked at, and there is
 * nothing before the first or after this one. */
static void
test_months (void)
{
  g_autoptr (DeskUiFixture) fixture = desk_ui_fixture_new ("2026-11-30T23:59:59+08:00");
  DeskEntitlementsPage *page;

  draw (fixture, "M0000002", "airport-lounge");
  desk_clock_set (fixture->clock, desk_test_time ("2026-12-01T00:00:00+08:00"));
  page = show_page (fixture);
  g_assert_cmpstr (desk_entitlements_page_get_month (page)->month, ==, "2026-12");
  g_assert_cmpuint (count_rows (page), ==, 0);
  g_assert_false (can (GTK_WIDGET (page), "entitlements.next"));

  step (page, "entitlements.previous", "2026-11");
  g_assert_cmpuint (count_rows (page), ==, 1);
  g_assert_false (can (GTK_WIDGET (page), "entitlements.previous"));
  step (page, "entitlements.next", "2026-12");
  step (page, "entitlements.previous", "2026-11");
  step (page, "entitlements.now", "2026-12");
  close_page (page);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/entitlements/E7/empty", test_empty);
  g_test_add_func ("/ui/entitlements/E6/limit", test_limit);
  g_test_add_func ("/ui/entitlements/E6/months", test_months);
  return g_test_run ();
}
