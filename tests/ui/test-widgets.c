/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-format.h>
#include <desk-member-link.h>
#include <desk-pane.h>
#include <desk-pips.h>
#include <desk-split.h>
#include <desk-tier-badge.h>

#include "desk-ui-fixture.h"

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Told by the word and the shape, not by the colour alone. */
static void
test_tier_badge (void)
{
  static const struct
  {
    DeskTier    tier;
    const char *text;
  } cases[] = {
    { DESK_TIER_DIAMOND, "◆" },
    { DESK_TIER_GOLD, "●" },
    { DESK_TIER_SILVER, "▲" },
    { DESK_TIER_NON_CARD, "○" },
  };
  GtkWidget *badge = g_object_ref_sink (desk_tier_badge_new (DESK_TIER_NONE));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *label;

      desk_tier_badge_set_tier (DESK_TIER_BADGE (badge), cases[i].tier);
      label = gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (badge)));
      g_assert_true (g_str_has_prefix (label, cases[i].text));
      g_assert_true (g_str_has_suffix (label, desk_tier_get_label (cases[i].tier)));
      gtk_test_accessible_assert_property (badge, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           desk_tier_get_label (cases[i].tier));
    }
  g_assert_finalize_object (badge);
}

static void
assert_pips (DeskPips   *pips,
             gint64      used,
             gint64      limit,
             gboolean    provisional,
             const char *said)
{
  desk_pips_set_uses (pips, used, limit, provisional);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (pips)), ==, said);
  gtk_test_accessible_assert_property (pips, GTK_ACCESSIBLE_PROPERTY_LABEL, said);
}

static void
test_pips (void)
{
  GtkWidget *pips = g_object_ref_sink (desk_pips_new ());

  assert_pips (DESK_PIPS (pips), 0, 3, FALSE, "3 of 3 left this month");
  assert_pips (DESK_PIPS (pips), 3, 3, FALSE, "0 of 3 left this month");
  /* The hub may have counted more than the policy allows. */
  assert_pips (DESK_PIPS (pips), 4, 3, FALSE, "0 of 3 left this month");
  assert_pips (DESK_PIPS (pips), 1, 3, TRUE,
               "2 of 3 left this month (not yet confirmed by the hub)");
  assert_pips (DESK_PIPS (pips), 1, -1, FALSE, "1 use this month, no limit set");
  assert_pips (DESK_PIPS (pips), 12, -1, FALSE, "12 uses this month, no limit set");
  g_assert_finalize_object (pips);
}

static void
test_pips_size (void)
{
  GtkWidget *pips = g_object_ref_sink (desk_pips_new ());
  int three, six;

  desk_pips_set_uses (DESK_PIPS (pips), 0, 3, FALSE);
  gtk_widget_measure (pips, GTK_ORIENTATION_HORIZONTAL, -1, &three, NULL, NULL, NULL);
  desk_pips_set_uses (DESK_PIPS (pips), 0, 6, FALSE);
  gtk_widget_measure (pips, GTK_ORIENTATION_HORIZONTAL, -1, &six, NULL, NULL, NULL);
  g_assert_cmpint (six, >, 2 * three);
  g_object_unref (pips);
}

static void
test_member_link (void)
{
  GtkWidget *link = g_object_ref_sink (g_object_new (DESK_TYPE_MEMBER_LINK, NULL));
  GtkWidget *button;
  g_autoptr (GVariant) target = NULL;

  desk_member_link_set_member (DESK_MEMBER_LINK (link), "M0000001", "钱一", "mr", DESK_TIER_DIAMOND);
  button = find_type (link, GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.open-member");
  target = g_variant_ref (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)));
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, "M0000001");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mr 钱一");
  g_assert_finalize_object (link);
}

/* The way back is there when the pane before does not fit. */
static void
test_fold (void)
{
  DeskSplit *split = DESK_SPLIT (desk_split_new ());
  GtkWidget *side = desk_pane_new ();
  GtkWidget *page = desk_pane_new ();
  GtkWidget *back;
  GtkWindow *window;

  gtk_widget_set_size_request (side, 200, -1);
  gtk_widget_set_size_request (page, 300, -1);
  desk_split_set_start (split, side);
  desk_split_set_end (split, page);
  desk_split_set_end_shown (split, TRUE);
  window = desk_ui_show (GTK_WIDGET (split));
  back = find_type (page, GTK_TYPE_BUTTON);
  g_assert_false (desk_split_get_folded (split));
  g_assert_false (gtk_widget_get_visible (back));
  gtk_test_accessible_assert_property (back, GTK_ACCESSIBLE_PROPERTY_LABEL, "Back");

  gtk_window_set_default_size (window, 360, 600);
  desk_test_wait_until (desk_split_get_folded (split));
  g_assert_true (gtk_widget_get_visible (back));
  g_assert_true (desk_split_get_end_shown (split));
  g_signal_emit_by_name (back, "clicked");
  g_assert_false (desk_split_get_end_shown (split));

  gtk_window_destroy (window);
}

static void
test_split_free (void)
{
  GtkWidget *split = g_object_ref_sink (desk_split_new ());

  desk_split_set_start (DESK_SPLIT (split), desk_pane_new ());
  desk_split_set_end (DESK_SPLIT (split), desk_pane_new ());
  g_assert_finalize_object (split);
}

static void
test_moments (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const gint64 now = desk_test_time ("2026-11-23T20:00:00+08:00");
  static const struct
  {
    const char *moment;
    const char *said;
  } cases[] = {
    { "2026-11-23T00:00:00+08:00", "00:00" },
    { "2026-11-23T23:59:00+08:00", "23:59" },
    { "2026-11-24T08:00:00+08:00", "tomorrow 08:00" },
    { "2026-11-22T23:59:00+08:00", "yesterday 23:59" },
    { "2026-11-25T08:00:00+08:00", "2026-11-25 08:00" },
    { "2026-10-31T08:00:00+08:00", "2026-10-31 08:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = desk_format_moment (desk_test_time (cases[i].moment), now, zone);

      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* It runs to the last millisecond before its end. */
static void
test_end (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const gint64 end = desk_test_time ("2026-12-01T08:00:00+08:00");
  g_autofree char *before = desk_format_end (end, end - 1, zone);
  g_autofree char *after = desk_format_end (end, end, zone);
  g_autofree char *eve = desk_format_end (end, desk_test_time ("2026-11-30T23:59:59+08:00"), zone);

  g_assert_cmpstr (before, ==, "until 08:00");
  g_assert_cmpstr (after, ==, "ended 08:00");
  g_assert_cmpstr (eve, ==, "until tomorrow 08:00");
}

static void
test_words (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autofree char *day = desk_format_day (desk_test_time ("2026-11-22T20:00:00Z"), zone);

  g_assert_cmpstr (day, ==, "Monday, 23 November");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/tier-badge", test_tier_badge);
  g_test_add_func ("/ui/pips/said", test_pips);
  g_test_add_func ("/ui/pips/size", test_pips_size);
  g_test_add_func ("/ui/member-link", test_member_link);
  g_test_add_func ("/ui/split/fold", test_fold);
  g_test_add_func ("/ui/split/free", test_split_free);
  g_test_add_func ("/ui/format/moments", test_moments);
  g_test_add_func ("/ui/format/E6/end", test_end);
  g_test_add_func ("/ui/format/words", test_words);

  return g_test_run ();
}
