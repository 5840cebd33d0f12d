/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-feed.h"

#include "sim-schedule.h"

#define N_CHANGES 5
#define MAX_MEMBERS (SIM_MAX_MANAGERS * SIM_MEMBERS_A_MANAGER)

typedef struct
{
  guint    manager;
  guint    edits;
  gboolean in_arrears;
  gboolean missing;
} Member;

struct _SimFeed
{
  guint       n_managers;
  guint       n_members;
  GHashTable *moved;            /* member_no */
  Member      members[MAX_MEMBERS];
};

SimFeed *
sim_feed_new (guint n_managers)
{
  SimFeed *self = g_new0 (SimFeed, 1);

  self->n_managers = n_managers;
  self->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_members = n_managers * SIM_MEMBERS_A_MANAGER;
  for (guint i = 0; i < self->n_members; i++)
    self->members[i].manager = i % n_managers;
  return self;
}

/**
 * sim_feed_change:
 *
 * What the next import will find different: an address, arrears, a member with another manager, one
 * that is missing (or back), or something of everybody.
 */
void
sim_feed_change (SimFeed *self,
                 guint    member,
                 guint    what)
{
  Member *changed = &self->members[member % self->n_members];

  switch (what % N_CHANGES)
    {
    case 0:
      changed->edits++;
      break;
    case 1:
      changed->in_arrears = !changed->in_arrears;
      break;
    case 2:
      g_hash_table_add (self->moved, sim_feed_member_no (member % self->n_members));
      changed->manager = (changed->manager + 1 + what / N_CHANGES) % self->n_managers;
      break;
    case 3:
      changed->missing = !changed->missing;
      break;
    default:
      for (guint i = 0; i < self->n_members; i++)
        self->members[i].edits++;
    }
}

char *
sim_feed_manager_no (guint manager)
{
  return g_strdup_printf ("K%03u", manager + 1);
}

char *
sim_feed_member_no (guint member)
{
  return g_strdup_printf ("M%07u", member + 1);
}

void
sim_feed_note_moved (SimFeed    *self,
                     const char *member_no)
{
  g_hash_table_add (self->moved, g_strdup (member_no));
}

gboolean
sim_feed_has_moved (SimFeed    *self,
                    const char *member_no)
{
  return g_hash_table_contains (self->moved, member_no);
}

guint
sim_feed_get_n_members (SimFeed *self)
{
  return self->n_members;
}

static char *
write_managers (SimFeed *self)
{
  GString *csv = g_string_new ("manager_no,name,region,phone\n");

  for (guint i = 0; i < self->n_managers; i++)
    g_string_append_printf (csv, "K%03u,董泰,guizhou,1890851000%u\n", i + 1, i);
  return g_string_free (csv, FALSE);
}

/* Each manager has a member with a diamond card, whose uses are limited (E6). */
static char *
write_members (SimFeed *self)
{
  GString *csv = g_string_new ("member_no,name,salutation,manager_no,certificate,segment,rank,"
                               "strategic,brand,spend_12m,revenue_year,package_monthly,card_tier,"
                               "card_expires,points,phone,address,area,birthday\n");

  for (guint i = 0; i < self->n_members; i++)
    if (!self->members[i].missing)
      g_string_append_printf (csv, "M%07u,潘友康,ms,K%03u,personal,,,,ehome,3360.00,,41.79,%s,"
                              "2028-06-28,29,1333273920%u,北京路%u号,town,1950-10-24\n", i + 1,
                              self->members[i].manager + 1,
                              i < self->n_managers ? "diamond" : "gold", i,
                              self->members[i].edits);
  return g_string_free (csv, FALSE);
}

static char *
write_accounts (SimFeed *self)
{
  GString *csv = g_string_new ("number,member_no,kind,payment,state,balance,arrears,"
                               "arrears_since\n");

  for (guint i = 0; i < self->n_members; i++)
    if (!self->members[i].missing)
      g_string_append_printf (csv, "1893061728%u,M%07u,mobile,postpaid,%s,0.00,%s\n", i, i + 1,
                              self->members[i].in_arrears ? "suspended" : "in-use",
                              self->members[i].in_arrears ? "120.00,2026-10-01" : "0.00,");
  return g_string_free (csv, FALSE);
}

/* Takes @csv. */
static char *
save (const char *dir,
      const char *name,
      char       *csv)
{
  g_autofree char *text = csv;
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (dir, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/**
 * sim_feed_import:
 * @dir: where the files are written
 * @db: the hub's
 */
gboolean
sim_feed_import (SimFeed     *self,
                 const char  *dir,
                 DeskDb      *db,
                 DeskPolicy  *policy,
                 DeskClock   *clock,
                 GError     **error)
{
  g_autofree char *managers = save (dir, "managers.csv", write_managers (self));
  g_autofree char *members = save (dir, "members.csv", write_members (self));
  g_autofree char *accounts = save (dir, "accounts.csv", write_accounts (self));
  HubImportFiles files = { managers, members, accounts };
  HubImportOptions options = { .allow_shrink = TRUE };
  g_autoptr (HubImportResult) result = hub_import_run (db, policy, clock, &files, &options, error);

  g_assert_true (result == NULL || result->rejects->len == 0);
  return result != NULL;
}

void
sim_feed_free (SimFeed *self)
{
  g_hash_table_unref (self->moved);
  g_free (self);
}
