/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of operation that a person can make comes back in a form of its own when it was turned
 * away, with the reason above, and can be sent again in other words. */
#include <desk-amend-dialog.h>
#include <desk-test-db.h>
#include <hub-assign.h>

#include "desk-ui-sync.h"

#define MEMBER "M0000001"
#define START "2026-11-25T10:00:00+08:00"

typedef struct
{
  SyncLaptop *laptop;
  SyncLaptop *other;            /* of the same manager */
  GtkWidget  *page;
} Desk;

static void
clear_desk (Desk *desk)
{
  if (desk->page != NULL)
    desk_ui_sync_close (desk->page);
  sync_laptop_free (desk->laptop);
  sync_laptop_free (desk->other);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, clear_desk)

static void
open_desk (Desk        *desk,
           SyncFixture *fixture)
{
  desk->laptop = sync_laptop_new (fixture, "K001");
  desk->other = sync_laptop_new (fixture, "K001");
  sync_laptop_round (desk->laptop);
  sync_laptop_round (desk->other);
}

/* @arguments: beside the member, as JSON. Answers the operation's id. */
static char *
perform (SyncLaptop *laptop,
         const char *kind,
         const char *arguments)
{
  g_autoptr (JsonNode) node = json_from_string (arguments, NULL);
  JsonObject *args = json_node_get_object (node);
  g_autoptr (DeskVerdict) verdict = NULL;

  json_object_set_string_member (args, "member_no", MEMBER);
  verdict = sync_laptop_perform (laptop, kind, args);
  g_assert_true (verdict->accepted);
  return g_strdup (verdict->op_id);
}

/* Of the note or visit @id, in the version @base. */
static char *
change (SyncLaptop *laptop,
        const char *kind,
        const char *id,
        const char *base,
        const char *more)
{
  g_autofree char *arguments =
    g_strdup_printf ("{\"%s\":\"%s\",\"base\":\"%s\"%s}",
                     g_str_has_prefix (kind, "note.") ? "note_id" : "visit_id", id, base, more);

  return perform (laptop, kind, arguments);
}

/* Made by one, known to both. */
static char *
share (Desk       *desk,
       const char *kind,
       const char *arguments)
{
  char *id = perform (desk->other, kind, arguments);

  sync_laptop_round (desk->other);
  sync_laptop_round (desk->laptop);
  return id;
}

static void
assign (SyncFixture *fixture,
        const char  *manager_no)
{
  g_autoptr (GError) error = NULL;

  hub_assign_member (fixture->db, fixture->clock, MEMBER, manager_no, &error);
  g_assert_no_error (error);
}

/* What waits on the laptop is turned away while the member was elsewhere. */
static void
turn_away (Desk        *desk,
           SyncFixture *fixture)
{
  assign (fixture, "K002");
  g_assert_cmpuint (sync_laptop_round (desk->laptop).rejected, ==, 1);
  assign (fixture, "K001");
  sync_laptop_round (desk->laptop);
}

static DeskAmendDialog *
open_form (Desk *desk)
{
  DeskAmendDialog *dialog;

  desk->page = desk_ui_sync_show (desk->laptop);
  desk_test_wait_until (desk_ui_sync_find_row (desk->page) != NULL);
  g_assert_true (gtk_widget_activate_action (desk_ui_sync_find_row (desk->page), "operation.edit",
                                             NULL));
  dialog = DESK_AMEND_DIALOG (desk_ui_sync_find_dialog (DESK_TYPE_AMEND_DIALOG));
  desk_test_wait_until (desk_amend_dialog_is_settled (dialog));
  return dialog;
}

static void
send (Desk            *desk,
      DeskAmendDialog *dialog)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "amend.send", NULL));
  desk_test_wait_until (desk_ui_sync_find_dialog (DESK_TYPE_AMEND_DIALOG) == NULL);
  g_assert_cmpuint (sync_laptop_round (desk->laptop).rejected, ==, 0);
  desk_test_wait_until (desk_ui_sync_find_row (desk->page) == NULL);
}

