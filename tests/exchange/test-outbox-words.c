/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-json.h>
#include <desk-ops.h>
#include <desk-outbox-words.h>
#include <desk-test.h>

/* What a person reads of an operation about Mr Zhang. */
static void
assert_words (const char *kind,
              const char *args,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = desk_json_parse_object (args, -1, &error);
  const DeskOutboxEntry entry = {
    .kind = (char *) kind,
    .member_no = (char *) "M1",
    .member_name = (char *) "Zhang",
    .salutation = (char *) "mr",
    .args = object,
  };
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  words = desk_outbox_words_deed (&entry);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_notes (void)
{
  assert_words (DESK_OP_NOTE_ADD, "{\"text\":\"{name} 50% %s\"}",
                "A note about Mr Zhang: “{name} 50% %s”");
  assert_words (DESK_OP_NOTE_REMOVE, "{}", "A note about Mr Zhang removed");
}

static void
test_tags (void)
{
  assert_words (DESK_OP_TAG_ADD, "{\"tag\":\"golf\"}", "Mr Zhang tagged “golf”");
  assert_words (DESK_OP_TAG_REMOVE, "{\"tag\":\"golf\"}", "The tag “golf” taken from Mr Zhang");
}

/* S: a phone stays masked. */
static void
test_facts (void)
{
  assert_words (DESK_OP_FACT_SET, "{\"fact\":\"interests\",\"value\":{\"text\":\"tea\"}}",
                "Interests of Mr Zhang: tea");
  assert_words (DESK_OP_FACT_SET,
                "{\"fact\":\"second-contact\",\"value\":{\"name\":\"Li\",\"phone\":\"13900001234\"}}",
                "Second contact of Mr Zhang: Li, 139****1234");
  assert_words (DESK_OP_FACT_REMOVE, "{\"fact\":\"birthday\"}", "Birthday of Mr Zhang removed");
  assert_words (DESK_OP_FACT_SET, "{\"fact\":\"shoe-size\",\"value\":{}}", "fact.set, Mr Zhang");
}

static void
test_unknown (void)
{
  assert_words ("moon.land", "{}", "moon.land, Mr Zhang");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/outbox-words/notes", test_notes);
  g_test_add_func ("/exchange/outbox-words/tags", test_tags);
  g_test_add_func ("/exchange/outbox-words/facts", test_facts);
  g_test_add_func ("/exchange/outbox-words/unknown", test_unknown);
  return g_test_run ();
}
