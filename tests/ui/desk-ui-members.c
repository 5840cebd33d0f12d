/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ui-members.h"

#include <desk-store-sync.h>

#define EPOCH "0190a5a0-0000-7000-8000-000000000001"

/* Behind the rows of desk-ui-fixture.c. */
#define FROM 13

void
desk_ui_add_members (DeskUiFixture *self,
                     guint          n_members)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GError) error = NULL;
  DeskPage read = { 0 };

  g_string_append_printf (text,
                          "{\"protocol\":1,\"epoch\":\"" EPOCH "\","
                          "\"now\":\"2026-11-22T22:00:00+08:00\","
                          "\"from\":%u,\"to\":%u,\"head\":%u,\"more\":false,"
                          "\"feed\":\"2026-11-22T06:00:00+08:00\"}\n",
                          FROM, FROM + n_members, FROM + n_members);
  for (guint i = 0; i < n_members; i++)
    g_string_append_printf (text,
                            "[\"members\",%u,[\"N%07u\",\"K001\",\"王%u\",\"mr\",\"personal\","
                            "\"\",\"\",\"\",\"%s\",%u,null,5900,\"%s\",\"\",100,\"\",\"\","
                            "\"town\",\"1980-01-01\",0]]\n",
                            FROM + i + 1, i, i, i % 2 == 0 ? "ehome" : "tianyi", i * 100,
                            i % 3 == 0 ? "silver" : "");
  g_string_append_printf (text, "{\"end\":%u}\n", n_members);
  page = g_string_free_to_bytes (g_steal_pointer (&text));

  desk_store_apply_page_async (self->store, page, NULL, desk_test_ready_cb, &applied);
  desk_test_wait_until (applied != NULL);
  desk_store_apply_page_finish (self->store, applied, &read, &error);
  g_assert_no_error (error);
}
