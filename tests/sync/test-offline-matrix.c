/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a laptop did to a note while it was offline, by what happened to that note on the hub
   meanwhile: nobody's text is lost, nobody's is overwritten unseen, and all see the same in the
   end. */

#include <hub-assign.h>

#include "sync-fixture.h"

#define OTHER_MANAGER "K008"
#define MAX_STEPS     4

typedef enum
{
  ADD,
  EDIT,
  REMOVE,
  RESYNC,
  END,
} Step;

typedef enum
{
  NOTHING,
  EDITED,                       /* by another laptop of the manager */
  REMOVED,
  MOVED,                        /* the member went to another manager */
  CLOSED,                       /* the member went out of the billing feed */
  N_MEANWHILE,
} Meanwhile;

/* @refused: the codes of what is turned away, in order. @text: of the note on the hub in the end;
 * NULL: removed; "": there is none. */
typedef struct
{
  const char *refused;
  const char *text;
} Outcome;

/* @exists: the note was there before, on both laptops. What is written has the
 * number of its step in it. */
typedef struct
{
  const char *name;
  gboolean    exists;
  Step        steps[MAX_STEPS];
  Outcome     outcomes[N_MEANWHILE];
} Row;

#define OLD   "old"
#define OTHER "of another"

static const Row rows[] = {
  { "add", FALSE, { ADD, END },
    { { "", "own 0" }, { "", "own 0" }, { "", "own 0" }, { "not-yours", "" }, { "", "own 0" } } },
  { "add-edit", FALSE, { ADD, EDIT, END },
    { { "", "own 1" }, { "", "own 1" }, { "", "own 1" }, { "not-yours not-yours", "" },
      { "", "own 1" } } },
  { "add-remove", FALSE, { ADD, REMOVE, END },
    { { "", NULL }, { "", NULL }, { "", NULL }, { "not-yours not-yours", "" }, { "", NULL } } },
  { "add-remove-add", FALSE, { ADD, REMOVE, EDIT, END },
    { { "", "own 2" }, { "", "own 2" }, { "", "own 2" }, { "not-yours not-yours not-yours", "" },
      { "", "own 2" } } },
  { "add-resync", FALSE, { ADD, RESYNC, END },
    { { "", "own 0" }, { "", OTHER }, { "", NULL }, { "", "own 0" }, { "", "own 0" } } },
  { "edit", TRUE, { EDIT, END },
    { { "", "own 0" }, { "note-changed", OTHER }, { "note-removed", NULL }, { "not-yours", OLD },
      { "", "own 0" } } },
  { "edit-edit", TRUE, { EDIT, EDIT, END },
    { { "", "own 1" }, { "note-changed note-changed", OTHER },
      { "note-removed note-removed", NULL }, { "not-yours not-yours", OLD }, { "", "own 1" } } },
  { "edit-remove", TRUE, { EDIT, REMOVE, END },
    { { "", NULL }, { "note-changed note-changed", OTHER }, { "note-removed", NULL },
      { "not-yours not-yours", OLD }, { "", NULL } } },
  { "edit-resync", TRUE, { EDIT, RESYNC, END },
    { { "", "own 0" }, { "", OTHER }, { "", NULL }, { "", "own 0" }, { "", "own 0" } } },
  { "remove", TRUE, { REMOVE, END },
    { { "", NULL }, { "note-changed", OTHER }, { "", NULL }, { "not-yours", OLD },
      { "", NULL } } },
  { "remove-add", TRUE, { REMOVE, EDIT, END },
    { { "", "own 1" }, { "note-changed note-changed", OTHER }, { "", "own 1" },
      { "not-yours not-yours", OLD }, { "", "own 1" } } },
  { "remove-resync", TRUE, { REMOVE, RESYNC, END },
    { { "", NULL }, { "", OTHER }, { "", NULL }, { "", NULL }, { "", NULL } } },
};

static const char * const names[N_MEANWHILE] = { "nothing", "edited", "removed", "moved",
                                                 "closed" };

/* Of K001, in data/demo: one for each cell of a row. */
static const char * const members[N_MEANWHILE] = {
  "M0000001", "M0000019", "M0000037", "M0000055", "M0000073"
};

/* A laptop, and the note as it knows it. */
typedef struct
{
  SyncLaptop *laptop;
  const char *member_no;
  char       *note_id;
  char       *version;
} Writer;

static void
clear_writer (Writer *writer)
{
  g_clear_pointer (&writer->laptop, sync_laptop_free);
  g_free (writer->note_id);
  g_free (writer->version);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, clear_writer)

static void
write_note (Writer     *writer,
            const char *kind,
            const char *text)
{
  g_autoptr (JsonObject) args = json_object_new ();
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", writer->member_no);
  if (writer->note_id != NULL)
    {
      json_object_set_string_member (args, "note_id", writer->note_id);
      json_object_set_string_member (args, "base", writer->version);
    }
  if (text != NULL)
    json_object_set_string_member (args, "text", text);
  verdict = sync_laptop_perform (writer->laptop, kind, args);
  g_assert_true (verdict->accepted);
  g_free (writer->version);
  writer->version = g_strdup (verdict->op_id);
  if (writer->note_id == NULL)
    writer->note_id = g_strdup (verdict->op_id);
}

