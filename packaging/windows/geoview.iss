; Installer for Windows, made by Inno Setup 6 from the folder that PyInstaller made. build.ps1 runs
;
;     ISCC /DVersion=1.2.3 /DVersionNumbers=1.2.3.0 /DBundle=…\geoview /DWork=…\package /DOutput=…\dist packaging\windows\geoview.iss
;
; It installs for the present user and asks for no administrator. GeoView is offered under "Open with" for the types below; the
; program that opens them now stays the one that opens them: only Windows' own settings change that, and the reader is led there on
; request.

#ifndef Version
  #error Version is missing: ISCC /DVersion=…
#endif
#ifndef VersionNumbers
  #error VersionNumbers is missing: ISCC /DVersionNumbers=…
#endif
#ifndef Bundle
  #error Bundle is missing: ISCC /DBundle=…
#endif
#ifndef Work
  #error Work is missing: ISCC /DWork=…
#endif
#ifndef Output
  #error Output is missing: ISCC /DOutput=…
#endif

#define Name "GeoView"
#define Publisher "The GeoView developers"
#define Program "GeoView.exe"
#define ProgId "GeoView.Text"

[Setup]
; The identity of the program for updates: never change it.
AppId={{7B0C9D52-6E1B-4E0C-9B0E-2C4A8F5D1E37}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher={#Publisher}
VersionInfoVersion={#VersionNumbers}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; What PySide6 6.11 runs on.
MinVersion=10.0.17763
LicenseFile={#Bundle}\_internal\licences\LICENSE
OutputDir={#Output}
OutputBaseFilename={#Name}-{#Version}-windows-x64-setup
SetupIconFile={#Work}\geoview.ico
UninstallDisplayIcon={app}\{#Program}
UninstallDisplayName={#Name}
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
LZMAUseSeparateProcess=yes
ChangesAssociations=yes
ChangesEnvironment=yes
; A window that is open holds files of the old version.
CloseApplications=yes
RestartApplications=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OpenWith=Offer GeoView under "Open with" for the kinds of files that it reads
de.OpenWith=GeoView unter "Öffnen mit" für die Arten von Dateien anbieten, die es liest
en.ChooseDefault=Afterwards open Windows' settings, to make GeoView the program for text files
de.ChooseDefault=Danach die Windows-Einstellungen öffnen, um GeoView zum Programm für Textdateien zu machen
en.AddToPath=Put the command geoview-cli on the PATH
de.AddToPath=Den Befehl geoview-cli in den PATH aufnehmen
en.TextFile=Text
de.TextFile=Text
en.OpenDefaults=Choose programs for text files…
de.OpenDefaults=Programme für Textdateien wählen…
en.Summary=Read a text and see where it happens
de.Summary=Einen Text lesen und sehen, wo er spielt

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "openwith"; Description: "{cm:OpenWith}"
Name: "choosedefault"; Description: "{cm:ChooseDefault}"; Flags: unchecked
Name: "path"; Description: "{cm:AddToPath}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version must not be found by the newer one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"; Comment: "{cm:Summary}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
; What GeoView is and opens (HKA: of this user, or of all where an administrator installs for all).
Root: HKA; Subkey: "Software\Classes\{#ProgId}"; ValueType: string; ValueData: "{cm:TextFile}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\{#ProgId}\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\{#ProgId}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#Name}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""; Flags: uninsdeletekey; Tasks: openwith
; So that Windows' settings list it among the programs that can be chosen.
Root: HKA; Subkey: "Software\{#Name}\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "{#Name}"; Flags: uninsdeletekey; Tasks: openwith
Root: HKA; Subkey: "Software\{#Name}\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:Summary}"; Flags: uninsdeletekey; Tasks: openwith
; The types of files, from packaging/windows.py.
#include AddBackslash(Work) + "associations.iss"
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "{#Name}"; ValueData: "Software\{#Name}\Capabilities"; Flags: uninsdeletevalue; Tasks: openwith
Root: HKA; Subkey: "Software\{#Name}"; Flags: uninsdeletekeyifempty; Tasks: openwith

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
Filename: "ms-settings:defaultapps"; Description: "{cm:OpenDefaults}"; Flags: shellexec nowait postinstall skipifsilent; Tasks: choosedefault

[UninstallDelete]
; Only what the program itself may have left in its own folder. The reader's settings and corrections are theirs, and stay.
Type: filesandordirs; Name: "{app}\_internal"
Type: dirifempty; Name: "{app}"

[Code]
const
  EnvironmentKey = 'Environment';

function PathWithout(const Paths, Folder: String): String;
var
  Rest, Part: String;
  Semicolon: Integer;
begin
  Result := '';
  Rest := Paths;
  while Rest <> '' do
  begin
    Semicolon := Pos(';', Rest);
    if Semicolon = 0 then
      Semicolon := Length(Rest) + 1;
    Part := Copy(Rest, 1, Semicolon - 1);
    Rest := Copy(Rest, Semicolon + 1, Length(Rest));
    if (Part <> '') and (CompareText(RemoveBackslash(Part), RemoveBackslash(Folder)) <> 0) then
    begin
      if Result <> '' then
        Result := Result + ';';
      Result := Result + Part;
    end;
  end;
end;

procedure ChangePath(const Add: Boolean);
var
  Paths, Changed: String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, EnvironmentKey, 'Path', Paths) then
    Paths := '';
  Changed := PathWithout(Paths, ExpandConstant('{app}'));
  if Add then
  begin
    if Changed <> '' then
      Changed := Changed + ';';
    Changed := Changed + ExpandConstant('{app}');
  end;
  if Changed <> Paths then
    RegWriteExpandStringValue(HKEY_CURRENT_USER, EnvironmentKey, 'Path', Changed);
end;

procedure CurStepChanged(CurStep: TSetupStep);
begin
  if CurStep = ssPostInstall then
    if WizardIsTaskSelected('path') then
      ChangePath(True);
end;

procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if CurUninstallStep = usPostUninstall then
    ChangePath(False);
end;
