/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Multiplies a billing feed: the rows of the real one again and again, under new numbers, until
   there are * as many members as wanted. */

#include <gio/gio.h>
#include <desk-csv.h>
#include <locale.h>

/* Numbers are spread over the whole range, as real ones are: n → n · SPREAD mod PRIME meets each
   once. */
#define PRIME G_GUINT64_CONSTANT (99999989)
#define SPREAD G_GUINT64_CONSTANT (48271391)

typedef struct
{
  GPtrArray  *rows;             /* (element-type GStrv); the first is the header */
  GHashTable *columns;          /* name → place */
} Table;

static void
clear_table (Table *table)
{
  g_clear_pointer (&table->rows, g_ptr_array_unref);
  g_clear_pointer (&table->columns, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static GStrv
copy_record (DeskCsv *csv)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < desk_csv_n_fields (csv); i++)
    g_strv_builder_add (builder, desk_csv_field (csv, i));
  return g_strv_builder_end (builder);
}

static gboolean
read_table (Table       *table,
            const char  *folder,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DeskCsv) csv = desk_csv_open (path, DESK_CSV_STRICT, NULL, error);
  g_autoptr (GError) local_error = NULL;
  GStrv header;

  if (csv == NULL)
    return FALSE;
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (desk_csv_next (csv, &local_error))
    g_ptr_array_add (table->rows, copy_record (csv));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  table->columns = g_hash_table_new (g_str_hash, g_str_equal);
  header = g_ptr_array_index (table->rows, 0);
  for (guint i = 0; header[i] != NULL; i++)
    g_hash_table_insert (table->columns, header[i], GUINT_TO_POINTER (i));
  return TRUE;
}

static void
replace_field (Table      *table,
               GStrv       row,
               const char *column,
               char       *value)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (table->columns, column));

  g_free (row[place]);
  row[place] = value;
}

static const char *
get_field (Table      *table,
           GStrv       row,
           const char *column)
{
  return row[GPOINTER_TO_UINT (g_hash_table_lookup (table->columns, column))];
}

static void
append_row (GString *text,
            GStrv    row)
{
  g_autofree char *line = g_strjoinv (",", row);

  g_string_append (text, line);
  g_string_append (text, "\r\n");
}

static gboolean
write_text (GString     *text,
            const char  *folder,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents (path, text->str, text->len, error);
}

static char *
make_number (const char *like,
             guint64     n)
{
  g_autofree char *prefix = g_ascii_isdigit (like[0]) ? g_strndup (like, 3) : g_strdup ("GZ8");

  return g_strdup_printf ("%s%08" G_GUINT64_FORMAT, prefix, n * SPREAD % PRIME);
}

/* The member's number in copy `copy` of a feed of `n_members`. */
static char *
make_member_no (guint copy,
                guint n_members,
                guint index)
{
  return g_strdup_printf ("M%07u", copy * n_members + index + 1);
}

static gboolean
write_members (Table       *members,
               guint        n_wanted,
               const char  *manager_no,
               const char  *folder,
               GError     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = members->rows->len - 1;

  append_row (text, g_ptr_array_index (members->rows, 0));
  for (guint i = 0; i < n_wanted; i++)
    {
      g_auto (GStrv) row = g_strdupv (g_ptr_array_index (members->rows, 1 + i % n));

      replace_field (members, row, "member_no", make_member_no (i / n, n, i % n));
      replace_field (members, row, "phone", make_number (get_field (members, row, "phone"), i));
      if (manager_no != NULL)
        replace_field (members, row, "manager_no", g_strdup (manager_no));
      append_row (text, row);
    }
  return write_text (text, folder, "members.csv", error);
}

/* member_no → index of the member's row, from 0 */
static GHashTable *
index_members (Table *members)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < members->rows->len; i++)
    {
      GStrv row = g_ptr_array_index (members->rows, i);

      g_hash_table_insert (index, (gpointer) get_field (members, row, "member_no"),
                           GUINT_TO_POINTER (i - 1));
    }
  return index;
}

static gboolean
write_accounts (Table       *accounts,
                Table       *members,
                guint        n_wanted,
                const char  *folder,
                GError     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) index = index_members (members);
  guint n_members = members->rows->len - 1;
  guint64 n_written = 0;

  append_row (text, g_ptr_array_index (accounts->rows, 0));
  for (guint copy = 0; copy * n_members < n_wanted; copy++)
    for (guint i = 1; i < accounts->rows->len; i++)
      {
        g_auto (GStrv) row = g_strdupv (g_ptr_array_index (accounts->rows, i));
        const char *member_no = get_field (accounts, row, "member_no");
        guint member = GPOINTER_TO_UINT (g_hash_table_lookup (index, member_no));

        if (copy * n_members + member >= n_wanted)
          continue;
        replace_field (accounts, row, "member_no", make_member_no (copy, n_members, member));
        replace_field (accounts, row, "number",
                       make_number (get_field (accounts, row, "number"), n_written++));
        append_row (text, row);
      }
  return write_text (text, folder, "accounts.csv", error);
}

static gboolean
write_managers (Table       *managers,
                const char  *folder,
                GError     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < managers->rows->len; i++)
    append_row (text, g_ptr_array_index (managers->rows, i));
  return write_text (text, folder, "managers.csv", error);
}

static gboolean
generate (const char  *from,
          const char  *to,
          guint        n_members,
          const char  *one_manager,
          GError     **error)
{
  g_auto (Table) managers = { NULL };
  g_auto (Table) members = { NULL };
  g_auto (Table) accounts = { NULL };

  g_mkdir_with_parents (to, 0755);
  return read_table (&managers, from, "managers.csv", error) &&
         read_table (&members, from, "members.csv", error) &&
         read_table (&accounts, from, "accounts.csv", error) &&
         write_managers (&managers, to, error) &&
         write_members (&members, n_members, one_manager, to, error) &&
         write_accounts (&accounts, &members, n_members, to, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *one_manager = NULL;
  int n_members = 100000;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, "Folder of the real feed", "DIR" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, "Folder to write the feed to", "DIR" },
    { "members", 0, 0, G_OPTION_ARG_INT, &n_members, "How many members (100000)", "N" },
    { "one-manager", 0, 0, G_OPTION_ARG_STRING, &one_manager,
      "Gives all members to one manager", "MANAGER_NO" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) ||
      from == NULL || to == NULL || n_members < 1)
    {
      g_printerr ("generate-feed: %s\n",
                  error != NULL ? error->message : "--from and --to are needed");
      return 2;
    }
  if (!generate (from, to, n_members, one_manager, &error))
    {
      g_printerr ("generate-feed: %s\n", error->message);
      return 1;
    }
  return 0;
}
