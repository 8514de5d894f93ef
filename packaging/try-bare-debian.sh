#!/bin/sh
# Tries the README's two commands as a newcomer would: a fresh clone of this checkout's last commit, in a bare Debian 12 that holds
# nothing but python3, git and make. Needs root, debootstrap and the network.
#
#     sh packaging/try-bare-debian.sh [ROOT]     ROOT: where to put the system; kept afterwards. Default: a new temporary folder.
set -eu

checkout=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
root=${1:-$(mktemp -d)}
[ "$(id -u)" = 0 ] || { echo "chroot and debootstrap need root" >&2; exit 1; }

[ -x "$root/usr/bin/make" ] || debootstrap --variant=minbase --include=python3,git,make,ca-certificates bookworm "$root"

# The host's way to the network: name servers, certificates, pip's configuration.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
[ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/pip.conf"

unmount() { umount -l "$root/proc" "$root/sys" "$root/dev" 2>/dev/null || true; }
trap unmount EXIT INT TERM
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"
mount --rbind /dev "$root/dev"

rm -rf "$root/home/newcomer"
mkdir -p "$root/home/newcomer"
git clone -q "$checkout" "$root/home/newcomer/geoview"
chroot "$root" /usr/bin/env -i HOME=/home/newcomer PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    sh -euc 'cd /home/newcomer/geoview; make run; make test'
ls -l "$root/home/newcomer/geoview/build/window.png"
