#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stands for member-desk in the end-to-end tests: the installed Flatpak. Inside the sandbox a person's data has
# a place of its own, so the folder that the tests name is left out.
exec flatpak run org.memberdesk.MemberDesk
