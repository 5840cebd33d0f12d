/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <desk-day-sheet.h>
#include <desk-member.h>
#include <desk-outbox.h>
#include <desk-print.h>
#include <desk-visit-sheet.h>
#include <desk-visit.h>
#include <desk-visits-page.h>

#include "desk-ui-fixture.h"

/* A Monday; a stopped clock. */
#define NOW "2026-11-23T09:30:00+08:00"
#define DAY "2026-11-24T00:00:00+08:00"
#define DIAMOND "M0000001"
#define GOLD "M0000002"
/* An A4 page within its margins, in points. */
#define WIDTH 510.0
#define HEIGHT 757.0

static void
free_visit (gpointer visit)
{
  desk_visit_free (visit);
}

static DeskVisit *
make_visit (const char *start,
            const char *name,
            const char *purpose,
            const char *status)
{
  DeskVisit *visit = g_new0 (DeskVisit, 1);

  visit->visit_id = g_strdup (start);
  visit->member_no = g_strdup (DIAMOND);
  visit->name = g_strdup (name);
  visit->salutation = g_strdup ("ms");
  visit->purpose = g_strdup (purpose);
  visit->start_ms = desk_test_time (start);
  visit->minutes = 45;
  visit->amount_fen = g_str_equal (purpose, DESK_VISIT_PAYMENT) ? 123450 : DESK_FEN_ABSENT;
  visit->special_request = g_strdup ("请走侧门");
  visit->status = g_strdup (status);
  visit->outcome = g_strdup ("");
  visit->version = g_strdup (start);
  visit->address = g_strdup ("贵阳市南明区中华南路128号富水花园3栋2单元1504室");
  visit->travel_minutes = 25;
  visit->subject = g_strdup ("");
  visit->paid_fen = DESK_FEN_ABSENT;
  visit->next_step = g_strdup ("");
  visit->series = g_strdup ("");
  return visit;
}

static GPtrArray *
new_visits (void)
{
  return g_ptr_array_new_with_free_func (free_visit);
}

static DeskPaper *
make_day (GPtrArray *visits)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+08:00");

  return desk_day_sheet_new (visits, desk_test_time (DAY), "董泰", zone);
}

static DeskPaper *
make_form (const DeskVisit *visit)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+08:00");

  return desk_visit_sheet_new (visit, "董泰", zone);
}

/* A long day: one every ten minutes. */
static GPtrArray *
make_many (guint n)
{
  GPtrArray *visits = new_visits ();

  for (guint i = 0; i < n; i++)
    {
      const char * const *purposes = desk_visit_list_purposes ();
      g_autofree char *start =
        g_strdup_printf ("2026-11-24T%02u:%02u:00+08:00", 8 + i / 6, i % 6 * 10);

      g_ptr_array_add (visits, make_visit (start, "欧阳六", purposes[i % 6], DESK_VISIT_PLANNED));
    }
  return visits;
}

/* All of a kind, or all with that label, one a line. */
static char *
join (DeskPaper     *paper,
      DeskPaperKind  kind,
      const char    *label)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < desk_paper_get_n_items (paper); i++)
    if (desk_paper_get_kind (paper, i) == kind
        && (label == NULL || g_str_equal (desk_paper_get_label (paper, i), label)))
      g_string_append_printf (text, "%s\n", desk_paper_get_text (paper, i));
  return g_string_free (text, FALSE);
}

/* The labels of the block of the first task. */
static char *
join_labels (DeskPaper *paper)
{
  GString *text = g_string_new (NULL);
  guint task = 0;

  while (desk_paper_get_kind (paper, task) != DESK_PAPER_TASK)
    task++;
  for (guint i = task + 1; i < desk_paper_get_n_items (paper)
                           && desk_paper_get_block (paper, i) == desk_paper_get_block (paper, task);
       i++)
    g_string_append_printf (text, "%s\n", desk_paper_get_label (paper, i));
  return g_string_free (text, FALSE);
}

