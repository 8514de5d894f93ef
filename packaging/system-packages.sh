#!/bin/sh
# Installs what packaging/system-packages.txt, or the list that is named, has and this system lacks: as root or through sudo
# without a password.
# Elsewhere it prints the one line to run and ends with status 1.
set -eu

list=${1:-$(dirname "$0")/system-packages.txt}

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "Not a Debian system: see README.md for the libraries that Qt needs here." >&2
    exit 0
fi

available() {
    # Ubuntu 24.04 renamed some libraries when time_t grew to 64 bits.
    dpkg-query -W -f='${Status}\n' "$1" "$1t64" 2>/dev/null | grep -q '^install ok installed'
}

missing=
for package in $(sed 's/#.*//' "$list"); do
    # Any Python with venv and pip will do, not only Debian's.
    if [ "$package" = python3-venv ] && python3 -c 'import ensurepip, venv' 2>/dev/null; then
        continue
    fi
    available "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    run=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    run=sudo
else
    echo "GeoView needs some system packages. Run this line, then make again:" >&2
    echo "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
$run apt-get update -q
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -q --no-install-recommends $missing
