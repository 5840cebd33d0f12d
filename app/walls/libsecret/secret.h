/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "libsecret is reached through the room app/secret"