/* By time, whatever their order was; what is over is not on it. */
static void
test_day (void)
{
  g_autoptr (GPtrArray) visits = new_visits ();
  g_autoptr (DeskPaper) paper = NULL;
  g_autofree char *titles = NULL;
  g_autofree char *tasks = NULL;
  g_autofree char *sum = NULL;

  g_ptr_array_add (visits, make_visit ("2026-11-24T15:00:00+08:00", "孙二", "payment", "started"));
  g_ptr_array_add (visits, make_visit ("2026-11-24T14:00:00+08:00", "李三", "payment", "cancelled"));
  g_ptr_array_add (visits, make_visit ("2026-11-24T09:00:00+08:00", "钱一", "card", "confirmed"));
  g_ptr_array_add (visits, make_visit ("2026-11-24T08:00:00+08:00", "周四", "card", "done"));
  g_ptr_array_add (visits, make_visit ("2026-11-24T16:00:00+08:00", "吴五", "card", "missed"));
  g_ptr_array_add (visits, make_visit ("2026-11-24T10:30:00+08:00", "郑六", "fault", "arrived"));
  g_ptr_array_add (visits, make_visit ("2026-11-24T11:30:00+08:00", "王七", "points", "planned"));
  paper = make_day (visits);

  titles = join (paper, DESK_PAPER_TITLE, NULL);
  g_assert_cmpstr (titles, ==, "Visits on Tuesday, 24 November 2026\n");
  tasks = join (paper, DESK_PAPER_TASK, NULL);
  g_assert_cmpstr (tasks, ==, "09:00–09:45  Ms 钱一\n10:30–11:15  Ms 郑六\n"
                              "11:30–12:15  Ms 王七\n15:00–15:45  Ms 孙二\n");
  sum = join (paper, DESK_PAPER_LINE, "To collect in all");
  g_assert_cmpstr (sum, ==, "¥1234.50\n");
}

static void
test_visit (void)
{
  g_autoptr (GPtrArray) visits = new_visits ();
  DeskVisit *visit = make_visit ("2026-11-24T09:00:00+08:00", "孙二", "payment", "planned");
  g_autoptr (DeskPaper) paper = NULL;
  g_autofree char *labels = NULL;
  g_autofree char *address = NULL;
  g_autofree char *way = NULL;

  g_free (visit->subject);
  visit->subject = g_strdup ("两个月的话费");
  g_ptr_array_add (visits, visit);
  paper = make_day (visits);
  labels = join_labels (paper);
  g_assert_cmpstr (labels, ==, "Address\nWay there\nPurpose\nSubject\nTo collect\n"
                               "The customer's words\nTo bring\n\n");
  address = join (paper, DESK_PAPER_LINE, "Address");
  g_assert_cmpstr (address, ==, "贵阳市南明区中华南路128号富水花园3栋2单元1504室\n");
  way = join (paper, DESK_PAPER_LINE, "Way there");
  g_assert_cmpstr (way, ==, "25 minutes, leave at 08:35\n");
}

static void
test_bring (void)
{
  const char * const *purposes = desk_visit_list_purposes ();

  for (guint i = 0; purposes[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) visits = new_visits ();
      g_autoptr (DeskPaper) paper = NULL;
      g_autofree char *bring = NULL;
      g_autofree char *expected = g_strdup_printf ("%s\n", desk_visit_get_bring_label (purposes[i]));

      g_ptr_array_add (visits,
                       make_visit ("2026-11-24T09:00:00+08:00", "孙二", purposes[i], "planned"));
      paper = make_day (visits);
      bring = join (paper, DESK_PAPER_LINE, "To bring");
      g_assert_cmpstr (bring, ==, expected);
    }
}

/* Each item in one piece, each block on one page, nothing on the foot. */
static void
assert_whole (DeskPaper *paper)
{
  guint n_items = desk_paper_get_n_items (paper);
  double end = 0;

  g_assert_cmpuint (desk_paper_get_n_places (paper), ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const DeskPaperPlace *place = desk_paper_get_place (paper, i);
      const DeskPaperPlace *before = i > 0 ? desk_paper_get_place (paper, i - 1) : NULL;

      g_assert_cmpuint (place->item, ==, i);
      if (before == NULL || before->page != place->page)
        end = 0;
      g_assert_cmpfloat (place->y, >=, end);
      end = place->y + place->height;
      g_assert_cmpfloat (end, <=, desk_paper_get_body_height (paper) + 0.1);
      if (before != NULL && desk_paper_get_block (paper, i) == desk_paper_get_block (paper, i - 1))
        g_assert_cmpuint (place->page, ==, before->page);
    }
}

