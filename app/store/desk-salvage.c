/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-salvage.h"

#include <desk-json.h>

#include "desk-meta.h"

/* How an operation begins, wherever it stands in a file. */
#define BEGINNING "{\"id\":\""
#define MAX_OPERATION_BYTES (64 * 1024)

/* Who this laptop is, and how far it has counted. What the hub tells is fetched anew. */
static const char * const kept_facts[] = {
  DESK_META_HUB_URL,      DESK_META_DEVICE_ID,   DESK_META_TOKEN,    DESK_META_MANAGER_NO,
  DESK_META_MANAGER_NAME, DESK_META_REGION,      DESK_META_DEVICES,  DESK_META_INCARNATION,
  DESK_META_LAST_SEQ,
};

static void
free_salvaged (gpointer data)
{
  DeskSalvaged *salvaged = data;

  desk_op_free (salvaged->op);
  g_free (salvaged->reason);
  g_free (salvaged);
}

static gint
compare_seq (gconstpointer a,
             gconstpointer b)
{
  const DeskSalvaged *salvaged_a = *(const DeskSalvaged * const *) a;
  const DeskSalvaged *salvaged_b = *(const DeskSalvaged * const *) b;

  return (salvaged_a->op->seq > salvaged_b->op->seq) - (salvaged_a->op->seq < salvaged_b->op->seq);
}

/* Takes @op over. @known: ids, belonging to the operations. */
static DeskSalvaged *
add_operation (DeskSalvage *self,
               GHashTable  *known,
               DeskOp      *op)
{
  DeskSalvaged *salvaged = g_new0 (DeskSalvaged, 1);

  salvaged->op = op;
  g_ptr_array_add (self->operations, salvaged);
  g_hash_table_add (known, op->op_id);
  return salvaged;
}

/* FALSE where the row is not what it should be. */
static gboolean
take_row (DeskSalvage *self,
          GHashTable  *known,
          DeskStmt    *stmt)
{
  const char *body = desk_stmt_text (stmt, 0);
  const char *state = desk_stmt_text (stmt, 1);
  const char *reason = desk_stmt_text (stmt, 2);
  g_autoptr (DeskOp) op = body != NULL ? desk_op_new_parse (body, -1, NULL) : NULL;
  g_autoptr (JsonObject) why = NULL;
  DeskSalvaged *salvaged;

  if (op == NULL)
    return FALSE;
  if (g_hash_table_contains (known, op->op_id))
    return TRUE;

  if (reason != NULL)
    why = desk_json_parse_object (reason, -1, NULL);
  salvaged = add_operation (self, known, g_steal_pointer (&op));
  salvaged->rejected = g_strcmp0 (state, "rejected") == 0;
  if (salvaged->rejected && why != NULL)
    salvaged->reason = g_strdup (reason);
  return TRUE;
}

/* Whether all rows could be read, up to the last. */
static gboolean
read_rows (DeskSalvage *self,
           GHashTable  *known,
           DeskDb      *db,
           const char  *order)
{
  g_autofree char *sql = g_strconcat ("SELECT body, state, reason FROM outbox ORDER BY seq ", order,
                                      NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskStmt) stmt = desk_db_query (db, &error, sql, "");
  gboolean whole = stmt != NULL;

  while (stmt != NULL && desk_stmt_step (stmt, &error))
    whole &= take_row (self, known, stmt);
  return whole && error == NULL;
}

/* A page in the wrong place can be sound in itself: the index must know as many rows. */
static gboolean
agrees_with_index (DeskSalvage *self,
                   DeskDb      *db)
{
  gint64 n_rows = -1;

  return desk_db_query_int (db, &n_rows, NULL,
                            "SELECT count (*) FROM outbox"
                            " INDEXED BY sqlite_autoindex_outbox_1 WHERE op_id >= ''",
                            "") &&
         n_rows == (gint64) self->operations->len;
}

static void
read_facts (DeskSalvage *self,
            DeskDb      *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_facts); i++)
    {
      g_autofree char *value = desk_meta_load (db, kept_facts[i], NULL);

      if (value != NULL && *value != '\0' && g_utf8_validate (value, -1, NULL))
        g_hash_table_insert (self->meta, (gpointer) kept_facts[i], g_steal_pointer (&value));
    }
}

