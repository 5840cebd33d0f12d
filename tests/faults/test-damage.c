/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-error.h>
#include <desk-rescue.h>
#include <desk-store-test.h>
#include <glib/gstdio.h>

/* A local database with pages overwritten at random: it says so or works, and its rebuilding never
 * loses an operation in silence. MEMBER_DESK_SEEDS: how many. */

#define USUAL_SEEDS 150
#define PAGE_BYTES 4096
#define N_OPERATIONS 60

typedef struct
{
  char       *folder;           /* sound, with an outbox */
  GHashTable *op_ids;
  char       *content;
  gsize       size;
} Original;

/* What became of the damaged copies. */
static struct
{
  guint unharmed;
  guint rebuilt;
  guint not_whole;
  guint lost;
} witness;

static DeskStore *
make_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPolicy) policy = desk_policy_new_builtin (&error);
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (desk_test_time (TEST_NOW));

  g_assert_no_error (error);
  return desk_store_new (folder, policy, clock);
}

static void
close_store (DeskStore *store)
{
  test_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (store);
}

static void
add_members (DeskStore *store)
{
  TestPage *page = test_page_new (0);

  test_page_add_manager (page, "guizhou");
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("M%u", i);

      test_page_add_member (page, &(TestMember) { member_no, "张伟", .card_tier = "diamond" });
    }
  test_page_apply (page, store);
}

/* Some wait, some were turned away. */
static void
make_original (Original *original)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  DeskStore *store;

  original->folder = desk_test_make_dir ();
  original->op_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  store = make_store (original->folder);
  test_open (store, &error);
  g_assert_no_error (error);
  test_enrol (store);
  add_members (store);
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autofree char *member_no = g_strdup_printf ("M%u", i);
      char *op_id = test_use (store, member_no);

      g_hash_table_add (original->op_ids, op_id);
      if (i % 10 == 0)
        test_reject (store, op_id, "quota-used-up");
    }
  close_store (store);
  path = g_build_filename (original->folder, "desk.db", NULL);
  g_file_get_contents (path, &original->content, &original->size, &error);
  g_assert_no_error (error);
}

static void
clear_original (Original *original)
{
  desk_test_remove_dir (original->folder);
  g_hash_table_unref (original->op_ids);
  g_free (original->content);
}

static void
fill_page (guint8 *page,
           GRand  *rand)
{
  for (guint i = 0; i < PAGE_BYTES; i++)
    page[i] = (guint8) g_rand_int_range (rand, 0, 256);
}

/* Overwrites a page or two: with noise, with nothing, with another page, or a few bytes of it. */
static void
damage_pages (const Original *original,
              char           *content,
              GRand          *rand)
{
  guint n_pages = (guint) (original->size / PAGE_BYTES);

  for (gint32 n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      guint8 *page = (guint8 *) content + PAGE_BYTES * (gsize) g_rand_int_range (rand, 0, n_pages);
      gint32 other = g_rand_int_range (rand, 0, n_pages);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          fill_page (page, rand);
          break;
        case 1:
          memset (page, 0, PAGE_BYTES);
          break;
        case 2:
          memcpy (page, original->content + PAGE_BYTES * (gsize) other, PAGE_BYTES);
          break;
        default:
          for (guint i = 0; i < 8; i++)
            page[g_rand_int_range (rand, 0, PAGE_BYTES)] ^= (guint8) g_rand_int_range (rand, 1, 256);
        }
    }
}

static char *
make_damaged (const Original *original,
              GRand          *rand)
{
  char *folder = desk_test_make_dir ();
  g_autofree char *path = g_build_filename (folder, "desk.db", NULL);
  g_autofree char *content = g_memdup2 (original->content, original->size);
  g_autoptr (GError) error = NULL;

  damage_pages (original, content, rand);
  g_file_set_contents (path, content, (gssize) original->size, &error);
  g_assert_no_error (error);
  return folder;
}

static guint
count_kept (const Original *original,
            DeskStore      *store)
{
  g_autoptr (GPtrArray) entries = test_list_outbox (store);
  guint n_kept = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const DeskOutboxEntry *entry = g_ptr_array_index (entries, i);

      n_kept += g_hash_table_contains (original->op_ids, entry->op_id);
    }
  return n_kept;
}

static DeskRescue *
rescue (const char  *folder,
        GError     **error)
{
  g_autoptr (DeskStore) store = make_store (folder);
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (desk_store_rescue, store);
  return desk_store_rescue_finish (store, result, error);
}

/* Whatever it answers, it answers. */
static void
use_damaged (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  DeskStore *store = make_store (folder);

  if (test_open (store, &error))
    {
      g_autoptr (DeskVerdict) verdict = NULL;

      result = desk_test_call (desk_store_list_outbox, store);
      entries = desk_store_list_outbox_finish (store, result, &error);
      g_clear_error (&error);
      verdict = test_perform (store, DESK_OP_SERVICE_USE,
                              "{\"member_no\":\"M7\",\"service\":\"emergency-reactivation\"}",
                              &error);
    }
  if (error != NULL)
    g_assert_cmpuint (strlen (error->message), >, 0);
  close_store (store);
}