static void
test_pages (void)
{
  g_autoptr (GPtrArray) visits = make_many (40);
  g_autoptr (DeskPaper) paper = make_day (visits);
  guint n_pages = desk_paper_lay_out (paper, WIDTH, HEIGHT);

  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (n_pages, <, 14);
  assert_whole (paper);
  /* Another size of page is another number of them. */
  g_assert_cmpuint (desk_paper_lay_out (paper, WIDTH * 0.7, HEIGHT * 0.7), >, n_pages);
  assert_whole (paper);
}

/* What is higher than a page goes on on the next, line by line. */
static void
test_high (void)
{
  g_autoptr (DeskPaper) paper = desk_paper_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint next_strip = 0;
  guint n_pages;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, "客户希望在周末上门办理业务。");
  desk_paper_add_title (paper, "上门");
  desk_paper_add_text (paper, text->str);
  n_pages = desk_paper_lay_out (paper, 300, 400);
  g_assert_cmpuint (n_pages, >, 2);
  g_assert_cmpuint (desk_paper_get_n_places (paper), ==, 1 + n_pages);
  for (guint i = 1; i < desk_paper_get_n_places (paper); i++)
    {
      const DeskPaperPlace *place = desk_paper_get_place (paper, i);

      g_assert_cmpuint (place->item, ==, 1);
      g_assert_cmpuint (place->page, ==, i - 1);
      g_assert_cmpuint (place->strip, ==, next_strip);
      next_strip += place->n_strips;
      g_assert_cmpfloat (place->y + place->height, <=, desk_paper_get_body_height (paper) + 0.1);
    }
}

/* A page that is too small for anything still ends. */
static void
test_tiny (void)
{
  g_autoptr (GPtrArray) visits = make_many (3);
  g_autoptr (DeskPaper) paper = make_day (visits);

  g_assert_cmpuint (desk_paper_lay_out (paper, 20, 20), >=, desk_paper_get_n_items (paper) - 1);
}

static void
test_form (void)
{
  DeskVisit *visit = make_visit ("2026-11-24T09:00:00+08:00", "孙二", "payment", "planned");
  g_autoptr (DeskPaper) paper = make_form (visit);
  g_autofree char *numbers = join (paper, DESK_PAPER_LINE, "Member number");
  g_autofree char *times = join (paper, DESK_PAPER_LINE, "Time");
  g_autofree char *blanks = join (paper, DESK_PAPER_BLANK, NULL);
  g_autofree char *choices = join (paper, DESK_PAPER_CHOICE, "The customer is satisfied");

  desk_visit_free (visit);
  g_assert_cmpstr (numbers, ==, DIAMOND "\n");
  g_assert_cmpstr (times, ==, "Tuesday, 24 November 2026  09:00–09:45\n");
  g_assert_cmpstr (choices, ==, "Yes\n");
  g_assert_nonnull (strstr (blanks, "Amount received"));
  g_assert_nonnull (strstr (blanks, "Signature of the customer\nSignature of the manager\n"));
  g_assert_cmpuint (desk_paper_lay_out (paper, WIDTH, HEIGHT), ==, 1);
  assert_whole (paper);
}

