#!/bin/bash
# Tries a .deb as a reader would: in a bare Debian 12 with nothing added but Xvfb and xdg-utils (with what these call), as a normal
# user, with the web engine's sandbox on. Installs it, opens texts in every way a desktop has, takes pictures, removes it, and looks at
# what was left behind.
#
#     bash packaging/linux/smoke.sh geoview_VERSION_amd64.deb [ROOT] [PICTURES]
#
# ROOT      where the system lies; made with debootstrap where it is not there yet, and kept. Default: /var/tmp/geoview-smoke
# PICTURES  folder for the pictures. Default: build/smoke
#
# Needs root, debootstrap, the network (for apt), and on this side xdotool, x11-utils and imagemagick to look at the windows.
# Ends with status 1 and says so where something is wrong.
set -euo pipefail

package=$(readlink -f "$1")
root=${2:-/var/tmp/geoview-smoke}
pictures=${3:-build/smoke}
display=:${SMOKE_DISPLAY:-77}
user=reader
home=/home/$user
failures=0

[ "$(id -u)" = 0 ] || { echo "debootstrap and namespaces need root" >&2; exit 2; }
mkdir -p "$pictures"
pictures=$(readlink -f "$pictures")

say() { printf '%s\n' "$*"; }
check() { # check WHAT COMMAND…
    local what=$1
    shift
    if "$@"; then say "ok    $what"; else say "WRONG $what"; failures=$((failures + 1)); fi
}

# A chroot would not do: the kernel refuses user namespaces, and with them the sandbox, to a process in one. So each command gets a
# mount namespace whose root is the system's.
enter='
    mount --bind "$0" "$0"
    cd "$0"
    mount -t proc proc proc
    mount --rbind /sys sys
    mount --rbind /dev dev
    mkdir -p .host
    pivot_root . .host
    umount -l /.host
    exec "$@"
