/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include <sync-fixture.h>

G_BEGIN_DECLS

/**
 * CliFixture:
 *
 * The program itself, with a data folder of its own, beside a hub with the demo feed.
 */
typedef struct
{
  SyncFixture  hub;
  char        *data_dir;
  char        *now;             /* (nullable): another MEMBER_DESK_NOW */
  gboolean     debug;           /* whether libraries say all they have to say */
  char        *out;             /* what the last run printed */
  char        *err;
} CliFixture;

#define cli_fixture_add(path, test)                                                             \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, test, cli_fixture_tear_down)

void        cli_fixture_set_up      (CliFixture     *self,
                                     gconstpointer   data);
void        cli_fixture_tear_down   (CliFixture     *self,
                                     gconstpointer   data);
/* Runs the program with these words, which must exit so. */
void        cli_fixture_run         (CliFixture     *self,
                                     int             exit_code,
                                     const char     *word,
                                     ...) G_GNUC_NULL_TERMINATED;
/* Enrols this manager and fetches everything. */
void        cli_fixture_enrol       (CliFixture     *self,
                                     const char     *manager_no);
/* The one JSON document that the last run printed. */
JsonNode   *cli_fixture_json        (CliFixture     *self);
JsonObject *cli_fixture_object      (CliFixture     *self);
JsonArray  *cli_fixture_array       (CliFixture     *self);
/* One clear line on stderr with these words in it, and nothing on stdout. */
void        cli_fixture_assert_said (CliFixture     *self,
                                     const char     *words);

G_END_DECLS