static void
check_rebuilt (const Original   *original,
               const char       *folder,
               const DeskRescue *done)
{
  g_autoptr (GError) error = NULL;
  DeskStore *store = make_store (folder);
  guint n_kept;

  g_assert_true (g_file_test (done->damaged_path, G_FILE_TEST_EXISTS));
  test_open (store, &error);
  g_assert_no_error (error);
  n_kept = count_kept (original, store);
  g_assert_cmpuint (n_kept, <=, done->kept);
  if (n_kept < g_hash_table_size (original->op_ids))
    g_assert_false (done->whole);
  witness.rebuilt++;
  witness.not_whole += !done->whole;
  witness.lost += g_hash_table_size (original->op_ids) - n_kept;
  close_store (store);
}

static void
run_seed (const Original *original,
          guint32         seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (DeskTestDir) folder = make_damaged (original, rand);
  g_autoptr (DeskRescue) done = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("seed %u", seed);
  if (g_rand_boolean (rand))
    use_damaged (folder);
  done = rescue (folder, &error);
  if (done != NULL)
    {
      check_rebuilt (original, folder, done);
      return;
    }
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  witness.unharmed++;
}

static void
test_pages (void)
{
  const char *text = g_getenv ("MEMBER_DESK_SEEDS");
  guint32 n_seeds = text != NULL ? (guint32) g_ascii_strtoull (text, NULL, 10) : USUAL_SEEDS;
  Original original = { 0 };

  make_original (&original);
  for (guint32 seed = 1; seed <= n_seeds; seed++)
    run_seed (&original, seed);
  g_test_message ("%u unharmed, %u rebuilt, %u of them not whole, %u of %u operations lost",
                  witness.unharmed, witness.rebuilt, witness.not_whole, witness.lost,
                  witness.rebuilt * N_OPERATIONS);
  g_assert_cmpuint (witness.rebuilt, >, n_seeds / 4);
  g_assert_cmpuint (witness.not_whole, >, 0);
  clear_original (&original);
}

/* Nothing of it is a database any more; the operations are found in its bytes. */
static void
test_header (void)
{
  Original original = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (DeskRescue) done = NULL;
  g_autoptr (GError) error = NULL;

  make_original (&original);
  path = g_build_filename (original.folder, "desk.db", NULL);
  memset (original.content, 0, PAGE_BYTES);
  g_file_set_contents (path, original.content, (gssize) original.size, &error);
  g_assert_no_error (error);
  done = rescue (original.folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->kept, ==, N_OPERATIONS);
  g_assert_false (done->whole);
  g_assert_false (done->enrolled);
  clear_original (&original);
}

/* Overwrites the page on which a member's name stands. */
static void
damage_member (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "desk.db", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *name = NULL;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  for (gsize i = 0; name == NULL && i + strlen ("张伟") < size; i++)
    if (memcmp (content + i, "张伟", strlen ("张伟")) == 0)
      name = content + i;
  g_assert_nonnull (name);
  memset (content + (name - content) / PAGE_BYTES * PAGE_BYTES, 0xff, PAGE_BYTES);
  g_file_set_contents (path, content, (gssize) size, &error);
  g_assert_no_error (error);
}

/* What only this laptop has is kept: the filters that were saved. */
static void
test_filters (void)
{
  Original original = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRescue) rescued = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) filters = NULL;
  GAsyncResult *slot = NULL;
  DeskStore *store;

  make_original (&original);
  store = make_store (original.folder);
  test_open (store, &error);
  test_save_filter (store, "金卡", "{\"tier\":\"gold\"}");
  close_store (store);
  damage_member (original.folder);
  rescued = rescue (original.folder, &error);
  g_assert_no_error (error);

  store = make_store (original.folder);
  test_open (store, &error);
  g_assert_no_error (error);
  desk_store_list_filters_async (store, NULL, desk_test_ready_cb, &slot);
  result = desk_test_wait_result (&slot);
  filters = desk_store_list_filters_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (filters->len, ==, 1);
  g_assert_cmpint (((DeskSavedFilter *) filters->pdata[0])->query->tier, ==, DESK_TIER_GOLD);
  close_store (store);
  clear_original (&original);
}

/* A sound one, or none, is left alone. */
static void
test_sound (void)
{
  g_autoptr (DeskTestDir) empty = desk_test_make_dir ();
  Original original = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (rescue (empty, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  make_original (&original);
  g_assert_null (rescue (original.folder, &error));
  g_assert_error (error, DESK_ERROR, DESK_ERROR_UNSUITABLE);
  clear_original (&original);
}

/* Killed between the new database and its place: the next start goes on. */
static void
test_killed (void)
{
  Original original = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *made = NULL;
  g_autofree char *wal = NULL;
  g_autoptr (GError) error = NULL;
  DeskStore *store;

  make_original (&original);
  path = g_build_filename (original.folder, "desk.db", NULL);
  made = g_strconcat (path, ".rescued", NULL);
  wal = g_strconcat (path, "-wal", NULL);
  g_assert_cmpint (g_rename (path, made), ==, 0);
  g_file_set_contents (path, "no database", -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (wal, "no log", -1, &error);
  g_assert_no_error (error);
  store = make_store (original.folder);
  test_open (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_kept (&original, store), ==, N_OPERATIONS);
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));
  close_store (store);
  clear_original (&original);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/damage/pages", test_pages);
  g_test_add_func ("/damage/header", test_header);
  g_test_add_func ("/damage/filters", test_filters);
  g_test_add_func ("/damage/sound", test_sound);
  g_test_add_func ("/damage/killed", test_killed);
  return g_test_run ();
}
