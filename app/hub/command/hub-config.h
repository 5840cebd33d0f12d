/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest that can be said: ten years. */
#define HUB_CONFIG_MAX_DAYS 3650

/**
 * HubConfig:
 *
 * What the administrator of a hub wrote into its configuration file; %NULL, or 0, is what the file
 * does not say. What stands on the command line goes before it.
 */
typedef struct
{
  char *db_uri;
  char *policy_file;
  char *listen;
  char *tls_cert;
  char *tls_key;
  int   keep_days;
} HubConfig;

gboolean hub_config_read  (HubConfig   *self,
                           const char  *path,
                           GError     **error);
char    *hub_config_find  (void);
void     hub_config_clear (HubConfig   *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubConfig, hub_config_clear)

G_END_DECLS
