#!/bin/sh
# Makes an AppImage of the AppDir that `python packaging/build.py appdir` made.
#
#     sh packaging/linux/appimage/build.sh APPDIR OUT.AppImage [RUNTIME]
#
# RUNTIME is the type 2 runtime of the AppImage project for this architecture (runtime-x86_64, from the releases of
# https://github.com/AppImage/type2-runtime). Without it only the file system is made, as OUT.squashfs: mounted, it runs.
# Needs squashfs-tools.
set -eu

appdir=$1
out=$2
runtime=${3:-}

image=${out%.AppImage}.squashfs
: "${SOURCE_DATE_EPOCH:=$(stat -c %Y "$appdir/AppRun")}"
rm -f "$image"
epoch=$SOURCE_DATE_EPOCH
unset SOURCE_DATE_EPOCH  # mksquashfs refuses it beside options of the same meaning
mksquashfs "$appdir" "$image" -root-owned -noappend -no-progress -quiet -comp zstd -Xcompression-level 19 -b 256K \
    -mkfs-time "$epoch" -all-time "$epoch"

if [ -z "$runtime" ]; then
    echo "$image (no runtime was given, so this is the file system alone)"
    exit 0
fi
cat "$runtime" "$image" >"$out.new"
chmod 755 "$out.new"
mv "$out.new" "$out"
rm -f "$image"
echo "$out"
