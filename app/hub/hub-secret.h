/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Secrets that the hub hands out, and of which it keeps only the hashes. Safe from any thread. */
char *hub_secret_new_token      (void);
char *hub_secret_new_code       (void);
char *hub_secret_normalize_code (const char *typed);
char *hub_secret_hash           (const char *secret);

G_END_DECLS
