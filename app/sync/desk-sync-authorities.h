/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Who may vouch for the hub beside the authorities that the system trusts. */
gboolean             desk_sync_authorities_load   (GTlsDatabase        **authorities,
                                                   GError              **error);
GTlsCertificateFlags desk_sync_authorities_verify (GTlsDatabase         *self,
                                                   GTlsCertificate      *certificate,
                                                   GUri                 *uri,
                                                   GTlsCertificateFlags  errors);

G_END_DECLS
