/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SYNC_CERTIFICATE_CA "ca.pem"

typedef enum
{
  SYNC_CERTIFICATE_GOOD,
  SYNC_CERTIFICATE_OTHER_MACHINE,
  SYNC_CERTIFICATE_EXPIRED,
} SyncCertificateKind;

/* A certificate for 127.0.0.1, issued by an authority whose own certificate it leaves in `dir`. */
GTlsCertificate *sync_certificate_make (const char          *dir,
                                        SyncCertificateKind  kind);

G_END_DECLS
