/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sync-fixture.h"

#define DIAMOND "M0000001"      /* of K001, in data/demo */
#define BEYOND 20               /* more rows than any laptop here has seen */

/* Mistake 4: the hub's database was copied, and put back later. */

/* What was put back, and what happened in between. */
typedef struct
{
  const char *name;
  gboolean    noticed;          /* the file alone: the hub knows it for an earlier one of its own */
  gboolean    outgrown;         /* the feed got beyond the laptop's cursor before it came back */
  gboolean    enrolled_after;   /* the copy does not know the device */
} Case;

static const Case cases[] = {
  { "plain", FALSE, FALSE, FALSE },
  { "outgrown", FALSE, TRUE, FALSE },
  { "noticed", TRUE, FALSE, FALSE },
  { "noticed-outgrown", TRUE, TRUE, FALSE },
  { "enrolled-after", FALSE, TRUE, TRUE },
};

static char *
copy_hub (SyncFixture *fixture)
{
  char *path = g_build_filename (fixture->dir, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  desk_db_run (fixture->db, &error, "VACUUM INTO $1", "s", path);
  g_assert_no_error (error);
  return path;
}

static void
replace_file (SyncFixture *fixture,
              const char  *copy_path)
{
  g_autofree char *path = g_build_filename (fixture->dir, "hub.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) copy = g_file_new_for_path (copy_path);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->db);
  g_file_move (copy, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->db = desk_db_open (path, &error);
  g_assert_no_error (error);
}

static void
enrol (SyncFixture *fixture,
       SyncLaptop  *laptop)
{
  g_autofree char *code = sync_fixture_code (fixture, "K001");
  g_autoptr (GError) error = NULL;

  sync_laptop_enrol (laptop, desk_front_get_uri (fixture->front), code, &error);
  g_assert_no_error (error);
}

/* A laptop that has synced, and a copy of the hub that is older than what comes now. */
static SyncLaptop *
begin (SyncFixture  *fixture,
       const Case   *how,
       char        **copy_path)
{
  SyncLaptop *laptop = sync_laptop_new (fixture, how->enrolled_after ? NULL : "K001");

  *copy_path = copy_hub (fixture);
  if (how->enrolled_after)
    enrol (fixture, laptop);
  sync_laptop_round (laptop);
  return laptop;
}

/* With all that stood beside it, or, where it is to be noticed, without. */
static void
replace_hub (SyncFixture *fixture,
             const char  *copy_path,
             gboolean     noticed)
{
  g_autofree char *witness = g_build_filename (fixture->dir, "hub.db-run", NULL);
  g_autofree char *run = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (witness, &run, NULL, &error);
  g_assert_no_error (error);
  sync_fixture_stop_hub (fixture);
  replace_file (fixture, copy_path);
  if (!noticed)
    g_file_set_contents (witness, run, -1, &error);
  g_assert_no_error (error);
  sync_fixture_start_hub (fixture);
}

static void
put_hub_back (SyncFixture *fixture,
              SyncLaptop  *laptop,
              const char  *copy_path,
              const Case  *how)
{
  replace_hub (fixture, copy_path, how->noticed);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
  if (how->outgrown)
    sync_fixture_lengthen (fixture, BEYOND);
  if (how->enrolled_after)
    enrol (fixture, laptop);
}

/* One round brings all through. */
static void
settle (SyncLaptop *laptop)
{
  sync_laptop_round (laptop);
  g_assert_cmpuint (sync_laptop_round (laptop).pushed, ==, 0);
}

static void
assert_uses (SyncFixture *fixture,
             SyncLaptop  *laptop,
             gint64       n_uses)
{
  g_autoptr (GPtrArray) waiting = sync_laptop_outbox (laptop);

  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, n_uses);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

/* The note is on the hub as it was changed last, and nothing was turned away on the way. */
static void
assert_note (SyncFixture *fixture,
             SyncLaptop  *laptop)
{
  g_autoptr (GPtrArray) waiting = sync_laptop_outbox (laptop);

  g_assert_cmpuint (waiting->len, ==, 0);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM notes"
                                                " WHERE text = '不喝茶'"), ==, 1);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM operations"
                                                " WHERE verdict NOT LIKE '%accepted%'"), ==, 0);
  sync_laptop_assert_converged (laptop, fixture, "K001");
}

/* What was confirmed after the copy is there again once the laptop synced, though it asks for
 * nothing but news. A second laptop gets it too, also where it had it before. */
static void
test_nothing_waits (SyncFixture   *fixture,
                    gconstpointer  data)
{
  const Case *how = data;
  g_autofree char *copy_path = NULL;
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) laptop = begin (fixture, data, &copy_path);
  g_autofree char *op_id = sync_laptop_use (laptop, DIAMOND);

  sync_laptop_round (other);
  sync_laptop_round (laptop);
  assert_uses (fixture, laptop, 1);
  if (how->noticed)
    sync_laptop_round (other);

  put_hub_back (fixture, laptop, copy_path, data);
  settle (laptop);
  settle (other);
  assert_uses (fixture, laptop, 1);
  assert_uses (fixture, other, 1);
}

