#!/bin/sh
# Takes back what install.sh did. Settings, corrections and the reader's files stay.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}

rm -f "$HOME/.local/bin/geoview" "$data/applications/geoview.desktop" "$data/man/man1/geoview.1.gz" \
    "$data/metainfo/io.github.geoview.geoview.metainfo.xml" "$data/bash-completion/completions/geoview"
for icon in "$data"/icons/hicolor/*/apps/geoview.png "$data"/icons/hicolor/*/apps/geoview.svg; do
    if [ -L "$icon" ]; then rm -f "$icon"; fi
done
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q "$data/applications"; fi
