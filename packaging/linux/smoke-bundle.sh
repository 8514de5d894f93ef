#!/bin/bash
# Tries the bundle by itself, in a minute: with an empty environment, moved into a folder of another script, without a home, from a
# read-only file system (where this user may mount one), and every export format. The reduced form of smoke.sh.
#
#     bash packaging/linux/smoke-bundle.sh [BUNDLE]     default: build/package/dist/geoview
set -euo pipefail

bundle=$(readlink -f "${1:-build/package/dist/geoview}")
work=$(mktemp -d)
text="$work/Zürich notes.txt"
failures=0
settings=(QT_QPA_PLATFORM=offscreen LANG=C.UTF-8)
[ "$(id -u)" != 0 ] || settings+=(QTWEBENGINE_DISABLE_SANDBOX=1) # Chromium refuses its sandbox to root

clean_up() {
    if mountpoint -q "$work/read-only" 2>/dev/null; then umount "$work/read-only"; fi
    rm -rf "$work"
}
trap clean_up EXIT
printf 'ZÜRICH - The delegation left Geneva for Bern. Talks in Vienna and Prague follow.\n' >"$text"

window() { # window WHAT PROGRAM [NAME=VALUE…]
    local what=$1 program=$2
    shift 2
    rm -f "$work/window.png"
    if timeout 180 env -i "${settings[@]}" "$@" "$program" "$text" --screenshot "$work/window.png" --timings >"$work/log" 2>&1 &&
        [ "$(stat -c %s "$work/window.png")" -gt 50000 ] && tail -n 1 "$work/log" | grep -q '"outside_requests": 0, "places": 5'; then
        echo "ok    $what: $(tail -n 1 "$work/log")"
    else
        echo "WRONG $what"
        tail -n 5 "$work/log"
        failures=$((failures + 1))
    fi
}

window "an empty environment" "$bundle/geoview" HOME="$work/home"
window "no home" "$bundle/geoview"
mkdir -p "$work/Übersicht 北京"
cp -a "$bundle" "$work/Übersicht 北京/geo view"
window "moved, spaces and umlauts" "$work/Übersicht 北京/geo view/geoview" HOME="$work/home"
rm -rf "$work/Übersicht 北京"
mkdir "$work/read-only"
if mount --bind "$bundle" "$work/read-only" 2>/dev/null && mount -o remount,ro,bind "$work/read-only"; then
    window "read-only" "$work/read-only/geoview" HOME="$work/home"
else
    echo "      read-only: not tried, this user may not mount"
fi

for format in table json jsonl geojson kml csv html svg gpkg; do
    if ! env -i "$bundle/geoview" parse "$text" --format "$format" >"$work/out" 2>"$work/log" || [ ! -s "$work/out" ]; then
        echo "WRONG parse --format $format"
        failures=$((failures + 1))
    fi
done
# These two are drawn by Qt.
for format in pdf png; do
    case $format in pdf) begins=%PDF- ;; png) begins=PNG ;; esac
    if ! env -i "${settings[@]}" HOME="$work/home" "$bundle/geoview" parse "$text" --format $format -o "$work/drawn.$format" \
        >"$work/log" 2>&1 || ! head -c 8 "$work/drawn.$format" | grep -aq "$begins"; then
        echo "WRONG parse --format $format"
        failures=$((failures + 1))
    fi
done
printf '# Talks\n\nTalks in *Vienna*.\n' >"$work/a.md"
printf '<html><body><p>Talks in Vienna.</p></body></html>' >"$work/a.html"
for document in a.md a.html; do
    if ! env -i "$bundle/geoview" parse "$work/$document" 2>"$work/log" | grep -q geonames:2761369; then
        echo "WRONG parse $document"
        failures=$((failures + 1))
    fi
done
# A plug-in from a folder that the settings name, and a broken one beside it.
plugins="$work/plug-ins"
mkdir -p "$work/own/config" "$plugins/geoview_trial-1.0.dist-info"
printf '{"plugin_folder": "%s"}' "$plugins" >"$work/own/config/settings.json"
printf 'Metadata-Version: 2.1\nName: geoview-trial\nVersion: 1.0\n' >"$plugins/geoview_trial-1.0.dist-info/METADATA"
printf '[geoview.readers]\ntrial = geoview_trial:TRIAL\n[geoview.exporters]\ntorn = geoview_torn:TORN\n' \
    >"$plugins/geoview_trial-1.0.dist-info/entry_points.txt"
printf 'from geoview.readers import Reader\nTRIAL = Reader("trial", "trial", (".trial",), ("text/x-trial",), None)\n' \
    >"$plugins/geoview_trial.py"
if ! env -i GEOVIEW_HOME="$work/own" "$bundle/geoview" parse --help >"$work/out" 2>"$work/log" || ! grep -q '\.trial' "$work/out" ||
    ! grep -q 'the plug-in torn (geoview-trial 1.0) failed: ModuleNotFoundError' "$work/log"; then
    echo "WRONG plug-ins"
    cat "$work/log"
    failures=$((failures + 1))
fi
[ "$failures" = 0 ] || exit 1
echo "all right"
