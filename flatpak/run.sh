#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stands for member-desk in the end-to-end tests: the installed Flatpak. Inside the sandbox a person's data has
# a place of its own, so the folder that the tests name is left out.
# It is killed when the tests end this; the one before is gone before the next begins.
until gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
  --method org.freedesktop.DBus.NameHasOwner org.memberdesk.MemberDesk | grep -q false; do
  sleep 0.1
done
exec flatpak run --die-with-parent org.memberdesk.MemberDesk