'
as_root() {
    unshare --mount --propagation private sh -euc "$enter" "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
as_reader() {
    unshare --mount --propagation private sh -euc "$enter" "$root" env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="$home" \
        USER="$user" LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/user/1000 DISPLAY="$display" \
        setpriv --reuid=1000 --regid=1000 --clear-groups --no-new-privs env -C "$home" "$@"
}

window() { # window TITLE [SECONDS]: its number, once it is there
    local title=$1 left=$((${2:-30} * 4))
    while [ $left -gt 0 ]; do
        if DISPLAY=$display xdotool search --onlyvisible --name "$title" 2>/dev/null | head -n 1 | grep .; then return 0; fi
        sleep 0.25
        left=$((left - 1))
    done
    return 1
}
has_window() { window "$1" >/dev/null; }
picture() { DISPLAY=$display import -window root "$pictures/$1.png"; }
ours() { # numbers of the processes that run from the package
    local exe
    for exe in /proc/[0-9]*/exe; do
        case $(readlink "$exe" 2>/dev/null || true) in
            */opt/geoview/*) basename "$(dirname "$exe")" ;;
        esac
    done
}
close_all() {
    local left=40 number
    for number in $(ours); do kill -TERM "$number" 2>/dev/null || true; done
    while [ $left -gt 0 ] && [ -n "$(ours)" ]; do sleep 0.25; left=$((left - 1)); done
    check "ends within ten seconds of being told to" [ -z "$(ours)" ]
    for number in $(ours); do kill -KILL "$number" 2>/dev/null || true; done
}
is_colourful() { # a window that was drawn, and not a blank one
    [ "$(identify -format %k "$pictures/$1.png")" -gt 200 ]
}

say "== the system"
[ -x "$root/usr/bin/apt-get" ] || debootstrap --variant=minbase --include=ca-certificates bookworm "$root" >/dev/null
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
as_root apt-get update -q >/dev/null
as_root apt-get purge -q -y geoview >/dev/null 2>&1 || true
as_root apt-get install -q -y --no-install-recommends xvfb xdg-utils file libglib2.0-bin desktop-file-utils man-db >/dev/null
as_root sh -c "id $user >/dev/null 2>&1 || useradd --uid 1000 --create-home $user"
as_root rm -rf "$home" /run/user/1000
as_root install -d -o 1000 -g 1000 -m 700 "$home" /run/user/1000
# From here on nothing may be found there that was not said to be there.
as_root find / -xdev \( -path /proc -o -path /var -o -path /tmp -o -path /run \) -prune -o -print | sort >"$root/tmp/before"

say "== installing"
cp "$package" "$root/tmp/geoview.deb"
as_root apt-get install -q -y --no-install-recommends /tmp/geoview.deb >"$pictures/install.log" 2>&1 ||
    { tail -n 20 "$pictures/install.log" >&2; exit 1; }
as_root apt-get check -q >/dev/null
version=$(dpkg-deb -f "$package" Version)
check "says its version" [ "$(as_reader geoview --version)" = "geoview ${version%~*}" ]
as_root sh -c 'find /opt/geoview -name "*.so*" ! -path "*wayland*" | LD_LIBRARY_PATH=/opt/geoview/_internal xargs ldd 2>/dev/null' |
    grep 'not found' | grep -v wayland | sort -u >"$pictures/libraries.log" || true
check "lacks no library" [ ! -s "$pictures/libraries.log" ]
check "is the program for text files" [ "$(as_reader xdg-mime query default text/plain)" = geoview.desktop ]
as_reader man -P cat geoview >"$pictures/manual.log" 2>&1 || true
check "has a manual" grep -q "see where it happens" "$pictures/manual.log"
check "wrote no default into anyone's settings" [ ! -e "$root/etc/xdg/mimeapps.list" ]
du -sk "$root/opt/geoview" | awk '{printf "      installed: %.0f MB\n", $1 / 1024}'
ls -l "$package" | awk '{printf "      package: %.0f MB\n", $5 / 1e6}'

say "== the reader's texts"
as_reader sh -euc '
    mkdir -p "Meine Texte"
    printf "ZÜRICH - The delegation left Zürich for Geneva and Bern.\n\nTalks in Vienna and Prague follow.\n" >"Zürich notes.txt"
    printf "The ferry from Dover to Calais was late. Passengers waited in Paris.\n" >"Meine Texte/it'"'"'s a \"quoted\" \$HOME 100% text.txt"
    printf "Flooding reached Lagos and Accra.\n" >one.txt
    printf "Snow fell in Oslo and Bergen.\n" >two.txt
'

say "== opening"
unshare --mount --propagation private sh -euc "$enter" "$root" Xvfb "$display" -screen 0 1440x900x24 -ac -noreset -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'for number in $(ours); do kill -KILL "$number" 2>/dev/null || true; done; kill "$server" 2>/dev/null || true' EXIT
sleep 2

try() { # try NAME TITLE COMMAND…
    local name=$1 title=$2
    shift 2
    as_reader "$@" >"$pictures/$name.log" 2>&1 &
    check "$name: a window with “$title”" has_window "$title"
    sleep "${SMOKE_REST:-6}"
    picture "$name"
    check "$name: it is drawn" is_colourful "$name"
}

try first-start "GeoView" geoview
close_all
try command "Zürich notes.txt" geoview "Zürich notes.txt"
kind=$(DISPLAY=$display xprop -id "$(window 'Zürich notes.txt' 5)" WM_CLASS)
check "its window belongs to its menu entry ($kind)" grep -q '"geoview"' <<<"$kind"
sandboxed=0
for number in $(ours); do
    # A process in name spaces of its own, with a filter on what it may ask of the kernel.
    if [ "$(awk '/^NSpid/ {print NF - 1}' "/proc/$number/status")" -gt 1 ] && grep -q '^Seccomp:[[:space:]]*2' "/proc/$number/status"; then
        sandboxed=$((sandboxed + 1))
    fi
    if tr '\0' '\n' <"/proc/$number/cmdline" | grep -qx -- --no-sandbox; then sandboxed=-99; fi
done
check "the map's process is in the sandbox" [ "$sandboxed" -gt 0 ]
close_all
try gio-open "Zürich notes.txt" gio open "Zürich notes.txt"
close_all
try xdg-open "Zürich notes.txt" xdg-open "Zürich notes.txt"
close_all
try quotes "quoted" gio open "Meine Texte/it's a \"quoted\" \$HOME 100% text.txt"
close_all
try menu-two-files "one.txt" gio launch /usr/share/applications/geoview.desktop one.txt two.txt
as_reader geoview "Zürich notes.txt" >"$pictures/second-launch.log" 2>&1 &
sleep 8
picture second-launch
mains=0
for number in $(ours); do
    case $(readlink "/proc/$number/exe" 2>/dev/null || true) in */opt/geoview/geoview) mains=$((mains + 1)) ;; esac
done
check "a second launch goes to the first window" [ "$mains" = 1 ]
check "and shows its text there" has_window "Zürich notes.txt"
close_all

say "== upgrading"
as_reader sh -euc '
    mkdir -p .config/geoview .local/share/geoview .cache/geoview
    echo "{\"version\": 1, \"theme\": \"dark\"}" >.config/geoview/settings.json
    echo kept >.cache/geoview/kept
    echo kept >.local/share/geoview/kept
    find .config/geoview .local .cache -type f | sort | xargs sha256sum >/tmp/reader-before
'
newer="$pictures/newer"
rm -rf "$newer" "$newer.deb"
dpkg-deb -R "$package" "$newer"
sed -i "s/^Version: .*/Version: $version+1/" "$newer/DEBIAN/control"
dpkg-deb -Znone -b "$newer" "$root/tmp/newer.deb" >/dev/null
rm -rf "$newer"
as_root apt-get install -q -y --no-install-recommends /tmp/newer.deb >"$pictures/upgrade.log" 2>&1
check "is the newer version" [ "$(as_root dpkg-query -W -f '${Version}' geoview)" = "$version+1" ]
check "settings, corrections and cache are as they were" as_reader sha256sum --quiet -c /tmp/reader-before
try upgraded "Zürich notes.txt" geoview "Zürich notes.txt"
as_root rm -f /tmp/newer.deb /tmp/reader-before
close_all
kill "$server"
wait "$server" 2>/dev/null || true

say "== what it left with the reader"
as_reader find . -mindepth 1 -newer "Zürich notes.txt" -not -path './.config*' -not -path './.local*' -not -path './.cache*' \
    -not -path './Meine Texte*' -not -name one.txt -not -name two.txt >"$pictures/strays.log"
check "nothing outside the standard folders" [ ! -s "$pictures/strays.log" ]
check "the texts are as they were" [ "$(as_reader cat one.txt)" = "Flooding reached Lagos and Accra." ]

say "== removing"
as_root apt-get purge -q -y geoview >"$pictures/remove.log" 2>&1
as_root find / -xdev \( -path /proc -o -path /var -o -path /tmp -o -path /run -o -path /home \) -prune -o -print | sort >"$root/tmp/after"
# What apt installed for it stays until "autoremove", as for every package.
comm -13 "$root/tmp/before" "$root/tmp/after" | grep -i geoview >"$pictures/left.log" || true
check "nothing of it is left in the system" [ ! -s "$pictures/left.log" ]
check "the reader's settings are left to the reader" [ -d "$root$home/.config/geoview" ]
as_root rm -f /tmp/geoview.deb /tmp/before /tmp/after

if [ "$failures" != 0 ]; then
    say "$failures wrong; pictures and logs: $pictures"
    exit 1
fi
say "all right; pictures: $pictures"