static void
assert_text (DeskAmendDialog *dialog,
             const char      *text)
{
  GtkTextBuffer *buffer = desk_amend_dialog_get_text (dialog);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (shown, ==, text);
}

static void
assert_hub (SyncFixture *fixture,
            const char  *sql,
            const char  *expected)
{
  g_autofree char *value = desk_test_ask_text (fixture->db, sql);

  g_assert_cmpstr (value, ==, expected);
}

#define NOTE_TEXT "SELECT text FROM notes WHERE removed = 0 ORDER BY made_ms DESC, note_id DESC"

/* Another computer changed the note: both texts are there to choose from, and what the person sends
 * overwrites what they saw. */
static void
test_note_changed (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *note_id = NULL;
  g_autofree char *op_ids[2] = { NULL };
  DeskAmendDialog *dialog;

  open_desk (&desk, fixture);
  note_id = share (&desk, DESK_OP_NOTE_ADD, "{\"text\":\"old\"}");
  op_ids[0] = change (desk.other, DESK_OP_NOTE_EDIT, note_id, note_id, ",\"text\":\"theirs\"");
  sync_laptop_round (desk.other);
  op_ids[1] = change (desk.laptop, DESK_OP_NOTE_EDIT, note_id, note_id, ",\"text\":\"mine\"");
  g_assert_cmpuint (sync_laptop_round (desk.laptop).rejected, ==, 1);

  dialog = open_form (&desk);
  g_assert_cmpstr (desk_amend_dialog_get_problem (dialog), ==,
                   "The note was changed on another computer meanwhile.");
  g_assert_cmpstr (desk_amend_dialog_get_standing (dialog), ==, "The note reads now: “theirs”");
  assert_text (dialog, "mine");
  gtk_text_buffer_set_text (desk_amend_dialog_get_text (dialog), "theirs, and mine", -1);
  send (&desk, dialog);
  assert_hub (fixture, NOTE_TEXT, "theirs, and mine");
}

/* Another computer removed it: the text is not lost, it becomes a note of its own. */
static void
test_note_removed (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *note_id = NULL;
  g_autofree char *op_ids[2] = { NULL };
  DeskAmendDialog *dialog;

  open_desk (&desk, fixture);
  note_id = share (&desk, DESK_OP_NOTE_ADD, "{\"text\":\"old\"}");
  op_ids[0] = change (desk.other, DESK_OP_NOTE_REMOVE, note_id, note_id, "");
  sync_laptop_round (desk.other);
  op_ids[1] = change (desk.laptop, DESK_OP_NOTE_EDIT, note_id, note_id, ",\"text\":\"mine\"");
  g_assert_cmpuint (sync_laptop_round (desk.laptop).rejected, ==, 1);

  dialog = open_form (&desk);
  g_assert_cmpstr (desk_amend_dialog_get_standing (dialog), ==,
                   "Sent again, your words become a new note about the member.");
  send (&desk, dialog);
  assert_hub (fixture, NOTE_TEXT, "mine");
  assert_hub (fixture, "SELECT count (*) FROM notes", "2");
}

/* To be removed, but changed meanwhile: the person sees what would go. */
static void
test_note_remove (SyncFixture   *fixture,
                  gconstpointer  data)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *note_id = NULL;
  g_autofree char *op_ids[2] = { NULL };
  DeskAmendDialog *dialog;

  open_desk (&desk, fixture);
  note_id = share (&desk, DESK_OP_NOTE_ADD, "{\"text\":\"old\"}");
  op_ids[0] = change (desk.other, DESK_OP_NOTE_EDIT, note_id, note_id, ",\"text\":\"theirs\"");
  sync_laptop_round (desk.other);
  op_ids[1] = change (desk.laptop, DESK_OP_NOTE_REMOVE, note_id, note_id, "");
  g_assert_cmpuint (sync_laptop_round (desk.laptop).rejected, ==, 1);

  dialog = open_form (&desk);
  g_assert_cmpstr (desk_amend_dialog_get_standing (dialog), ==, "The note reads now: “theirs”");
  send (&desk, dialog);
  assert_hub (fixture, "SELECT count (*) FROM notes WHERE removed = 0", "0");
}

