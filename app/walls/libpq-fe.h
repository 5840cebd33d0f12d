/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "PostgreSQL is reached through the statement API of app/db"