/* MEMBER_DESK_PRINTS names a folder to keep them in, for whoever wants to look at them. */
static void
test_export (void)
{
  const char *kept = g_getenv ("MEMBER_DESK_PRINTS");
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *day = g_build_filename (kept != NULL ? kept : dir, "day.pdf", NULL);
  g_autofree char *form = g_build_filename (kept != NULL ? kept : dir, "form.pdf", NULL);
  g_autoptr (GPtrArray) visits = make_many (40);
  g_autoptr (DeskPaper) sheet = make_day (visits);
  g_autoptr (DeskPaper) paper = make_form (g_ptr_array_index (visits, 0));
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_print_export (sheet, day, &error));
  g_assert_no_error (error);
  g_assert_true (desk_print_export (paper, form, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (day, &text, &length, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  g_assert_nonnull (g_strstr_len (text + length - 32, 32, "%%EOF"));
}

static void
test_export_nowhere (void)
{
  g_autoptr (DeskTestDir) dir = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (dir, "none", "day.pdf", NULL);
  g_autoptr (DeskPaper) paper = desk_paper_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (desk_print_export (paper, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

typedef struct
{
  DeskUiFixture  *desk;
  GtkWindow      *window;
  DeskVisitsPage *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->desk = desk_ui_fixture_new (NOW);
  fixture->page = DESK_VISITS_PAGE (desk_visits_page_new (fixture->desk->store));
  fixture->window = desk_ui_show (GTK_WIDGET (fixture->page));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  desk_ui_fixture_free (fixture->desk);
}

static void
plan (Fixture    *fixture,
      const char *member_no,
      const char *start)
{
  guint n_before = desk_visits_page_get (fixture->page)->len;
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", 30);
  json_object_set_string_member (args, "purpose", "courtesy");
  result = desk_test_call (desk_store_perform, fixture->desk->store, DESK_OP_VISIT_SCHEDULE, args);
  verdict = desk_store_perform_finish (fixture->desk->store, result, &error);
  g_assert_no_error (error);
  g_assert_true (verdict->accepted);
  desk_test_wait_until (desk_visits_page_get (fixture->page)->len > n_before);
}

static GtkWindow *
find_print_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), "GtkPrintUnixDialog"))
      return l->data;
  return NULL;
}

static guint
count_reveals (Fixture *fixture)
{
  return desk_ui_fixture_count_ops (fixture->desk, DESK_OP_SECRECY_REVEAL);
}

/* It is asked how to print, and given up. */
static void
dismiss (void)
{
  desk_test_wait_until (find_print_dialog () != NULL);
  gtk_window_close (find_print_dialog ());
  desk_test_wait_until (find_print_dialog () == NULL);
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL));
}

/* S: whose address is printed is recorded before, each once, and nobody else's. */
static void
test_print_day (Fixture       *fixture,
                gconstpointer  data)
{
  plan (fixture, DIAMOND, "2026-11-23T11:00:00+08:00");
  plan (fixture, GOLD, "2026-11-23T14:00:00+08:00");
  plan (fixture, DIAMOND, "2026-11-23T16:00:00+08:00");
  plan (fixture, "M0000003", "2026-11-24T16:00:00+08:00");
  act (fixture, "visits.print-day");
  desk_test_wait_until (find_print_dialog () != NULL);
  g_assert_cmpuint (count_reveals (fixture), ==, 2);
  dismiss ();
}

static void
test_print_form (Fixture       *fixture,
                 gconstpointer  data)
{
  DeskTimeGrid *grid = desk_visits_page_get_grid (fixture->page);
  const DeskVisit *visit;

  act (fixture, "visits.print");
  plan (fixture, DIAMOND, "2026-11-24T11:00:00+08:00");
  visit = g_ptr_array_index (desk_visits_page_get (fixture->page), 0);
  gtk_widget_grab_focus (GTK_WIDGET (desk_time_grid_find_block (grid, visit->visit_id)));
  act (fixture, "visits.print");
  dismiss ();
  g_assert_cmpuint (count_reveals (fixture), ==, 1);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
test_print_nothing (Fixture       *fixture,
                    gconstpointer  data)
{
  plan (fixture, DIAMOND, "2026-11-24T11:00:00+08:00");
  act (fixture, "visits.print-day");
  desk_test_wait_until (shows (GTK_WIDGET (fixture->page), "No visit is planned on this day."));
  g_assert_null (find_print_dialog ());
  g_assert_cmpuint (count_reveals (fixture), ==, 0);
}

static void
add (const char *path,
     void (*test) (Fixture       *fixture,
                   gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/print/day", test_day);
  g_test_add_func ("/ui/print/visit", test_visit);
  g_test_add_func ("/ui/print/bring", test_bring);
  g_test_add_func ("/ui/print/pages", test_pages);
  g_test_add_func ("/ui/print/high", test_high);
  g_test_add_func ("/ui/print/tiny", test_tiny);
  g_test_add_func ("/ui/print/form", test_form);
  g_test_add_func ("/ui/print/export", test_export);
  g_test_add_func ("/ui/print/export-nowhere", test_export_nowhere);
  add ("/ui/print/S/print-day", test_print_day);
  add ("/ui/print/S/print-form", test_print_form);
  add ("/ui/print/print-nothing", test_print_nothing);

  return g_test_run ();
}
