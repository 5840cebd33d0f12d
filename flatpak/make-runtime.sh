#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make-runtime.sh DIR PACKAGE...: a Flatpak runtime of Debian's packages in DIR (metadata, files/), without
# privileges: bubblewrap lets this user be root in a namespace of its own. Reads apt's sources of this system.
set -eu

name=org.memberdesk.Platform
dir=$1
shift
arch=$(flatpak --default-arch)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
root=$dir/root
files=$dir/files

as_root_of_own() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    bwrap --unshare-user --uid 0 --gid 0 --dev-bind / / "$@"
  fi
}

# Only Debian's own archives, whatever else this computer installs from.
list_sources() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sed -n 's/^Debian /deb /p' | sort -u
}

extract() {
  packages=$(printf '%s,' "$@")
  # The owner of a file is whoever makes the runtime; Flatpak keeps none.
  as_root_of_own env TAR_OPTIONS=--no-same-owner mmdebstrap --quiet --variant=extract --mode=root \
    --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --aptopt='APT::Install-Recommends "false"' --aptopt='APT::Sandbox::User "root"' \
    --include="${packages%,}" "$suite" "$root" "$dir/sources.list"
}

# What a program that runs never reads.
slim() {
  (
    cd "$root/usr"
    rm -rf games include lib32 libx32 local src share/doc share/man share/info share/lintian share/bug \
      share/bash-completion share/common-licenses share/debconf share/perl5 share/zsh \
      share/fonts/opentype/noto/NotoSerifCJK* lib/systemd lib/udev lib/*/perl* lib/*/systemd lib/*/security \
      share/gtk-4.0/gtk4builder.rng share/icons/Adwaita/cursors share/dbus-1 share/polkit-1
    find share/locale -mindepth 1 -maxdepth 1 ! -name 'zh_CN*' ! -name 'en*' ! -name locale.alias \
      -exec rm -rf {} +
  )
  rm -rf "$root/etc/apt" "$root/etc/dpkg" "$root/etc/cron"* "$root/etc/init.d" "$root/etc/rc"* \
    "$root/etc/systemd" "$root/etc/pam"* "$root/etc/hostname" "$root/etc/resolv.conf" "$root/etc/security"
}

lay_out() {
  mv "$root/usr" "$files"
  mv "$root/etc" "$files/etc"
  rm -rf "$root"
  cat >"$files/etc/ld.so.conf" <<END
include /run/flatpak/ld.so.conf.d/app-*.conf
include /app/etc/ld.so.conf
/app/lib
include /etc/ld.so.conf.d/*.conf
include /run/flatpak/ld.so.conf.d/runtime-*.conf
END
  # Fonts of the computer, and a cache that each user has anyway.
  cat >"$files/etc/fonts/conf.d/05-flatpak.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/local-fonts</dir>
  <dir>/run/host/user-fonts</dir>
  <cachedir>/run/host/fonts-cache</cachedir>
</fontconfig>
END
  cat >"$dir/metadata" <<END
[Runtime]
name=$name
runtime=$name/$arch/stable
sdk=$name/$arch/stable

[Environment]
GSK_RENDERER=cairo
END
}

# What the packages would have made when they were configured, by the runtime's own programs.
configure() {
  gunzip -f "$files/share/i18n/charmaps/UTF-8.gz"
  mkdir -p "$files/lib/locale"
  # shellcheck disable=SC2016
  bwrap --unshare-all --uid 0 --gid 0 --bind "$files" /usr --bind "$files/etc" /etc --symlink usr/bin /bin \
    --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --proc /proc --dev /dev \
    --tmpfs /tmp --tmpfs /var --setenv PATH /usr/sbin:/usr/bin --setenv LC_ALL C.UTF-8 \
    sh -eu -c '
      ldconfig -X
      libs=$(dirname "$(echo /usr/lib/*/libglib-2.0.so.0)")
      glib-compile-schemas /usr/share/glib-2.0/schemas
      "$libs/glib-2.0/gio-querymodules" "$libs/gio/modules"
      "$libs/gdk-pixbuf-2.0/gdk-pixbuf-query-loaders" --update-cache
      update-mime-database /usr/share/mime
      mkdir -p /etc/ssl/certs
      cat /usr/share/ca-certificates/mozilla/*.crt >/etc/ssl/certs/ca-certificates.crt
      localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
      localedef -i en_US -f UTF-8 en_US.UTF-8
    '
  rm -rf "$files/share/i18n" "$files/share/mime/packages"
}

rm -rf "$root" "$files"
mkdir -p "$dir"
list_sources >"$dir/sources.list"
[ -s "$dir/sources.list" ] || {
  echo "make-runtime.sh: apt knows no archive of Debian here; run apt-get update" >&2
  exit 1
}
extract "$@"
slim
lay_out
configure
