/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A device that is admitted and asks for what it must not: it gets a clear answer, nothing changes,
 * and the hub serves on. Pushes that are none, stolen ids and numbers are in test-hostile-lines.c,
 * what strangers do to the connection in test-hostile-wire.c. */

#include "hub-laptop.h"

#include <desk-json.h>
#include <desk-test.h>

/* Each kind of operation as the hub accepts it, once MEMBER, ROW and START stand for something: a
 * member, a note, fact or visit of theirs, and an hour that is free. */
static const struct
{
  const char *kind;
  const char *args;
} kinds[] = {
  { DESK_OP_SERVICE_USE,
    "{\"member_no\":\"MEMBER\",\"service\":\"spare-sim\",\"day\":\"2028-02-29\"}" },
  { DESK_OP_SERVICE_RETURN, "{\"member_no\":\"MEMBER\",\"use_id\":\"ROW\",\"returned\":true}" },
  { DESK_OP_SERVICE_USE,
    "{\"member_no\":\"MEMBER\",\"service\":\"credit-raise\",\"fen\":20000}" },
  { DESK_OP_SERVICE_USE,
    "{\"member_no\":\"MEMBER\",\"service\":\"delayed-suspension\",\"hours\":24,\"note\":\"x\"}" },
  { DESK_OP_CARE_LOG,
    "{\"member_no\":\"MEMBER\",\"occasion\":\"birthday\",\"channel\":\"call\",\"result\":\"x\","
    "\"reached\":true}" },
  { DESK_OP_SECRECY_REVEAL, "{\"member_no\":\"MEMBER\",\"field\":\"phone\"}" },
  { DESK_OP_NOTE_ADD, "{\"member_no\":\"MEMBER\",\"text\":\"x\"}" },
  { DESK_OP_NOTE_EDIT,
    "{\"member_no\":\"MEMBER\",\"note_id\":\"ROW\",\"base\":\"ROW\",\"text\":\"x\"}" },
  { DESK_OP_NOTE_REMOVE, "{\"member_no\":\"MEMBER\",\"note_id\":\"ROW\",\"base\":\"ROW\"}" },
  { DESK_OP_TAG_ADD, "{\"member_no\":\"MEMBER\",\"tag\":\"x\"}" },
  { DESK_OP_TAG_REMOVE, "{\"member_no\":\"MEMBER\",\"tag\":\"x\"}" },
  { DESK_OP_FACT_SET,
    "{\"member_no\":\"MEMBER\",\"fact\":\"call-hours\",\"value\":{\"days\":[1],\"from\":\"09:00\","
    "\"to\":\"10:00\"},\"base\":\"\"}" },
  { DESK_OP_FACT_REMOVE, "{\"member_no\":\"MEMBER\",\"fact\":\"call-hours\",\"base\":\"ROW\"}" },
  { DESK_OP_DUPLICATE_MARK,
    "{\"member_no\":\"MEMBER\",\"other_no\":\"MEMBER2\",\"verdict\":\"same\"}" },
  { DESK_OP_TASK_SNOOZE,
    "{\"member_no\":\"MEMBER\",\"cause\":\"card:2027-01-01:60\",\"until\":\"START\",\"why\":\"x\"}" },
  { DESK_OP_CALLBACK_PROMISE,
    "{\"member_no\":\"MEMBER\",\"due\":\"START\",\"about\":\"x\"}" },
  { DESK_OP_TICKET_OPEN,
    "{\"member_no\":\"MEMBER\",\"ticket\":\"fault\",\"text\":\"x\",\"place\":\"town\"}" },
  { DESK_OP_TICKET_TOLD, "{\"member_no\":\"MEMBER\",\"ticket_id\":\"ROW\",\"told\":true}" },
  { DESK_OP_TICKET_DONE,
    "{\"member_no\":\"MEMBER\",\"ticket_id\":\"ROW\",\"withdrawn\":true}" },
  { DESK_OP_VISIT_SCHEDULE,
    "{\"member_no\":\"MEMBER\",\"start\":\"START\",\"minutes\":30,\"purpose\":\"payment\","
    "\"amount_fen\":20000,\"special_request\":\"x\"}" },
  { DESK_OP_VISIT_MOVE,
    "{\"member_no\":\"MEMBER\",\"visit_id\":\"ROW\",\"base\":\"ROW\",\"start\":\"START\","
    "\"minutes\":30,\"special_request\":\"x\"}" },
  { DESK_OP_VISIT_DONE,
    "{\"member_no\":\"MEMBER\",\"visit_id\":\"ROW\",\"base\":\"ROW\",\"outcome\":\"x\"}" },
  { DESK_OP_VISIT_CANCEL,
    "{\"member_no\":\"MEMBER\",\"visit_id\":\"ROW\",\"base\":\"ROW\",\"why\":\"x\"}" },
};

static void
set_up (HubFixture    *fixture,
        gconstpointer  data)
{
  hub_fixture_set_up (fixture, data);
  hub_fixture_add_member (fixture, "A1", "M01", "张三");
  hub_fixture_add_member (fixture, "A12", "M01", "张三");
  hub_fixture_add_member (fixture, "B1", "M02", "赵六");
  hub_fixture_add_member (fixture, "B12", "M02", "赵六");
}

