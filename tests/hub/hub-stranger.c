/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-stranger.h"

#include <desk-test.h>

void
hub_stranger_clear (HubStranger *self)
{
  g_clear_object (&self->answer);
  g_clear_object (&self->connection);
}

HubStranger
hub_stranger_call (HubFixture *fixture,
                   const char *text)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  HubStranger self = { NULL };

  self.connection = g_socket_client_connect_to_uri (client, hub_server_get_uri (fixture->server), 0,
                                                    NULL, &error);
  g_assert_no_error (error);
  self.answer =
    g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (self.connection)));
  g_data_input_stream_set_newline_type (self.answer, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  hub_stranger_say (&self, text, strlen (text));
  return self;
}

void
hub_stranger_say (HubStranger *self,
                  const char  *text,
                  gsize        length)
{
  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  g_autoptr (GAsyncResult) result = NULL;

  result = desk_test_call (g_output_stream_write_all, stream, text, length, G_PRIORITY_DEFAULT);
  g_output_stream_write_all_finish (stream, result, NULL, NULL);
}

void
hub_stranger_leave (HubStranger *self)
{
  g_socket_shutdown (g_socket_connection_get_socket (self->connection), FALSE, TRUE, NULL);
}

char *
hub_stranger_hear (HubStranger *self)
{
  g_autoptr (GString) heard = g_string_new (NULL);
  gssize length;

  do
    {
      g_autoptr (GAsyncResult) result = NULL;
          char buffer[4096];

      result = desk_test_call (g_input_stream_read, G_INPUT_STREAM (self->answer), buffer,
                               sizeof buffer, G_PRIORITY_DEFAULT);
      length = g_input_stream_read_finish (G_INPUT_STREAM (self->answer), result, NULL);
      g_string_append_len (heard, buffer, MAX (length, 0));
    }
  while (length > 0);
  return g_string_free (g_steal_pointer (&heard), FALSE);
}
