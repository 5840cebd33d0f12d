/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskSite:
 * @path: the file it was read from; %NULL: there is none
 * @hub_address: the hub of everybody here, as written; %NULL: each person enters it
 * @ca_file: certificates to trust for the hub; %NULL: the system's only
 * @preferences: keys of the settings to their fixed values (GVariant)
 *
 * What the organisation rules for everybody who works with this installation.
 */
typedef struct
{
  char       *path;
  char       *hub_address;
  char       *ca_file;
  GHashTable *preferences;
} DeskSite;

DeskSite *desk_site_load               (GError     **error);
DeskSite *desk_site_new_from_file      (const char  *path,
                                        GError     **error);
void      desk_site_free               (DeskSite    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSite, desk_site_free)

G_END_DECLS
