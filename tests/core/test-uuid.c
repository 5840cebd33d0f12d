/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-uuid.h>

#define N_IDS 20000

static void
test_shape (void)
{
  /* 0x0123456789ab milliseconds */
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (G_GINT64_CONSTANT (0x0123456789ab));
  g_autofree char *id = desk_uuid_new (clock);

  g_assert_true (desk_uuid_is_valid (id));
  g_assert_true (g_str_has_prefix (id, "01234567-89ab-7"));
  g_assert_nonnull (strchr ("89ab", id[19]));
}

static void
test_order (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (G_GINT64_CONSTANT (1795311000000));
  g_autofree char *last = desk_uuid_new (clock);

  for (int i = 0; i < N_IDS; i++)
    {
      g_autofree char *id = NULL;

      if (i % 1000 == 0)
        desk_clock_set (clock, desk_clock_now (clock) + 1);
      id = desk_uuid_new (clock);
      g_assert_cmpstr (last, <, id);
      g_free (last);
      last = g_steal_pointer (&id);
    }
}

static gpointer
make_ids (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_IDS; i++)
    g_ptr_array_add (ids, desk_uuid_new (data));
  return ids;
}

static void
test_threads (void)
{
  g_autoptr (DeskClock) clock = desk_clock_new_stopped (G_GINT64_CONSTANT (1795311000000));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GThread *threads[] = {
    g_thread_new ("first", make_ids, clock),
    g_thread_new ("second", make_ids, clock),
  };
  GPtrArray *ids[G_N_ELEMENTS (threads)];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      ids[i] = g_thread_join (threads[i]);
      for (guint j = 0; j < ids[i]->len; j++)
        g_assert_true (g_hash_table_add (seen, g_ptr_array_index (ids[i], j)));
    }
  g_hash_table_remove_all (seen);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_ptr_array_unref (ids[i]);
}

static void
test_valid (void)
{
  g_assert_true (desk_uuid_is_valid ("01234567-89ab-7def-8123-456789abcdef"));
  g_assert_false (desk_uuid_is_valid ("01234567-89AB-7DEF-8123-456789ABCDEF"));
  g_assert_false (desk_uuid_is_valid ("{01234567-89ab-7def-8123-456789abcdef}"));
  g_assert_false (desk_uuid_is_valid ("01234567-89ab-7def-8123-456789abcde"));
  g_assert_false (desk_uuid_is_valid ("0123456789ab7def8123456789abcdef"));
  g_assert_false (desk_uuid_is_valid (""));
  g_assert_false (desk_uuid_is_valid (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/shape", test_shape);
  g_test_add_func ("/uuid/order", test_order);
  g_test_add_func ("/uuid/threads", test_threads);
  g_test_add_func ("/uuid/valid", test_valid);
  return g_test_run ();
}