/* A laptop of which the copy lacks nothing, but what it has seen: it sends so much that the feed gets
 * beyond its cursor again. */
static void
test_seen_by_another (SyncFixture   *fixture,
                      gconstpointer  data)
{
  g_autofree char *copy_path = NULL;
  g_autoptr (SyncLaptop) other = sync_laptop_new (fixture, "K001");
  g_autoptr (SyncLaptop) laptop = begin (fixture, data, &copy_path);
  g_autofree char *op_id = sync_laptop_use (laptop, DIAMOND);

  sync_laptop_round (laptop);
  sync_laptop_round (other);
  for (guint i = 0; i < 3; i++)
    g_free (sync_laptop_add_note (other, DIAMOND, "喜欢喝茶"));
  put_hub_back (fixture, laptop, copy_path, data);
  settle (other);
  settle (laptop);
  settle (other);
  assert_uses (fixture, laptop, 1);
  assert_uses (fixture, other, 1);
}

/* The confirmation is all that came; the hub was replaced before the laptop pulled. */
static void
test_not_pulled_yet (SyncFixture   *fixture,
                     gconstpointer  data)
{
  g_autofree char *copy_path = NULL;
  g_autoptr (SyncLaptop) laptop = begin (fixture, data, &copy_path);
  g_autofree char *op_id = sync_laptop_use (laptop, DIAMOND);

  desk_front_set_path (fixture->front, "/v1/pull");
  desk_front_set_fault (fixture->front, DESK_FRONT_DROP);
  sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM service_uses"), ==, 1);

  put_hub_back (fixture, laptop, copy_path, data);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  settle (laptop);
  assert_uses (fixture, laptop, 1);
}

/* A note that the hub lost, and a change of it that waits. */
static SyncLaptop *
begin_note (SyncFixture *fixture,
            const Case  *how)
{
  g_autofree char *copy_path = NULL;
  SyncLaptop *laptop = begin (fixture, how, &copy_path);
  g_autofree char *note = sync_laptop_add_note (laptop, DIAMOND, "喜欢喝茶");

  sync_laptop_round (laptop);
  sync_laptop_edit_note (laptop, DIAMOND, note, "不喝茶");
  put_hub_back (fixture, laptop, copy_path, how);
  return laptop;
}

/* What waits was made on top of what the hub lacks: that goes first. */
static void
test_built_upon (SyncFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = begin_note (fixture, data);

  settle (laptop);
  assert_note (fixture, laptop);
}

/* Also where the list that tells what the hub lacks takes several attempts. */
static void
test_list_cut (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr (SyncLaptop) laptop = begin_note (fixture, data);

  desk_front_set_page (fixture->front, 30);
  desk_front_set_path (fixture->front, "/v1/pull");
  desk_front_set_passes (fixture->front, 2);
  desk_front_set_fault (fixture->front, DESK_FRONT_CUT);
  for (guint i = 0; i < 3; i++)
    sync_laptop_fail (laptop, DESK_SYNC_ERROR_CUT);
  g_assert_cmpint (sync_fixture_count (fixture, "SELECT count (*) FROM operations"), ==, 0);
  desk_front_set_fault (fixture->front, DESK_FRONT_PASS);
  settle (laptop);
  assert_note (fixture, laptop);
}

/* Several of a kind, in the order in which they were made. */
static void
test_in_order (SyncFixture   *fixture,
               gconstpointer  data)
{
  g_autofree char *copy_path = NULL;
  g_autoptr (SyncLaptop) laptop = begin (fixture, data, &copy_path);
  g_autoptr (GPtrArray) op_ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      if (i == 3)
        sync_laptop_round (laptop);
      g_ptr_array_add (op_ids, sync_laptop_add_note (laptop, DIAMOND, "喜欢喝茶"));
    }
  put_hub_back (fixture, laptop, copy_path, data);
  settle (laptop);

  g_ptr_array_add (op_ids, NULL);
  expected = g_strjoinv (" ", (char **) op_ids->pdata);
  found = desk_db_query_text (fixture->db, &error,
                              "SELECT group_concat (op_id, ' ') FROM"
                              " (SELECT op_id FROM operations ORDER BY rowid)", "");
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
}

static void
add_case (const char *name,
          const Case *how,
          void      (*test) (SyncFixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strdup_printf ("/sync/hub-copied/mistake-4/%s/%s", name, how->name);

  g_test_add (path, SyncFixture, how, sync_fixture_set_up, test, sync_fixture_tear_down);
}

static void
add (const char *name,
     void      (*test) (SyncFixture *fixture, gconstpointer data))
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_case (name, &cases[i], test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("nothing-waits", test_nothing_waits);
  add_case ("seen-by-another", &cases[0], test_seen_by_another);
  add_case ("seen-by-another", &cases[3], test_seen_by_another);
  add ("not-pulled-yet", test_not_pulled_yet);
  add ("built-upon", test_built_upon);
  add ("list-cut", test_list_cut);
  add ("in-order", test_in_order);
  return g_test_run ();
}
