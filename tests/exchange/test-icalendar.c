/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-icalendar.h>
#include <desk-visit.h>
#include <string.h>

/* 2026-11-23T12:00:00+08:00 */
#define NOON_MS G_GINT64_CONSTANT (1795406400000)

static char *
write_event (const char *status,
             const char *request,
             gboolean    unmasked)
{
  DeskVisit visit = { .visit_id = (char *) "v1", .purpose = (char *) "payment", .start_ms = NOON_MS,
                      .minutes = 45, .status = (char *) status,
                      .special_request = (char *) request, .outcome = (char *) "" };
  DeskMember member = { .member_no = (char *) "M1", .name = (char *) "潘友康",
                        .salutation = (char *) "", .address = (char *) "贵阳市北京路244号" };

  return desk_icalendar_write (&visit, &member, NOON_MS - 1000, unmasked);
}

static void
test_event (void)
{
  g_autofree char *event = write_event (DESK_VISIT_PLANNED, "带发票；别按门铃, 谢谢; 好", FALSE);
  g_auto (GStrv) parts = g_strsplit (event, "\r\n ", -1);
  g_autofree char *unfolded = g_strjoinv ("", parts);

  g_assert_cmpstr (unfolded, ==,
                   "BEGIN:VEVENT\r\n"
                   "UID:v1@member-desk\r\n"
                   "DTSTAMP:20261123T035959Z\r\n"
                   "DTSTART:20261123T040000Z\r\n"
                   "DTEND:20261123T044500Z\r\n"
                   "SUMMARY:Visit to 潘友康: Payment\r\n"
                   "DESCRIPTION:Member number M1\\n带发票；别按门铃\\, 谢谢\\; 好\r\n"
                   "URL:memberdesk:member/M1\r\n"
                   "LOCATION:贵阳市北京路****\r\n"
                   "STATUS:CONFIRMED\r\n"
                   "END:VEVENT\r\n");
}

static void
test_unmasked (void)
{
  g_autofree char *event = write_event (DESK_VISIT_CANCELLED, "", TRUE);

  g_assert_nonnull (strstr (event, "\r\nLOCATION:贵阳市北京路244号\r\n"));
  g_assert_nonnull (strstr (event, "\r\nSTATUS:CANCELLED\r\n"));
}

/* No line has more than 75 octets, and no character is cut. */
static void
test_folded (void)
{
  g_autofree char *request = g_strnfill (300, 'x');
  g_autofree char *long_text = g_strconcat ("一二三四五六七八九十一二三四五六七八九十", request, NULL);
  g_autofree char *event = write_event (DESK_VISIT_PLANNED, long_text, FALSE);
  g_auto (GStrv) lines = g_strsplit (event, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

static void
test_name (void)
{
  g_assert_true (desk_icalendar_is_name ("/tmp/拜访.ICS"));
  g_assert_false (desk_icalendar_is_name ("/tmp/ics"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/icalendar/event", test_event);
  g_test_add_func ("/exchange/icalendar/unmasked", test_unmasked);
  g_test_add_func ("/exchange/icalendar/folded", test_folded);
  g_test_add_func ("/exchange/icalendar/name", test_name);
  return g_test_run ();
}
