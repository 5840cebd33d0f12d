/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-store-test.h"

#include <desk-table.h>
#include <desk-time.h>

struct _TestPage
{
  GString    *rows;
  gint64      from;
  gint64      rev;
  guint       n_rows;
  gint64      last_seq;
  gboolean    more;
  const char *epoch;
  const char *feed;
};

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static char *
make_header (TestPage *page)
{
  g_autoptr (GString) header = g_string_new (NULL);
  guint n_tables;
  const DeskTable *tables = desk_table_list (&n_tables);

  g_string_append_printf (header,
                          "{\"protocol\":1,\"epoch\":\"%s\",\"now\":\"%s\","
                          "\"from\":%" G_GINT64_FORMAT ",\"to\":%" G_GINT64_FORMAT
                          ",\"head\":%" G_GINT64_FORMAT ",\"last_seq\":%" G_GINT64_FORMAT
                          ",\"more\":%s,"
                          "\"feed\":%s%s%s,\"columns\":{",
                          page->epoch, TEST_NOW, page->from, page->rev,
                          page->rev + (page->more ? 1 : 0), page->last_seq, page->more ? "true" : "false",
                          page->feed != NULL ? "\"" : "", page->feed != NULL ? page->feed : "null",
                          page->feed != NULL ? "\"" : "");
  for (guint i = 0; i < n_tables; i++)
    {
      g_string_append_printf (header, "%s\"%s\":[", i > 0 ? "," : "", tables[i].name);
      for (guint j = 0; j < tables[i].n_columns; j++)
        g_string_append_printf (header, "%s\"%s\"", j > 0 ? "," : "", tables[i].columns[j]);
      g_string_append_c (header, ']');
    }
  g_string_append (header, "}}\n");
  return g_string_free (g_steal_pointer (&header), FALSE);
}

/* A page that follows revision @from; each row has the next revision. */
TestPage *
test_page_new (gint64 from)
{
  TestPage *page = g_new0 (TestPage, 1);

  page->rows = g_string_new (NULL);
  page->from = page->rev = from;
  page->epoch = TEST_EPOCH;
  return page;
}

void
test_page_set_epoch (TestPage   *page,
                     const char *epoch)
{
  page->epoch = epoch;
}

void
test_page_set_feed (TestPage   *page,
                    const char *feed)
{
  page->feed = feed;
}

/* The last sequence number of the device that the hub has judged. */
void
test_page_set_last_seq (TestPage *page,
                        gint64    last_seq)
{
  page->last_seq = last_seq;
}

void
test_page_set_more (TestPage *page)
{
  page->more = TRUE;
}

/* @values: the inside of a JSON array */
void
test_page_add (TestPage   *page,
               const char *table,
               const char *values)
{
  page->rev++;
  page->n_rows++;
  g_string_append_printf (page->rows, "[\"%s\",%" G_GINT64_FORMAT ",[%s]]\n", table, page->rev,
                          values);
}

void
test_page_add_manager (TestPage   *page,
                       const char *region)
{
  g_autofree char *values = g_strdup_printf ("\"" TEST_MANAGER "\",\"王经理\",\"%s\",\"\"", region);

  test_page_add (page, "managers", values);
}

void
test_page_add_member (TestPage         *page,
                      const TestMember *member)
{
  g_autofree char *values = NULL;

  values = g_strdup_printf ("\"%s\",\"" TEST_MANAGER "\",\"%s\",\"mr\",\"personal\","
                            "\"\",\"\",\"\",\"%s\",%" G_GINT64_FORMAT ",null,%" G_GINT64_FORMAT
                            ",\"%s\",\"%s\",100,\"%s\","
                            "\"%s\",\"%s\",\"%s\",%d",
                            member->member_no, member->name != NULL ? member->name : "会员",
                            member->brand != NULL ? member->brand : "tianyi",
                            member->spend_fen, member->package_fen, or_empty (member->card_tier),
                            or_empty (member->card_expires), or_empty (member->phone),
                            member->address != NULL ? member->address : "贵阳市中山路",
                            member->area != NULL ? member->area : "town",
                            member->birthday != NULL ? member->birthday : "1970-01-01",
                            member->closed);
  test_page_add (page, "members", values);
}

