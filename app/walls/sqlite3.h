/* SPDX-License-Identifier: GPL-3.0-or-later */
#error "SQLite is reached through the statement API of app/db"