/* As many as can be read. */
static void
read_filters (DeskSalvage *self,
              DeskDb      *db)
{
  g_autoptr (DeskStmt) stmt = desk_db_query (db, NULL, "SELECT name, query FROM saved_filters", "");

  while (stmt != NULL && desk_stmt_step (stmt, NULL))
    {
      g_autofree char *name = desk_stmt_dup_text (stmt, 0);
      g_autofree char *query = desk_stmt_dup_text (stmt, 1);
      g_autoptr (JsonObject) read = NULL;

      if (name == NULL || query == NULL || !g_utf8_validate (name, -1, NULL))
        continue;
      read = desk_json_parse_object (query, -1, NULL);
      if (read != NULL)
        g_hash_table_insert (self->filters, g_steal_pointer (&name), g_steal_pointer (&query));
    }
}

/* The length of the JSON object that begins here, 0: it has no end. */
static gsize
measure_object (const char *text,
                gsize       length)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < MIN (length, MAX_OPERATION_BYTES); i++)
    {
      if (in_string && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = !in_string;
      else if (!in_string && text[i] == '{')
        depth++;
      else if (!in_string && text[i] == '}' && --depth == 0)
        return i + 1;
    }
  return 0;
}

static const char *
find_beginning (const char *text,
                const char *end)
{
  gsize length = strlen (BEGINNING);

  while ((text = memchr (text, *BEGINNING, end - text)) != NULL && (gsize) (end - text) >= length)
    {
      if (memcmp (text, BEGINNING, length) == 0)
        return text;
      text++;
    }
  return NULL;
}

/* Looks for operations in the bytes of a file, whatever its pages say. Those that the hub has had
 * long ago may be among them: sending one twice takes effect once. */
static void
carve (DeskSalvage *self,
       GHashTable  *known,
       const char  *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const char *text = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  const char *end = text != NULL ? text + g_mapped_file_get_length (file) : NULL;

  while (text != NULL && (text = find_beginning (text, end)) != NULL)
    {
      gsize length = measure_object (text, end - text);
      g_autoptr (DeskOp) op = length > 0 ? desk_op_new_parse (text, length, NULL) : NULL;

      if (op != NULL && !g_hash_table_contains (known, op->op_id))
        add_operation (self, known, g_steal_pointer (&op));
      text++;
    }
}

static gpointer
read_id (DeskStmt *stmt)
{
  return desk_stmt_dup_text (stmt, 0);
}

/* What the hub has confirmed need not be looked for. */
static GHashTable *
read_confirmed (DeskDb *db)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DeskStmt) stmt = NULL;

  if (db != NULL)
    stmt = desk_db_query (db, NULL, "SELECT op_id FROM confirmed", "");
  while (stmt != NULL && desk_stmt_step (stmt, NULL))
    g_hash_table_add (ids, read_id (stmt));
  return ids;
}

static void
drop_confirmed (DeskSalvage *self,
                DeskDb      *db,
                guint        n_read)
{
  g_autoptr (GHashTable) confirmed = read_confirmed (db);

  for (guint i = self->operations->len; i > n_read; i--)
    {
      const DeskSalvaged *salvaged = self->operations->pdata[i - 1];

      if (g_hash_table_contains (confirmed, salvaged->op->op_id))
        g_ptr_array_remove_index (self->operations, i - 1);
    }
}

static void
carve_all (DeskSalvage *self,
           GHashTable  *known,
           DeskDb      *db,
           const char  *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  guint n_read = self->operations->len;

  carve (self, known, path);
  carve (self, known, wal);
  drop_confirmed (self, db, n_read);
}

void
desk_salvage_free (DeskSalvage *self)
{
  g_hash_table_unref (self->meta);
  g_hash_table_unref (self->filters);
  g_ptr_array_unref (self->operations);
  g_free (self);
}

/**
 * desk_salvage_read:
 * @path: a local database, damaged or not, that nobody writes
 *
 * Reads the outbox, from both ends where it is damaged in the middle; where some of it cannot be
 * read at all, operations are looked for in the bytes of the file.
 *
 * Returns: (transfer full)
 */
DeskSalvage *
desk_salvage_read (const char *path)
{
  DeskSalvage *self = g_new0 (DeskSalvage, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DeskDb) db = desk_db_open_damaged (path, NULL);

  self->meta = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->operations = g_ptr_array_new_with_free_func (free_salvaged);
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (db != NULL)
    {
      read_facts (self, db);
      read_filters (self, db);
      self->whole = read_rows (self, known, db, "ASC") && agrees_with_index (self, db);
      if (!self->whole)
        read_rows (self, known, db, "DESC");
    }
  if (!self->whole)
    carve_all (self, known, db, path);
  g_ptr_array_sort (self->operations, compare_seq);
  return self;
}