void
test_page_add_account (TestPage          *page,
                       const TestAccount *account)
{
  g_autofree char *values = NULL;
  gint64 low_since_ms = account->low_since != NULL ? desk_test_time (account->low_since) : 0;

  values = g_strdup_printf ("\"%s\",\"%s\",\"" TEST_MANAGER "\",\"mobile\","
                            "\"%s\",\"%s\",%" G_GINT64_FORMAT
                            ",%" G_GINT64_FORMAT ",\"%s\",%" G_GINT64_FORMAT,
                            account->number, account->member_no,
                            account->payment != NULL ? account->payment : "prepaid",
                            account->state != NULL ? account->state : "in-use",
                            account->balance_fen, account->arrears_fen,
                            or_empty (account->arrears_since),
                            low_since_ms);
  test_page_add (page, "accounts", values);
}

void
test_page_add_use (TestPage   *page,
                   const char *use_id,
                   const char *member_no,
                   const char *service,
                   const char *used)
{
  g_autofree char *values = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  g_autofree char *month = desk_time_month (desk_test_time (used), zone);

  values = g_strdup_printf ("\"%s\",\"%s\",\"" TEST_MANAGER "\",\"%s\",\"%s\",%" G_GINT64_FORMAT
                            ",null,\"\",null,\"\",null,\"%s\",%" G_GINT64_FORMAT,
                            use_id, member_no, service, month, desk_test_time (used), use_id,
                            desk_test_time (used));
  test_page_add (page, "service_uses", values);
}

void
test_page_add_contact (TestPage   *page,
                       const char *contact_id,
                       const char *member_no,
                       gboolean    reached,
                       const char *contact)
{
  g_autofree char *values = NULL;

  values = g_strdup_printf ("\"%s\",\"%s\",\"" TEST_MANAGER "\",\"low-balance\",\"call\","
                            "\"told\",%d,%" G_GINT64_FORMAT,
                            contact_id, member_no, reached, desk_test_time (contact));
  test_page_add (page, "contacts", values);
}

void
test_page_add_visit (TestPage   *page,
                     const char *visit_id,
                     const char *member_no,
                     const char *status,
                     const char *start)
{
  g_autofree char *values = NULL;

  values = g_strdup_printf ("\"%s\",\"%s\",\"" TEST_MANAGER "\",\"courtesy\",%" G_GINT64_FORMAT
                            ",30,null,\"\",\"%s\",\"\",\"%s\",1,1" TEST_VISIT_REST,
                            visit_id, member_no, desk_test_time (start), status, visit_id);
  test_page_add (page, "visits", values);
}

void
test_page_add_note (TestPage   *page,
                    const char *note_id,
                    const char *member_no,
                    const char *text)
{
  g_autofree char *values = NULL;

  values = g_strdup_printf ("\"%s\",\"%s\",\"" TEST_MANAGER "\",\"%s\",\"%s\",1,1,0",
                            note_id, member_no, text, note_id);
  test_page_add (page, "notes", values);
}

void
test_page_remove (TestPage   *page,
                  const char *table,
                  const char *key)
{
  page->rev++;
  page->n_rows++;
  g_string_append_printf (page->rows, "[\"-\",%" G_GINT64_FORMAT ",\"%s\",\"%s\",\"left\"]\n",
                          page->rev, table, key);
}

/* @change: number, field, the value before and after, each in quotes, with commas between. Nobody
 * kept which balance was low then. */
void
test_page_add_feed_change (TestPage   *page,
                           const char *id,
                           const char *member_no,
                           const char *change,
                           const char *moment)
{
  g_autofree char *values =
    g_strdup_printf ("\"%s\",\"%s\",\"" TEST_MANAGER "\",%s,%" G_GINT64_FORMAT ",null", id, member_no,
                     change, desk_test_time (moment));

  test_page_add (page, "feed_changes", values);
}

/* Of the last row. */
gint64
test_page_get_rev (TestPage *page)
{
  return page->rev;
}

/* Frees the page. Returns: (transfer full): the hub's reply */
GBytes *
test_page_end (TestPage *page)
{
  g_autofree char *header = make_header (page);
  char *text = g_strdup_printf ("%s%s{\"end\":%u}\n", header, page->rows->str, page->n_rows);

  g_string_free (page->rows, TRUE);
  g_free (page);
  return g_bytes_new_take (text, strlen (text));
}

void
test_page_apply (TestPage  *page,
                 DeskStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 rev = page->rev;
  guint n_rows = page->n_rows;
  g_autoptr (GBytes) bytes = test_page_end (page);
  DeskPage applied;

  test_apply (store, bytes, &applied, &error);
  g_assert_no_error (error);
  g_assert_cmpint (applied.cursor, ==, rev);
  g_assert_cmpuint (applied.rows, ==, n_rows);
}