/* (transfer full): arguments of that kind; @row may be NULL where it needs none */
static char *
fill_in (const char *args,
         const char *member_no,
         const char *row,
         guint       day)
{
  g_autoptr (GString) text = g_string_new (args);
  g_autofree char *start = g_strdup_printf ("2027-%02u-%02uT10:00:00+08:00", 1 + day / 28,
                                              1 + day % 28);

  g_string_replace (text, "MEMBER", member_no, 0);
  g_string_replace (text, "START", start, 0);
  if (row != NULL)
    g_string_replace (text, "ROW", row, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What makes the row that an operation of that kind changes: the one that needs none and is of the
 * same sort. */
static guint
find_maker (guint kind)
{
  gsize sort = strcspn (kinds[kind].kind, ".") + 1;
  guint i = 0;

  while (strncmp (kinds[i].kind, kinds[kind].kind, sort) != 0 ||
         strstr (kinds[i].args, "ROW") != NULL)
    i++;
  return i;
}

/* Arguments of the kind that the hub would accept from @owner now, with a note, fact or visit made
 * for them. */
static char *
prepare (HubLaptop  *owner,
         guint       kind,
         const char *member_no)
{
  g_autofree char *row = NULL;

  if (strstr (kinds[kind].args, "ROW") != NULL)
    {
      guint maker = find_maker (kind);
      g_autofree char *args = fill_in (kinds[maker].args, member_no, NULL, 1 + kind);
      g_autofree char *verdict = hub_laptop_send (owner, kinds[maker].kind, args);

      g_assert_cmpstr (verdict, ==, "accepted");
      row = g_strdup (owner->op_id);
    }
  return fill_in (kinds[kind].args, member_no, row, 1 + G_N_ELEMENTS (kinds) + kind);
}

/* What sync promises, 7: whatever a device asks of another manager's member, it gets nothing; their
 * own manager does. */
static void
test_of_others (HubFixture    *fixture,
                gconstpointer  data)
{
  g_auto (HubLaptop) owner = hub_laptop_enrol (fixture, "M02");
  g_auto (HubLaptop) stranger = hub_laptop_enrol (fixture, "M01");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *args = prepare (&owner, i, "B1");
      g_autofree char *before = hub_fixture_look (fixture);
      g_autofree char *refused = NULL;
      g_autofree char *accepted = NULL;

      g_test_message ("%s", kinds[i].kind);
      refused = hub_laptop_send (&stranger, kinds[i].kind, args);
      g_assert_cmpstr (refused, ==, "not-yours");
      hub_fixture_assert_unharmed (fixture, before);
      accepted = hub_laptop_send (&owner, kinds[i].kind, args);
      g_assert_cmpstr (accepted, ==, "accepted");
    }
}

static gboolean
is_of_type (JsonNode *node,
            GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static void
send_wrong_value (HubLaptop  *laptop,
                  guint       kind,
                  const char *args,
                  const char *member,
                  const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) right = desk_json_parse_object (args, -1, &error);
  g_autoptr (JsonNode) wrong = json_from_string (value, NULL);
  g_autofree char *text = NULL;
  g_autofree char *verdict = NULL;

  g_assert_no_error (error);
  if (wrong != NULL && is_of_type (json_object_get_member (right, member),
                                   json_node_get_value_type (wrong)))
    return;
  json_object_set_member (right, member, g_steal_pointer (&wrong));
  text = desk_json_object_text (right);
  g_test_message ("%s %s", kinds[kind].kind, text);
  verdict = hub_laptop_send (laptop, kinds[kind].kind, text);
  g_assert_cmpstr (verdict, !=, "accepted");
}

/* Each argument of each kind as each type that it is not. */
static void
test_wrong_types (HubFixture    *fixture,
                  gconstpointer  data)
{
  static const char * const values[] = { "true", "7", "1.5", "\"\"", "[]", "{}", "[[7]]",
                                         "null" };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *args = prepare (&laptop, i, "A1");
      g_autofree char *before = hub_fixture_look (fixture);
      g_autoptr (JsonObject) object = desk_json_parse_object (args, -1, NULL);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *member = members; member != NULL; member = member->next)
        for (guint j = 0; j < G_N_ELEMENTS (values); j++)
          send_wrong_value (&laptop, i, args, member->data, values[j]);
      hub_fixture_assert_unharmed (fixture, before);
    }
}

/* Kinds of a later version, and such as never will be. */
static void
test_unknown_kinds (HubFixture    *fixture,
                    gconstpointer  data)
{
  static const char * const unknown[] = { "service.use2", "SERVICE.USE", " service.use", "%s%n",
                                          "表", "../member", "note.add;" };
  g_auto (HubLaptop) laptop = hub_laptop_enrol (fixture, "M01");
  g_autofree char *before = hub_fixture_look (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autofree char *verdict = hub_laptop_send (&laptop, unknown[i], "{\"member_no\":\"A1\"}");

      g_assert_cmpstr (verdict, ==, "unknown-kind");
    }
  hub_fixture_assert_unharmed (fixture, before);
}

static void
add (const char *path,
     void      (*test) (HubFixture *fixture, gconstpointer data))
{
  g_test_add (path, HubFixture, NULL, set_up, test, hub_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/hub/hostile/promise-7-of-others", test_of_others);
  add ("/hub/hostile/wrong-types", test_wrong_types);
  add ("/hub/hostile/unknown-kinds", test_unknown_kinds);

  return g_test_run ();
}