/* Without words there is nothing to send. */
static void
test_note_add (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *note_id = NULL;
  DeskAmendDialog *dialog;

  open_desk (&desk, fixture);
  note_id = perform (desk.laptop, DESK_OP_NOTE_ADD, "{\"text\":\"mine\"}");
  turn_away (&desk, fixture);

  dialog = open_form (&desk);
  assert_text (dialog, "mine");
  gtk_text_buffer_set_text (desk_amend_dialog_get_text (dialog), " \n", -1);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "amend.send", NULL);
  g_assert_true (desk_amend_dialog_is_settled (dialog));
  gtk_text_buffer_set_text (desk_amend_dialog_get_text (dialog), "better", -1);
  send (&desk, dialog);
  assert_hub (fixture, NOTE_TEXT, "better");
}

/* The hour was taken from another computer: the rules here say so too, and another hour is free. */
static void
test_visit_schedule (SyncFixture   *fixture,
                     gconstpointer  data)
{
  static const char arguments[] =
    "{\"purpose\":\"payment\",\"amount_fen\":30000,\"start\":\"" START "\",\"minutes\":45}";
  g_auto (Desk) desk = { NULL };
  g_autofree char *theirs = NULL;
  g_autofree char *mine = NULL;
  DeskAmendDialog *dialog;

  open_desk (&desk, fixture);
  theirs = perform (desk.other, DESK_OP_VISIT_SCHEDULE, arguments);
  sync_laptop_round (desk.other);
  mine = perform (desk.laptop, DESK_OP_VISIT_SCHEDULE, arguments);
  g_assert_cmpuint (sync_laptop_round (desk.laptop).rejected, ==, 1);

  dialog = open_form (&desk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "amend.send", NULL));
  desk_test_wait_until (desk_amend_dialog_is_settled (dialog));
  g_assert_cmpstr (desk_amend_dialog_get_problem (dialog), ==,
                   "The time from 2026-11-25 10:00 to 10:45 is taken by the visit to " MEMBER ".");
  desk_visit_form_set_time (desk_amend_dialog_get_visit_form (dialog), 10 * 60 + 45);
  send (&desk, dialog);
  assert_hub (fixture,
              "SELECT purpose || ' ' || amount_fen || ' ' || minutes || ' ' || (start_ms / 1000)"
              " FROM visits ORDER BY start_ms DESC",
              "payment 30000 45 1795574700");
}

/* What is done to a planned visit, turned away and sent again. */
static void
test_visit_change (SyncFixture   *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *kind;
    const char *more;
    const char *text;
    const char *after;
  } rows[] = {
    { DESK_OP_VISIT_MOVE, ",\"start\":\"2026-11-25T14:30:00+08:00\"", "",
      "planned 1795588200 45 " },
    { DESK_OP_VISIT_DONE, ",\"outcome\":\"paid\"", "paid", "done 1795572000 45 paid" },
    { DESK_OP_VISIT_CANCEL, ",\"why\":\"ill\"", "ill", "cancelled 1795572000 45 ill" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Desk) desk = { NULL };
      g_autofree char *visit_id = NULL;
      g_autofree char *op_id = NULL;
      DeskAmendDialog *dialog;

      open_desk (&desk, fixture);
      visit_id = share (&desk, DESK_OP_VISIT_SCHEDULE,
                        "{\"purpose\":\"business\",\"start\":\"" START "\",\"minutes\":45}");
      op_id = change (desk.laptop, rows[i].kind, visit_id, visit_id, rows[i].more);
      turn_away (&desk, fixture);
      dialog = open_form (&desk);
      g_assert_cmpstr (desk_amend_dialog_get_standing (dialog), ==,
                       "The visit stands at 2026-11-25 10:00 now: Business.");
      assert_text (dialog, rows[i].text);
      send (&desk, dialog);
      assert_hub (fixture,
                  "SELECT status || ' ' || (start_ms / 1000) || ' ' || minutes || ' ' || outcome"
                  " FROM visits ORDER BY made_ms DESC, visit_id DESC",
                  rows[i].after);
      desk_db_run (fixture->db, NULL, "UPDATE visits SET status = 'cancelled'", "");
    }
}

