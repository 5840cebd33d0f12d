/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-db.h>

G_BEGIN_DECLS

/**
 * HubKey:
 * @manager_no: whose row it is
 * @stored: it is in the database
 * @open: it was there, and open, before this import
 * @named: the feed names it
 *
 * What an import knows of a row by its key.
 */
typedef struct
{
  const char *key;
  const char *manager_no;
  guint       stored : 1;
  guint       open : 1;
  guint       named : 1;
} HubKey;

/**
 * HubKeySet:
 *
 * The keys of a table, those in the database and those that the feed adds, in memory: asking it is
 * far cheaper than asking the database for each row of a feed.
 */
typedef struct _HubKeySet HubKeySet;

HubKeySet  *hub_key_set_load           (DeskDb      *db,
                                        const char  *sql,
                                        GError     **error);
HubKey     *hub_key_set_find           (HubKeySet   *self,
                                        const char  *key);
HubKey     *hub_key_set_add            (HubKeySet   *self,
                                        const char  *key);
void        hub_key_set_assign         (HubKeySet   *self,
                                        HubKey      *key,
                                        const char  *manager_no);
GPtrArray  *hub_key_set_find_missing   (HubKeySet   *self);
guint       hub_key_set_get_n_open     (HubKeySet   *self);
void        hub_key_set_free           (HubKeySet   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubKeySet, hub_key_set_free)

G_END_DECLS
