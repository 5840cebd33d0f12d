/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-feed-change.h>
#include <desk-test.h>
#include <desk-timeline-words.h>

typedef struct
{
  DeskTimelineEntry  entry;
  const char        *title;
  const char        *detail;
  const char        *icon;
} Case;

#define ENTRY(kind, what, how, text, was, became, amount)                               \
  { kind, (char *) "id", 0, (char *) what, (char *) how, (char *) text, (char *) was, \
    (char *) became, amount }

#define FEED(kind, what, number, was, became) ENTRY (kind, what, number, "", was, became, 0)

/* The line for a low balance is 20 yuan (E5). */
#define BALANCE(was, became)                                                                   \
  ENTRY (DESK_TIMELINE_ACCOUNT, DESK_FEED_CHANGE_BALANCE, "18911111111", "", was, became, 2000)

static const Case cases[] = {
  { ENTRY (DESK_TIMELINE_CONTACT, "low-balance", "call", "Told", "", "", 0),
    "Low balance · Call", "Told", "call-start-symbolic" },
  { ENTRY (DESK_TIMELINE_CONTACT, "birthday", "sms", "", "", "", 0),
    "Birthday · Text message", "", "mail-send-symbolic" },
  { ENTRY (DESK_TIMELINE_VISIT, "courtesy", "done", "Signed", "", "", 30),
    "Visit: Courtesy", "Done · 30 minutes · Signed", "x-office-calendar-symbolic" },
  { ENTRY (DESK_TIMELINE_USE, "delayed-suspension", "", "Abroad", "", "", 1),
    "Delayed suspension", "1 hour · Abroad", "starred-symbolic" },
  { ENTRY (DESK_TIMELINE_USE, "airport-lounge", "", "", "", "", 0),
    "Airport lounge", "", "starred-symbolic" },
  { ENTRY (DESK_TIMELINE_NOTE, "", "", "Likes tea", "", "", 0),
    "Note", "Likes tea", "document-edit-symbolic" },
  { ENTRY (DESK_TIMELINE_REVEAL, "phone", "", "", "", "", 0),
    "Phone shown", "", "view-reveal-symbolic" },
  { ENTRY (DESK_TIMELINE_REVEAL, "address", "", "", "", "", 0),
    "Address shown", "", "view-reveal-symbolic" },
  { ENTRY (DESK_TIMELINE_REVEAL, "number", "", "", "", "", 0),
    "Account number shown", "", "view-reveal-symbolic" },
  { ENTRY (DESK_TIMELINE_REVEAL, "second-phone", "", "", "", "", 0),
    "Second contact’s phone shown", "", "view-reveal-symbolic" },
  { ENTRY (DESK_TIMELINE_TICKET, "fault", "done", "No tone", "", "Cable changed", 0),
    "Ticket: Fault", "Done · No tone · Cable changed", "dialog-warning-symbolic" },
  { ENTRY (DESK_TIMELINE_TICKET, "request", "open", "A line", "", "", 0),
    "Ticket: Business request", "Open · A line", "dialog-warning-symbolic" },
  { FEED (DESK_TIMELINE_FREEZE, DESK_FEED_CHANGE_ARREARS, "18911111111", "", "8384"),
    "Arrears of ¥83.84", "189****1111", "weather-snow-symbolic" },
  { FEED (DESK_TIMELINE_FREEZE, DESK_FEED_CHANGE_ARREARS, "18911111111", "8384", "0"),
    "Arrears of ¥83.84 paid", "189****1111", "weather-clear-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CARD_TIER, "", "gold", "diamond"),
    "Card: Diamond, before Gold", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CARD_TIER, "", "", "silver"),
    "Got a card: Silver", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CARD_TIER, "", "silver", "none"),
    "No card any more; it was Silver", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CARD_EXPIRES, "", "", "2027-06-28"),
    "Card valid until 2027-06-28", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CARD_EXPIRES, "", "2027-06-28", ""),
    "The card has no expiry date any more", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CLOSED, "", "0", "1"),
    "No longer in the billing feed", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_CARD, DESK_FEED_CHANGE_CLOSED, "", "1", "0"),
    "In the billing feed again", "", "avatar-default-symbolic" },
  { FEED (DESK_TIMELINE_ACCOUNT, DESK_FEED_CHANGE_STATE, "18911111111", "in-use", "suspended"),
    "Account: Suspended, before In use", "189****1111", "phone-symbolic" },
  { FEED (DESK_TIMELINE_ACCOUNT, DESK_FEED_CHANGE_STATE, "18911111111", "", "in-use"),
    "New account: In use", "189****1111", "phone-symbolic" },
  { BALANCE ("2500", "1999"),
    "▼ Balance fell to ¥19.99, low", "189****1111 · before ¥25.00", "phone-symbolic" },
  { BALANCE ("2500", "2000"),
    "Balance fell to ¥20.00", "189****1111 · before ¥25.00", "phone-symbolic" },
  { BALANCE ("-50", "1999"),
    "▼ Balance rose to ¥19.99, still low", "189****1111 · before -¥0.50", "phone-symbolic" },
  { BALANCE ("0", "2000"),
    "Balance rose to ¥20.00", "189****1111 · before ¥0.00", "phone-symbolic" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = desk_timeline_words_title (&cases[i].entry);
      g_autofree char *detail = desk_timeline_words_detail (&cases[i].entry);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (detail, ==, cases[i].detail);
      g_assert_cmpstr (desk_timeline_words_icon (&cases[i].entry), ==, cases[i].icon);
    }
}

static void
test_provisional (void)
{
  DeskTimelineEntry entry = ENTRY (DESK_TIMELINE_NOTE, "", "", "Likes tea", "", "", 0);
  g_autofree char *detail = NULL;

  entry.provisional = TRUE;
  detail = desk_timeline_words_detail (&entry);
  g_assert_cmpstr (detail, ==, "Likes tea · not yet confirmed by the hub");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-words/E5/words", test_words);
  g_test_add_func ("/timeline-words/provisional", test_provisional);

  return g_test_run ();
}
