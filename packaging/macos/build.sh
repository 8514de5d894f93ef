#!/bin/bash
# Makes dist/GeoView-VERSION-macos-ARCH.dmg on a Mac. Needs Python 3.11 or newer and Xcode's command-line tools.
#
#     bash packaging/macos/build.sh
#
# Without more it signs for this Mac alone ("ad hoc"), and Gatekeeper warns elsewhere. For everyone:
#
#     CODESIGN_IDENTITY   "Developer ID Application: …", found by `security find-identity -v -p codesigning`
#     NOTARY_PROFILE      name under which `xcrun notarytool store-credentials` keeps the account
set -euo pipefail

checkout=$(cd "$(dirname "$0")/../.." && pwd)
here=$checkout/packaging/macos
identity=${CODESIGN_IDENTITY:--}
cd "$checkout"

python3 packaging/build.py bundle
version=$(python3 packaging/build.py --print-version)
app=build/package/dist/GeoView.app
image=dist/GeoView-$version-macos-$(uname -m).dmg

sign() {
    # --timestamp asks Apple's server, which an ad hoc signature can't do.
    if [ "$identity" = - ]; then
        codesign --force --sign - "$@"
    else
        codesign --force --timestamp --options runtime --sign "$identity" "$@"
    fi
}

# From the inside out: a signature covers those within it. The web engine's helper has rights of its own.
find "$app" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 | while IFS= read -r -d '' library; do sign "$library"; done
find "$app" -type d -name 'QtWebEngineProcess.app' -print0 | while IFS= read -r -d '' helper; do
    sign --entitlements "$here/entitlements-webengine.plist" "$helper"
done
find "$app" -type d -name '*.framework' -print0 | while IFS= read -r -d '' framework; do sign "$framework"; done
sign --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT
cp -R "$app" "$staging/"
ln -s /Applications "$staging/Applications"
mkdir -p dist
rm -f "$image"
hdiutil create -volname GeoView -srcfolder "$staging" -fs HFS+ -format ULFO "$image"

if [ "$identity" != - ]; then
    sign "$image"
    if [ -n "${NOTARY_PROFILE:-}" ]; then
        xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
        xcrun stapler staple "$image"
    fi
fi
ls -l "$image"
