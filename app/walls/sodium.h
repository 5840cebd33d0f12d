/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "libsodium is reached through the room app/lock"
