/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-floor.h"

#include <desk-ops.h>
#include <desk-table.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <sqlite3.h>

#include "desk-bench.h"

#define ROWS_A_REPLY 10000

/* Replies in their order: each a JSON array of rows of one table. */
typedef struct
{
  GPtrArray *replies;           /* (element-type GBytes) */
  GPtrArray *tables;            /* (element-type DeskTable), by the same index */
} Feed;

typedef struct
{
  Feed *feed;
  GMainLoop *loop;
  GAsyncQueue *uris;            /* where it listens, once it does */
} Server;

static char *
join_columns (const DeskTable *table)
{
  GString *columns = g_string_new (table->columns[0]);

  for (guint i = 1; i < table->n_columns; i++)
    g_string_append_printf (columns, ", %s", table->columns[i]);
  return g_string_free (columns, FALSE);
}

static JsonNode *
read_value (sqlite3_stmt *stmt,
            int           column)
{
  JsonNode *node = json_node_alloc ();

  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_NULL:
      return json_node_init_null (node);
    case SQLITE_INTEGER:
      return json_node_init_int (node, sqlite3_column_int64 (stmt, column));
    default:
      return json_node_init_string (node, (const char *) sqlite3_column_text (stmt, column));
    }
}

static void
add_reply (Feed            *feed,
           const DeskTable *table,
           JsonArray       *rows)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), rows);
  char *text = json_to_string (node, FALSE);

  g_ptr_array_add (feed->replies, g_bytes_new_take (text, strlen (text)));
  g_ptr_array_add (feed->tables, (gpointer) table);
}

static void
add_table (Feed            *feed,
           sqlite3         *hub,
           const DeskTable *table)
{
  g_autofree char *columns = join_columns (table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s, rev FROM %s ORDER BY rev", columns,
                                          table->name);
  g_autoptr (JsonArray) rows = json_array_new ();
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (hub, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      JsonArray *row = json_array_new ();

      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        json_array_add_element (row, read_value (stmt, i));
      json_array_add_array_element (rows, row);
      if (json_array_get_length (rows) == ROWS_A_REPLY)
        {
          add_reply (feed, table, rows);
          json_array_unref (rows);
          rows = json_array_new ();
        }
    }
  if (json_array_get_length (rows) > 0)
    add_reply (feed, table, rows);
  sqlite3_finalize (stmt);
}

static void
read_feed (Feed       *feed,
           const char *hub_db)
{
  sqlite3 *hub = NULL;
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  feed->replies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  feed->tables = g_ptr_array_new ();
  g_assert_cmpint (sqlite3_open (hub_db, &hub), ==, SQLITE_OK);
  for (guint i = 0; i < n_tables; i++)
    add_table (feed, hub, &tables[i]);
  sqlite3_close (hub);
}

static void
answer_cb (SoupServer        *soup,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Feed *feed = user_data;
  guint64 index = g_ascii_strtoull (path + 1, NULL, 10);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message),
                                         "application/json", NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message),
                                  g_ptr_array_index (feed->replies, index));
}

static gpointer
serve (gpointer data)
{
  Server *server = data;
  GMainContext *context = g_main_loop_get_context (server->loop);
  g_autoptr (SoupServer) soup = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (context);
  soup = soup_server_new (NULL, NULL);
  soup_server_add_handler (soup, NULL, answer_cb, server->feed, NULL);
  soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (soup);
  g_async_queue_push (server->uris, g_uri_to_string (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (server->loop);
  soup_server_disconnect (soup);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static sqlite3 *
open_database (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "floor.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDb) db = NULL;
  sqlite3 *handle = NULL;

  g_file_delete (file, NULL, NULL);
  db = desk_db_open (path, &error);
  g_assert_no_error (error);
  desk_ops_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384", NULL, NULL, NULL);
  return handle;
}

static sqlite3_stmt *
prepare_upsert (sqlite3         *db,
                const DeskTable *table)
{
  g_autofree char *columns = join_columns (table);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  g_string_printf (sql, "INSERT INTO %s (%s, rev) VALUES (?", table->name, columns);
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_printf (sql, ") ON CONFLICT (%s) DO UPDATE SET rev = excluded.rev",
                          table->columns[0]);
  for (guint i = 1; i < table->n_columns; i++)
    g_string_append_printf (sql, ", %1$s = excluded.%1$s", table->columns[i]);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql->str, -1, &stmt, NULL), ==, SQLITE_OK);
  return stmt;
}

static void
bind_row (sqlite3_stmt *stmt,
          JsonArray    *row)
{
  for (guint i = 0; i < json_array_get_length (row); i++)
    {
      JsonNode *node = json_array_get_element (row, i);

      if (JSON_NODE_HOLDS_NULL (node))
        sqlite3_bind_null (stmt, i + 1);
      else if (json_node_get_value_type (node) == G_TYPE_INT64)
        sqlite3_bind_int64 (stmt, i + 1, json_node_get_int (node));
      else
        sqlite3_bind_text (stmt, i + 1, json_node_get_string (node), -1, SQLITE_STATIC);
    }
}

static guint
upsert (sqlite3         *db,
        const DeskTable *table,
        GBytes          *reply)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = prepare_upsert (db, table);
  JsonArray *rows;

  json_parser_load_from_data (parser, g_bytes_get_data (reply, NULL), g_bytes_get_size (reply),
                              &error);
  g_assert_no_error (error);
  rows = json_node_get_array (json_parser_get_root (parser));
  sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      bind_row (stmt, json_array_get_array_element (rows, i));
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_reset (stmt);
    }
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_finalize (stmt);
  return json_array_get_length (rows);
}

/* Closes @db at the end, as a program that is done does. */
static double
loop (Feed       *feed,
      const char *uri,
      sqlite3    *db)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SoupSession) session = soup_session_new ();
  guint n_rows = 0;

  for (guint i = 0; i < feed->replies->len; i++)
    {
      g_autofree char *url = g_strdup_printf ("%s%u", uri, i);
      g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) reply = soup_session_send_and_read (session, message, NULL, &error);

      g_assert_no_error (error);
      n_rows += upsert (db, g_ptr_array_index (feed->tables, i), reply);
    }
  sqlite3_close (db);
  return n_rows / desk_bench_seconds_since (start);
}

double
bench_floor_run (const char *hub_db,
                 const char *folder)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Feed feed;
  Server server = { &feed, g_main_loop_new (context, FALSE), g_async_queue_new () };
  g_autofree char *uri = NULL;
  sqlite3 *db = open_database (folder);
  GThread *thread;
  double rows_a_second;

  read_feed (&feed, hub_db);
  thread = g_thread_new ("floor", serve, &server);
  uri = g_async_queue_pop (server.uris);
  rows_a_second = loop (&feed, uri, db);

  g_main_loop_quit (server.loop);
  g_thread_join (thread);
  g_main_loop_unref (server.loop);
  g_async_queue_unref (server.uris);
  g_ptr_array_unref (feed.replies);
  g_ptr_array_unref (feed.tables);
  return rows_a_second;
}
