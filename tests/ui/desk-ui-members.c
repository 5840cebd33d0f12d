/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-ui-members.h"

#include <desk-store-sync.h>

#define EPOCH "0190a5a0-0000-7000-8000-000000000001"

/* Behind the rows of desk-ui-fixture.c. */
#define FROM 13

static void
append_head (GString *text,
             guint    from,
             guint    rows)
{
  g_string_append_printf (text,
                          "{\"protocol\":1,\"epoch\":\"" EPOCH "\","
                          "\"now\":\"2026-11-22T22:00:00+08:00\","
                          "\"from\":%u,\"to\":%u,\"head\":%u,\"more\":false,"
                          "\"feed\":\"2026-11-22T06:00:00+08:00\"}\n",
                          from, from + rows, from + rows);
}

static void
append_member (GString    *text,
               guint       rev,
               guint       number,
               const char *name)
{
  g_string_append_printf (text,
                          "[\"members\",%u,[\"N%07u\",\"K001\",\"%s\",\"mr\",\"personal\","
                          "\"\",\"\",\"\",\"%s\",%u,null,5900,\"%s\",\"\",100,\"\",\"\","
                          "\"town\",\"1980-01-01\",0]]\n",
                          rev, number, name, number % 2 == 0 ? "ehome" : "tianyi", number * 100,
                          number % 3 == 0 ? "silver" : "");
}

/* Takes @text. */
static void
apply (DeskUiFixture *self,
       GString       *text,
       guint          rows)
{
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GError) error = NULL;
  DeskPage read = { 0 };

  g_string_append_printf (text, "{\"end\":%u}\n", rows);
  page = g_string_free_to_bytes (text);
  applied = desk_test_call (desk_store_apply_page, self->store, page);
  desk_store_apply_page_finish (self->store, applied, &read, &error);
  g_assert_no_error (error);
}

void
desk_ui_add_members (DeskUiFixture *self,
                     guint          n_members)
{
  GString *text = g_string_new (NULL);

  append_head (text, FROM, n_members);
  for (guint i = 0; i < n_members; i++)
    {
      g_autofree char *name = g_strdup_printf ("王%u", i);

      append_member (text, FROM + i + 1, i, name);
    }
  apply (self, text, n_members);
}

void
desk_ui_rename_member (DeskUiFixture *self,
                       guint          n_members,
                       guint          number,
                       const char    *name)
{
  GString *text = g_string_new (NULL);

  append_head (text, FROM + n_members, 1);
  append_member (text, FROM + n_members + 1, number, name);
  apply (self, text, 1);
}

void
desk_ui_add_twins (DeskUiFixture *self,
                   guint          n_members)
{
  GString *text = g_string_new (NULL);

  append_head (text, FROM, n_members);
  for (guint i = 1; i <= n_members; i++)
    g_string_append_printf (text,
                            "[\"members\",%u,[\"D%07u\",\"K001\",\"钱一\",\"mr\",\"personal\","
                            "\"\",\"\",\"\",\"tianyi\",0,null,5900,\"\",\"\",100,"
                            "\"18985100001\",\"贵阳市北京路1号\",\"town\",\"\",0]]\n",
                            FROM + i, i);
  apply (self, text, n_members);
}
