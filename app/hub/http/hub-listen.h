/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HUB_DEFAULT_LISTEN "127.0.0.1:8427"

/* Where a server may listen: anywhere with TLS, else on loopback addresses only. */
GSocketAddress  *hub_listen_resolve          (const char  *host_port,
                                              gboolean     tls,
                                              GError     **error);
GTlsCertificate *hub_listen_load_certificate (const char  *cert_file,
                                              const char  *key_file,
                                              GError     **error);

G_END_DECLS