static void
take_step (Writer *writer,
           Step    step,
           guint   number)
{
  g_autofree char *text = g_strdup_printf ("own %u", number);

  switch (step)
    {
    case ADD:
      write_note (writer, DESK_OP_NOTE_ADD, text);
      break;
    case EDIT:
      write_note (writer, DESK_OP_NOTE_EDIT, text);
      break;
    case REMOVE:
      write_note (writer, DESK_OP_NOTE_REMOVE, NULL);
      break;
    case RESYNC:
      sync_laptop_round (writer->laptop);
      break;
    case END:
    default:
      g_assert_not_reached ();
    }
}

/* The other laptop sees the note as it is on the hub, if it is there, and does something to it. */
static void
work_elsewhere (SyncFixture *fixture,
                Writer      *other,
                const char  *note_id,
                const char  *kind,
                const char  *text)
{
  g_autoptr (GError) error = NULL;

  sync_laptop_round (other->laptop);
  other->version = desk_db_query_text (fixture->db, &error,
                                       "SELECT version FROM notes WHERE note_id = $1", "s",
                                       note_id);
  g_assert_no_error (error);
  if (other->version == NULL)
    return;
  other->note_id = g_strdup (note_id);
  write_note (other, kind, text);
  sync_laptop_round (other->laptop);
}

static void
let_happen (SyncFixture *fixture,
            Meanwhile    meanwhile,
            Writer      *other,
            const char  *note_id)
{
  g_autoptr (GError) error = NULL;

  switch (meanwhile)
    {
    case EDITED:
      work_elsewhere (fixture, other, note_id, DESK_OP_NOTE_EDIT, OTHER);
      break;
    case REMOVED:
      work_elsewhere (fixture, other, note_id, DESK_OP_NOTE_REMOVE, NULL);
      break;
    case MOVED:
      hub_assign_member (fixture->db, fixture->clock, other->member_no, OTHER_MANAGER, &error);
      break;
    case CLOSED:
      sync_fixture_close_member (fixture, other->member_no);
      break;
    case NOTHING:
    case N_MEANWHILE:
    default:
      break;
    }
  g_assert_no_error (error);
}

/* What was turned away is all there, in order, with its reason and its text. */
static void
assert_refused (Writer     *writer,
                const char *expected)
{
  g_autoptr (GPtrArray) outbox = sync_laptop_outbox (writer->laptop);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < outbox->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (outbox, i);

      g_assert_cmpint (entry->state, ==, DESK_OUTBOX_REJECTED);
      g_assert_cmpstr (entry->member_no, ==, writer->member_no);
      if (!g_str_equal (entry->kind, DESK_OP_NOTE_REMOVE))
        g_assert_true (g_str_has_prefix (json_object_get_string_member (entry->args, "text"),
                                         "own "));
      g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", entry->reason->code);
    }
  g_assert_cmpstr (codes->str, ==, expected);
}

static void
assert_note (SyncFixture *fixture,
             const char  *note_id,
             const char  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found =
    desk_db_query_text (fixture->db, &error,
                        "SELECT CASE removed WHEN 0 THEN text ELSE 'removed' || text END FROM notes"
                        " WHERE note_id = $1",
                        "s", note_id);

  g_assert_no_error (error);
  if (expected == NULL)
    g_assert_cmpstr (found, ==, "removed");
  else if (*expected == '\0')
    g_assert_null (found);
  else
    g_assert_cmpstr (found, ==, expected);
}

static void
check_cell (SyncFixture *fixture,
            const Row   *row,
            Meanwhile    meanwhile)
{
  const Outcome *outcome = &row->outcomes[meanwhile];
  g_auto (Writer) writer = { sync_laptop_new (fixture, "K001"), members[meanwhile], NULL, NULL };
  g_auto (Writer) other = { sync_laptop_new (fixture, "K001"), members[meanwhile], NULL, NULL };

  sync_laptop_round (writer.laptop);
  if (row->exists)
    {
      write_note (&writer, DESK_OP_NOTE_ADD, OLD);
      sync_laptop_round (writer.laptop);
    }
  for (guint i = 0; row->steps[i] != END; i++)
    take_step (&writer, row->steps[i], i);
  let_happen (fixture, meanwhile, &other, writer.note_id);

  sync_laptop_round (writer.laptop);
  sync_laptop_round (writer.laptop);
  assert_refused (&writer, outcome->refused);
  assert_note (fixture, writer.note_id, outcome->text);
  sync_laptop_assert_converged (writer.laptop, fixture, "K001");
  sync_laptop_round (other.laptop);
  sync_laptop_assert_converged (other.laptop, fixture, "K001");
}

static void
test_row (SyncFixture   *fixture,
          gconstpointer  data)
{
  for (Meanwhile meanwhile = 0; meanwhile < N_MEANWHILE; meanwhile++)
    {
      g_test_message ("meanwhile: %s", names[meanwhile]);
      check_cell (fixture, data, meanwhile);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/matrix/promise-6/", rows[i].name, NULL);

      g_test_add (path, SyncFixture, &rows[i], sync_fixture_set_up, test_row,
                  sync_fixture_tear_down);
    }
  return g_test_run ();
}
