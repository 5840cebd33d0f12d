/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ui-fixture.h"

#include <desk-outbox.h>
#include <desk-store-sync.h>

#define EPOCH "0190a5a0-0000-7000-8000-000000000001"

/* Members in the order of the wire: number, name, salutation, brand, spend, card tier, card
 * expires, phone. */
static const struct
{
  const char *member_no;
  const char *name;
  const char *salutation;
  const char *brand;
  gint64      spend_fen;
  const char *card_tier;
  const char *card_expires;
  const char *phone;
} members[] = {
  { "M0000001", "钱一", "mr", "tianyi", 400000, "diamond", "2027-06-30", "18985100001" },
  { "M0000002", "孙二", "ms", "ehome", 250000, "gold", "2027-06-30", "18985100002" },
  { "M0000003", "李三", "mr", "tianyi", 120000, "silver", "2027-06-30", "18985100003" },
  { "M0000004", "周四", "ms", "other", 10000, "", "", "18985100004" },
  { "M0000005", "吴五", "mr", "ehome", 400000, "diamond", "2027-06-30", "18985100005" },
  { "M0000006", "郑六", "ms", "tianyi", 250000, "gold", "2026-11-30", "18985100006" },
};

/* E5 at its boundary: 19.99 is low, 20.00 is not. */
static const struct
{
  const char *number;
  const char *member_no;
  const char *kind;
  const char *payment;
  gint64      balance_fen;
  gint64      arrears_fen;
  const char *arrears_since;
} accounts[] = {
  { "18985110001", "M0000001", "mobile", "prepaid", 320, 0, "" },
  { "GZ800000001", "M0000002", "broadband", "prepaid", 1999, 0, "" },
  { "18985110003", "M0000003", "mobile", "prepaid", 2000, 0, "" },
  { "18985110004", "M0000004", "mobile", "prepaid", 57, 0, "" },
  { "18985110005", "M0000005", "mobile", "postpaid", 0, 12050, "2026-10-01" },
  { "18985110006", "M0000006", "mobile", "prepaid", 8800, 0, "" },
};

static gboolean
is_low (guint account)
{
  return accounts[account].balance_fen < 2000 && g_str_equal (accounts[account].payment, "prepaid");
}

static GBytes *
make_page (gint64 low_since_ms)
{
  const guint n_rows = 1 + G_N_ELEMENTS (members) + G_N_ELEMENTS (accounts);
  GString *text = g_string_new (NULL);
  guint rev = 0;

  g_string_append_printf (text,
                          "{\"protocol\":1,\"epoch\":\"" EPOCH "\","
                          "\"now\":\"2026-11-22T22:00:00+08:00\",\"from\":0,\"to\":%u,"
                          "\"head\":%u,\"more\":false,"
                          "\"feed\":\"2026-11-22T06:00:00+08:00\"}\n",
                          n_rows, n_rows);
  g_string_append_printf (text, "[\"managers\",%u,[\"K001\",\"董泰\",\"guizhou\",\"18908510000\"]]\n",
                          ++rev);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_string_append_printf (text,
                            "[\"members\",%u,[\"%s\",\"K001\",\"%s\",\"%s\",\"personal\","
                            "\"\",\"\",\"\",\"%s\",%" G_GINT64_FORMAT ",null,5900,"
                            "\"%s\",\"%s\",100,\"%s\",\"贵阳市北京路1号\","
                            "\"town\",\"1980-01-01\",0]]\n",
                            ++rev, members[i].member_no, members[i].name, members[i].salutation,
                            members[i].brand, members[i].spend_fen, members[i].card_tier,
                            members[i].card_expires, members[i].phone);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    g_string_append_printf (text,
                            "[\"accounts\",%u,[\"%s\",\"%s\",\"K001\",\"%s\",\"%s\",\"in-use\","
                            "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",\"%s\",%" G_GINT64_FORMAT "]]\n",
                            ++rev, accounts[i].number, accounts[i].member_no, accounts[i].kind,
                            accounts[i].payment, accounts[i].balance_fen, accounts[i].arrears_fen,
                            accounts[i].arrears_since,
                            is_low (i) ? low_since_ms : 0);
  g_string_append_printf (text, "{\"end\":%u}\n", n_rows);
  return g_string_free_to_bytes (text);
}

static void
enrol (DeskUiFixture *self)
{
  const DeskIdentity identity = {
    .hub_url = (char *) "http://127.0.0.1:1",
    .device_id = (char *) "0190a5a0-0000-7000-8000-000000000002",
    .token = (char *) "token",
    .manager_no = (char *) "K001",
    .manager_name = (char *) "董泰",
    .region = (char *) "guizhou",
  };
  g_autoptr (GBytes) page = make_page (desk_test_time ("2026-11-22T06:00:00+08:00"));
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GAsyncResult) noted = NULL;
  DeskPage read = { 0 };
  g_autoptr (GError) error = NULL;

  saved = desk_test_call (desk_store_save_identity, self->store, &identity, EPOCH);
  desk_store_save_identity_finish (self->store, saved, &error);
  g_assert_no_error (error);

  applied = desk_test_call (desk_store_apply_page, self->store, page);
  desk_store_apply_page_finish (self->store, applied, &read, &error);
  g_assert_no_error (error);

  noted = desk_test_call (desk_store_note_round, self->store, DESK_ROUND_WHOLE, 0);
  desk_store_note_round_finish (self->store, noted, &error);
  g_assert_no_error (error);
}

void
desk_ui_test_init (int    *argc,
                   char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}

DeskUiFixture *
desk_ui_fixture_new_empty (const char *now)
{
  g_autoptr (DeskUiFixture) self = g_new0 (DeskUiFixture, 1);
  g_autoptr (DeskPolicy) policy = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  policy = desk_policy_new_builtin (&error);
  g_assert_no_error (error);
  self->dir = desk_test_make_dir ();
  self->clock = desk_clock_new_stopped (desk_test_time (now));
  self->store = desk_store_new (self->dir, policy, self->clock);
  opened = desk_test_call (desk_store_open, self->store);
  desk_store_open_finish (self->store, opened, &error);
  g_assert_no_error (error);
  self->sync = desk_sync_new (self->store);
  return g_steal_pointer (&self);
}

DeskUiFixture *
desk_ui_fixture_new (const char *now)
{
  DeskUiFixture *self = desk_ui_fixture_new_empty (now);

  enrol (self);
  return self;
}

void
desk_ui_fixture_close (DeskUiFixture *self)
{
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  g_clear_object (&self->sync);
  closed = desk_test_call (desk_store_close, self->store);
  desk_store_close_finish (self->store, closed, &error);
  g_assert_no_error (error);
  g_clear_object (&closed);
  desk_test_assert_let_go (g_steal_pointer (&self->store));
}

/* Freeing also proves that no widget kept the store. */
void
desk_ui_fixture_free (DeskUiFixture *self)
{
  desk_ui_fixture_close (self);
  g_clear_object (&self->clock);
  desk_test_remove_dir (self->dir);
  g_free (self);
}

guint
desk_ui_fixture_count_ops (DeskUiFixture *self,
                           const char    *kind)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  listed = desk_test_call (desk_store_list_outbox, self->store);
  entries = desk_store_list_outbox_finish (self->store, listed, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((DeskOutboxEntry *) g_ptr_array_index (entries, i))->kind, kind))
      n++;
  return n;
}

GtkWindow *
desk_ui_show (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 800, 600);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

GtkWidget *
desk_ui_find (GtkWidget *widget,
              GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = desk_ui_find (child, type);
  return found;
}

gpointer
desk_ui_find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}
