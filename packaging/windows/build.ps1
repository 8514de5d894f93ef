# Makes dist\GeoView-VERSION-windows-x64-setup.exe and a .zip of the same on Windows 10 or 11, 64 bits.
# Needs Python 3.11 or newer and Inno Setup 6 (https://jrsoftware.org/isinfo.php).
#
#     powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1 [-Python python] [-Iscc …\ISCC.exe] [-Sign "signtool sign … "]
#
# -Sign is a command that signs the file named behind it, for example
#     signtool sign /fd sha256 /tr http://timestamp.digicert.com /td sha256 /sha1 THUMBPRINT
param(
    [string] $Python = "python",
    [string] $Iscc = "",
    [string] $Sign = ""
)
Set-StrictMode -Version Latest
$ErrorActionPreference = "Stop"

$checkout = (Resolve-Path (Join-Path $PSScriptRoot "..\..")).Path
$work = Join-Path $checkout "build\package"
$bundle = Join-Path $work "dist\geoview"
$output = Join-Path $checkout "dist"

function Invoke-Checked {
    # PowerShell goes on after a program that failed; this does not.
    param([string] $Program, [string[]] $Arguments)
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with status $LASTEXITCODE" }
}

function Invoke-Sign {
    param([string] $Path)
    if ($Sign -ne "") {
        cmd.exe /d /c "$Sign `"$Path`""
        if ($LASTEXITCODE -ne 0) { throw "$Path could not be signed" }
    }
}

if ($Iscc -eq "") {
    $found = Get-Command "ISCC.exe" -ErrorAction SilentlyContinue
    if ($found) { $Iscc = $found.Source } else { $Iscc = Join-Path ${env:ProgramFiles(x86)} "Inno Setup 6\ISCC.exe" }
}
if (-not (Test-Path $Iscc)) { throw "Inno Setup's ISCC.exe was not found; install Inno Setup 6 or give -Iscc" }

Push-Location $checkout
try {
    Invoke-Checked $Python @("packaging\build.py", "bundle")
    $version = (& $Python "packaging\build.py" "--print-version").Trim()
    $numbers = (& $Python "packaging\build.py" "--print-version-numbers").Trim()
    foreach ($program in @("GeoView.exe", "geoview-cli.exe")) { Invoke-Sign (Join-Path $bundle $program) }
    New-Item -ItemType Directory -Force $output | Out-Null
    Invoke-Checked $Iscc @(
        "/Q", "/DVersion=$version", "/DVersionNumbers=$numbers", "/DBundle=$bundle", "/DWork=$work", "/DOutput=$output",
        (Join-Path $PSScriptRoot "geoview.iss")
    )
    $setup = Join-Path $output "GeoView-$version-windows-x64-setup.exe"
    Invoke-Sign $setup
    $archive = Join-Path $output "GeoView-$version-windows-x64.zip"
    if (Test-Path $archive) { Remove-Item $archive }
    Compress-Archive -Path $bundle -DestinationPath $archive
    Get-Item $setup, $archive | Format-Table Name, Length
} finally {
    Pop-Location
}
