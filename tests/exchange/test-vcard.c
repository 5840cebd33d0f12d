/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <desk-vcard.h>
#include <string.h>

static void
set (char       **field,
     const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static DeskMember *
make_member (void)
{
  DeskMember *member = desk_member_new ();

  set (&member->member_no, "M0000001");
  set (&member->name, "欧阳 明; 小,\\");
  set (&member->certificate, "personal");
  set (&member->phone, "18911110000");
  set (&member->address, "贵阳市北京路244号");
  set (&member->birthday, "1980-02-29");
  return member;
}

static void
test_masked (void)
{
  g_autoptr (DeskMember) member = make_member ();
  g_autofree char *card = desk_vcard_write (member, member->birthday, FALSE);

  g_assert_cmpstr (card, ==,
                   "BEGIN:VCARD\r\n"
                   "VERSION:3.0\r\n"
                   "UID:member-desk:M0000001\r\n"
                   "FN:欧阳 明\\; 小\\,\\\\\r\n"
                   "N:欧阳 明\\; 小\\,\\\\;;;;\r\n"
                   "TEL:189****0000\r\n"
                   "ADR:;;贵阳市北京路****;;;;\r\n"
                   "BDAY:1980-02-29\r\n"
                   "NOTE:Member number M0000001\r\n"
                   "END:VCARD\r\n");
}

static void
test_unmasked (void)
{
  g_autoptr (DeskMember) member = make_member ();
  g_autofree char *card = NULL;

  set (&member->birthday, "");
  set (&member->certificate, "organisation");
  card = desk_vcard_write (member, member->birthday, TRUE);
  g_assert_nonnull (strstr (card, "\r\nTEL:18911110000\r\n"));
  g_assert_nonnull (strstr (card, "\r\nADR:;;贵阳市北京路244号;;;;\r\n"));
  g_assert_nonnull (strstr (card, "\r\nORG:"));
  g_assert_null (strstr (card, "BDAY"));
}

static void
assert_name (const char *name,
             const char *salutation,
             const char *expected)
{
  g_autoptr (DeskMember) member = make_member ();
  g_autofree char *card = NULL;

  set (&member->name, name);
  set (&member->salutation, salutation);
  card = desk_vcard_write (member, "", FALSE);
  g_assert_nonnull (strstr (card, expected));
}

/* Family name and given name; what people are called by stands where their language has it. */
static void
test_names (void)
{
  assert_name ("潘友康", "ms", "\r\nN:潘;友康;;;Ms\r\n");
  assert_name ("欧阳明", "mr", "\r\nN:欧阳;明;;;Mr\r\n");
  assert_name ("欧阳", "", "\r\nN:欧;阳;;;\r\n");
  assert_name ("司马相如", "", "\r\nN:司马;相如;;;\r\n");
  assert_name ("李", "", "\r\nN:李;;;;\r\n");
  assert_name ("贵州某某有限公司", "", "\r\nN:贵州某某有限公司;;;;\r\n");
  assert_name ("Li Lei", "mr", "\r\nN:Li Lei;;;Mr;\r\n");
}

/* No line has more than 75 octets, and no character is cut. */
static void
test_folded (void)
{
  g_autoptr (DeskMember) member = make_member ();
  g_autofree char *card = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) parts = NULL;

  set (&member->address, "贵州省贵阳市云岩区中华北路与北京路交叉口东南角天怡豪生大酒店写字楼十八层一八零六室");
  card = desk_vcard_write (member, member->birthday, TRUE);
  lines = g_strsplit (card, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
  parts = g_strsplit (card, "\r\n ", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  joined = g_strjoinv ("", parts);
  g_assert_nonnull (strstr (joined, "写字楼十八层一八零六室;;;;\r\n"));
}

static void
test_name (void)
{
  g_assert_true (desk_vcard_is_name ("/tmp/会员.VCF"));
  g_assert_false (desk_vcard_is_name ("/tmp/vcf"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/vcard/masked", test_masked);
  g_test_add_func ("/exchange/vcard/unmasked", test_unmasked);
  g_test_add_func ("/exchange/vcard/names", test_names);
  g_test_add_func ("/exchange/vcard/folded", test_folded);
  g_test_add_func ("/exchange/vcard/name", test_name);
  return g_test_run ();
}
