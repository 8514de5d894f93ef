#!/bin/sh
# Takes this folder into the menus of the present user: a command, a menu entry, icons, the manual. Nothing is copied out of the folder,
# so leave it where it is; `sh uninstall.sh` takes everything back.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin

mkdir -p "$bin" "$data/applications" "$data/man/man1" "$data/metainfo" "$data/bash-completion/completions"
ln -sf "$here/geoview" "$bin/geoview"
ln -sf "$here/share/man/man1/geoview.1.gz" "$data/man/man1/"
ln -sf "$here/share/metainfo/io.github.geoview.geoview.metainfo.xml" "$data/metainfo/"
ln -sf "$here/share/bash-completion/completions/geoview" "$data/bash-completion/completions/"
for icon in "$here"/share/icons/hicolor/*/apps/geoview.*; do
    folder=$data/icons/hicolor/$(basename "$(dirname "$(dirname "$icon")")")/apps
    mkdir -p "$folder"
    ln -sf "$icon" "$folder/"
done

# The path of the program, quoted as the desktop entry specification asks: twice, for the string and for the argument.
quoted=$(printf '%s' "$here/geoview" | sed -e 's/\\/\\\\\\\\/g' -e 's/["`$]/\\\\&/g' -e 's/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s" %%F\n' "$quoted" ;;
        TryExec=*) ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/applications/geoview.desktop" >"$data/applications/geoview.desktop.new"
mv "$data/applications/geoview.desktop.new" "$data/applications/geoview.desktop"

if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q "$data/applications"; fi
echo "GeoView is in the menu. The command is $bin/geoview."
