/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <hub-log.h>

#include <desk-test.h>

/* Every message is explained, in both languages. */
static void
test_catalogs (void)
{
  const char *names[] = { "member-desk.catalog", "member-desk.zh_CN.catalog" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "..", "data", "hub", names[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      for (int event = 0; event < HUB_N_LOG_EVENTS; event++)
        {
          g_autofree char *entry = g_strdup_printf ("\n-- %s\nSubject: ", hub_log_get_id (event));

          g_assert_nonnull (strstr (text, entry));
        }
    }
}

static GLogWriterOutput
write_cb (GLogLevelFlags   level,
          const GLogField *fields,
          gsize            n_fields,
          gpointer         user_data)
{
  GHashTable *seen = user_data;

  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      g_hash_table_insert (seen, g_strdup (fields[i].key), g_strdup (fields[i].value));
  return G_LOG_WRITER_HANDLED;
}

static void
test_fields (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_log_set_writer_func (write_cb, g_hash_table_ref (seen), (GDestroyNotify) g_hash_table_unref);
  hub_log (HUB_LOG_ENROLLED, "device %s was enrolled for manager %s", "d", "M01");
  g_assert_cmpstr (g_hash_table_lookup (seen, "MESSAGE"), ==,
                   "device d was enrolled for manager M01");
  g_assert_cmpstr (g_hash_table_lookup (seen, "MESSAGE_ID"), ==, hub_log_get_id (HUB_LOG_ENROLLED));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/log/catalogs", test_catalogs);
  g_test_add_func ("/hub/log/fields", test_fields);
  return g_test_run ();
}
