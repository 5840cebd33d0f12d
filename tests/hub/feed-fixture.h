/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-test.h>
#include <hub-database.h>
#include <hub-feed.h>
#include <hub-import.h>

G_BEGIN_DECLS

#define MANAGERS_HEADER "manager_no,name,region,phone\n"
#define MEMBERS_HEADER                                                                       \
  "member_no,name,salutation,manager_no,certificate,segment,rank,strategic,brand,spend_12m," \
  "revenue_year,package_monthly,card_tier,card_expires,points,phone,address,area,birthday\n"
#define ACCOUNTS_HEADER "number,member_no,kind,payment,state,balance,arrears,arrears_since\n"

/* Two managers, three members, four accounts; one of them low (E5). */
#define MANAGERS MANAGERS_HEADER "K001,董泰,guizhou,18908510000\nK002,侯言,xinjiang,18908510001\n"
#define MEMBER_1                                                                               \
  "M1,潘友康,ms,K001,personal,,,,ehome,3360.00,,41.79,diamond,2027-06-28,29,13332739201,北京路,town," \
  "1950-10-24\n"
#define MEMBER_2 "M2,贺康和,mr,K001,personal,,,,tianyi,1032.00,,79.73,silver,2026-10-27,1936,1,,,\n"
#define MEMBER_3 "M3,杨成,mr,K002,organisation,government,section,,other,,,,,,,2,,country,\n"
#define MEMBERS MEMBERS_HEADER MEMBER_1 MEMBER_2 MEMBER_3
#define ACCOUNT_1 "18930617284,M1,mobile,prepaid,in-use,19.99,0.00,\n"
#define ACCOUNT_2 "GZ838271605,M1,broadband,postpaid,in-use,0.00,83.84,2026-09-18\n"
#define ACCOUNT_3 "18961234568,M2,mobile,prepaid,in-use,20.00,0.00,\n"
#define ACCOUNT_4 "GZ868888889,M3,iptv,postpaid,suspended,,,\n"
#define ACCOUNTS ACCOUNTS_HEADER ACCOUNT_1 ACCOUNT_2 ACCOUNT_3 ACCOUNT_4

#define FIXTURE_NOW "2026-11-22T09:30:00+08:00"

/**
 * FeedFixture:
 *
 * A hub's database in a fresh folder, and three files of a feed beside it. The clock stands still.
 */
typedef struct
{
  DeskTestDir *folder;
  DeskClock   *clock;
  DeskPolicy  *policy;
  DeskDb      *db;
  char        *managers;
  char        *members;
  char        *accounts;
  char        *rejects;
} FeedFixture;

FeedFixture     *feed_fixture_new         (void);
void             feed_fixture_free        (FeedFixture             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FeedFixture, feed_fixture_free)

/* Writes the files; NULL leaves one as it is. */
void             feed_fixture_write       (FeedFixture             *self,
                                           const char              *managers,
                                           const char              *members,
                                           const char              *accounts);
void             feed_fixture_write_bytes (const char              *path,
                                           const char              *bytes,
                                           gssize                   length);
HubImportResult *feed_fixture_try         (FeedFixture             *self,
                                           const HubImportOptions  *options,
                                           GError                 **error);
/* Imports; asserts that it succeeds. */
HubImportResult *feed_fixture_import      (FeedFixture             *self);
/* Imports; asserts that it fails, that the message has `expected` in it, and that the database is
   as it was. */
void             feed_fixture_refuse      (FeedFixture             *self,
                                           const char              *expected);
/* All rows of all tables, as text. */
char            *feed_fixture_dump        (FeedFixture             *self);
gint64           feed_fixture_ask         (FeedFixture             *self,
                                           const char              *sql);
char            *feed_fixture_ask_text    (FeedFixture             *self,
                                           const char              *sql);
void             feed_fixture_run         (FeedFixture             *self,
                                           const char              *sql);

/* Asserts what the database answers to a question for one number. */
#define assert_answer(fixture, value, sql) \
  g_assert_cmpint (feed_fixture_ask (fixture, sql), ==, value)

/* Asserts on one of the counts of a result, in their order. */
#define assert_counts(count, added_, changed_, unchanged_, closed_, rejected_) \
  G_STMT_START                                                                 \
  {                                                                            \
    g_assert_cmpuint ((count).added, ==, added_);                              \
    g_assert_cmpuint ((count).changed, ==, changed_);                          \
    g_assert_cmpuint ((count).unchanged, ==, unchanged_);                      \
    g_assert_cmpuint ((count).closed, ==, closed_);                            \
    g_assert_cmpuint ((count).rejected, ==, rejected_);                        \
  }                                                                            \
  G_STMT_END

/* Asserts that the n-th reject is of this file, line and column, and has `expected` in its reason.
   */
void             assert_reject            (const HubImportResult   *result,
                                           guint                    n,
                                           const char              *file,
                                           gint64                   line,
                                           const char              *column,
                                           const char              *expected);

G_END_DECLS