/* The visit was cancelled meanwhile: its new time becomes a new visit. */
static void
test_visit_gone (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *visit_id = NULL;
  g_autofree char *op_ids[2] = { NULL };
  DeskAmendDialog *dialog;

  open_desk (&desk, fixture);
  visit_id = share (&desk, DESK_OP_VISIT_SCHEDULE,
                    "{\"purpose\":\"card\",\"start\":\"" START "\",\"minutes\":45}");
  op_ids[0] = change (desk.other, DESK_OP_VISIT_CANCEL, visit_id, visit_id, ",\"why\":\"ill\"");
  sync_laptop_round (desk.other);
  op_ids[1] = change (desk.laptop, DESK_OP_VISIT_MOVE, visit_id, visit_id,
                      ",\"start\":\"2026-11-25T14:30:00+08:00\"");
  g_assert_cmpuint (sync_laptop_round (desk.laptop).rejected, ==, 1);

  dialog = open_form (&desk);
  g_assert_cmpstr (desk_amend_dialog_get_problem (dialog), ==,
                   "The visit was cancelled already.");
  g_assert_cmpstr (desk_amend_dialog_get_standing (dialog), ==,
                   "Sent again, it becomes a new visit.");
  send (&desk, dialog);
  assert_hub (fixture,
              "SELECT purpose || ' ' || (start_ms / 1000) || ' ' || minutes FROM visits"
              " WHERE status = 'planned'",
              "card 1795588200 45");
}

/* Its outcome becomes a note. */
static void
test_outcome_gone (SyncFixture   *fixture,
                   gconstpointer  data)
{
  g_auto (Desk) desk = { NULL };
  g_autofree char *visit_id = NULL;
  g_autofree char *op_ids[2] = { NULL };

  open_desk (&desk, fixture);
  visit_id = share (&desk, DESK_OP_VISIT_SCHEDULE,
                    "{\"purpose\":\"card\",\"start\":\"" START "\",\"minutes\":45}");
  op_ids[0] = change (desk.other, DESK_OP_VISIT_CANCEL, visit_id, visit_id, ",\"why\":\"ill\"");
  sync_laptop_round (desk.other);
  op_ids[1] = change (desk.laptop, DESK_OP_VISIT_DONE, visit_id, visit_id,
                      ",\"outcome\":\"was at home after all\"");
  g_assert_cmpuint (sync_laptop_round (desk.laptop).rejected, ==, 1);

  send (&desk, open_form (&desk));
  assert_hub (fixture, NOTE_TEXT, "was at home after all");
}

int
main (int   argc,
      char *argv[])
{
  desk_ui_test_init (&argc, &argv);

  sync_fixture_add ("/ui/amend/note-changed", test_note_changed);
  sync_fixture_add ("/ui/amend/note-removed", test_note_removed);
  sync_fixture_add ("/ui/amend/note-remove", test_note_remove);
  sync_fixture_add ("/ui/amend/note-add", test_note_add);
  sync_fixture_add ("/ui/amend/visit-schedule", test_visit_schedule);
  sync_fixture_add ("/ui/amend/visit-change", test_visit_change);
  sync_fixture_add ("/ui/amend/visit-gone", test_visit_gone);
  sync_fixture_add ("/ui/amend/outcome-gone", test_outcome_gone);

  return g_test_run ();
}
