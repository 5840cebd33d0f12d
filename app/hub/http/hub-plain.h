/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* For a server without TLS: tells who tries to speak it, and would wait in vain. */
void hub_plain_watch (SoupServer *soup);

G_END_DECLS
