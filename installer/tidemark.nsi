; The Windows installer. build.xml gives VERSION, VERSION_OF_FOUR, PRODUCT, DESCRIPTION, PUBLISHER, YEAR, IMAGE
; (the app folder), COMPRESSOR, ICON, FILES (its list of files), SETUP (the file to write) and, to sign the uninstaller, SIGN, COPY
; (commands) and WORK (a folder).
; Options and exit codes: README.md.
Unicode true
Target amd64-unicode
ManifestSupportedOS Win10
ManifestDPIAware true
ManifestLongPathAware true
; Asks for elevation itself, so that a user without administrator rights can install for himself.
RequestExecutionLevel user
SetCompressor /SOLID ${COMPRESSOR}
!if ${COMPRESSOR} == lzma
  SetCompressorDictSize 64
!endif
CRCCheck force
AllowRootDirInstall false

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include nsDialogs.nsh
!include WinMessages.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define PREFERENCES "Software\JavaSoft\Prefs"
!define ARCHIVE "app\classes.jsa"
!define EXIT_RUNNING 10
!define EXIT_ELEVATION 11
!define EXIT_WINDOWS 12
!define EXIT_OLD_VERSION 13
!define EXIT_FOLDER 14

Name "${PRODUCT}"
OutFile "${SETUP}"
BrandingText "${PRODUCT} ${VERSION}"
VIProductVersion "${VERSION_OF_FOUR}"
VIFileVersion "${VERSION_OF_FOUR}"
VIAddVersionKey ProductName "${PRODUCT}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${PRODUCT} installer"
VIAddVersionKey CompanyName "${PUBLISHER}"
VIAddVersionKey LegalCopyright "Copyright ${YEAR} ${PUBLISHER}. Apache License 2.0."
!ifdef SIGN
  !uninstfinalize '${SIGN} -in "%1" -out "${WORK}/uninstall.exe" && ${COPY} "${WORK}/uninstall.exe" "%1"' = 0
!endif

Var Everyone        ; 1: for all users of this computer, 0: for this user
Var AskedEveryone   ; the radio button
Var DesktopIcon
Var DesktopBox
Var RemoveData
Var Code

!include "${FILES}"
!include "common.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Start ${PRODUCT}"
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipInElevatedCopy
!insertmacro MUI_PAGE_WELCOME
Page custom AskForWhom HearForWhom
!insertmacro MUI_PAGE_DIRECTORY
Page custom AskDesktop HearDesktop
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

; ---- who and where

Function .onInit
  ${GetParameters} $0
  ${Unless} ${AtLeastWin10}
    !insertmacro Refuse ${EXIT_WINDOWS} "${PRODUCT} needs Windows 10 or newer."
  ${EndUnless}
  StrCpy $Everyone 1
  ; An installation of this user alone is upgraded as one.
  ReadRegStr $1 HKLM "${UNINSTALL_KEY}" InstallLocation
  ReadRegStr $2 HKCU "${UNINSTALL_KEY}" InstallLocation
  ${If} $1 == ""
  ${AndIf} $2 != ""
    StrCpy $Everyone 0
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/CurrentUser" $1
  ${Unless} ${Errors}
    StrCpy $Everyone 0
  ${EndUnless}
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${Unless} ${Errors}
    StrCpy $Everyone 1
  ${EndUnless}
  StrCpy $DesktopIcon 0
  ClearErrors
  ${GetOptions} $0 "/DesktopIcon" $1
  ${Unless} ${Errors}
    StrCpy $DesktopIcon 1
  ${EndUnless}
  ${If} ${Silent}
  ${AndIf} $Everyone = 1
    Call BecomeAdministrator
  ${EndIf}
  Call ChooseFolder
FunctionEnd

; The installation that is there, else the usual folder; /D= has the first word.
Function ChooseFolder
  !insertmacro UseContext
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" InstallLocation
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $Everyone = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; Goes on in an elevated copy of this program and ends with its exit code; returns if this one is elevated already.
Function BecomeAdministrator
  !insertmacro RunElevated "$EXEPATH" "/AllUsers" $INSTDIR
FunctionEnd

Function SkipInElevatedCopy
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/Elevated" $1
  ${Unless} ${Errors}
    Abort
  ${EndUnless}
FunctionEnd

Function AskForWhom
  Call SkipInElevatedCopy
  !insertmacro MUI_HEADER_TEXT "Who is ${PRODUCT} for?" "Reading the journal of a volume takes an administrator; saved captures do not."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "&Everyone on this computer (Windows asks for an administrator)"
  Pop $AskedEveryone
  ${NSD_CreateRadioButton} 0 30u 100% 12u "Only &me (without the shortcut that starts as administrator)"
  Pop $0
  ${If} $Everyone = 1
    ${NSD_Check} $AskedEveryone
  ${Else}
    ${NSD_Check} $0
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function HearForWhom
  ${NSD_GetState} $AskedEveryone $0
  StrCpy $1 $Everyone
  ${If} $0 = ${BST_CHECKED}
    StrCpy $Everyone 1
    ${If} $1 != 1
      ; The folder of one user is no place for what an administrator runs.
      StrCpy $INSTDIR ""
    ${EndIf}
    HideWindow
    Call BecomeAdministrator
    BringToFront
  ${Else}
    StrCpy $Everyone 0
  ${EndIf}
  ${If} $1 != $Everyone
    StrCpy $INSTDIR ""
  ${EndIf}
  Call ChooseFolder
FunctionEnd

; $0: 1 where $INSTDIR lies in Program Files, in which only administrators may write.
Function IsInProgramFiles
  StrCpy $R0 $INSTDIR
  System::Call 'kernel32::GetFullPathNameW(w R0, i ${NSIS_MAX_STRLEN}, w .r1, p 0)'
  StrLen $2 "$PROGRAMFILES64\"
  StrCpy $3 $1 $2
  StrLen $4 $1
  StrCpy $0 0
  ${If} $3 == "$PROGRAMFILES64\"
  ${AndIf} $4 > $2
    StrCpy $0 1
  ${EndIf}
FunctionEnd

; The button that goes on is off meanwhile.
Function .onVerifyInstDir
  ${If} $Everyone = 1
    Call IsInProgramFiles
    ${If} $0 = 0
      Abort
    ${EndIf}
  ${EndIf}
FunctionEnd

; Elsewhere another user could put a program in the place of one that runs as administrator, now or later.
Function RefuseForeignFolder
  ${If} $Everyone = 1
    Call IsInProgramFiles
    ${If} $0 = 0
      !insertmacro Refuse ${EXIT_FOLDER} "For everyone, ${PRODUCT} is installed in Program Files only: into $INSTDIR others may write."
    ${EndIf}
  ${EndIf}
FunctionEnd

Function AskDesktop
  !insertmacro MUI_HEADER_TEXT "Shortcuts" "${PRODUCT} appears in the Start menu."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateCheckBox} 0 10u 100% 12u "Also put an icon on the &desktop"
  Pop $DesktopBox
  ${If} $DesktopIcon = 1
    ${NSD_Check} $DesktopBox
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function HearDesktop
  ${NSD_GetState} $DesktopBox $0
  StrCpy $DesktopIcon 0
  ${If} $0 = ${BST_CHECKED}
    StrCpy $DesktopIcon 1
  ${EndIf}
FunctionEnd

; Through the shell's own process, which is not elevated.
Function Start
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\Tidemark.exe"'
FunctionEnd

; ---- installing

Section
  !insertmacro UseContext
  Call RefuseForeignFolder
  !insertmacro RefuseIfRunning "install"
  Call RemoveOldVersion
  SetOutPath $INSTDIR
  SetOverwrite on
  !insertmacro InstallFiles
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call ArchiveClasses
  Call CreateShortcuts
  Call RegisterOpenWith
  Call RegisterProgram
SectionEnd

; Its own uninstaller knows which files an older version brought; what else lies there stays.
Function RemoveOldVersion
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    DetailPrint "Removing the version that is there"
    ExecWait '"$INSTDIR\uninstall.exe" /S /Upgrade _?=$INSTDIR' $Code
    ${If} $Code <> 0
      !insertmacro Refuse ${EXIT_OLD_VERSION} "The version that is installed could not be removed (exit code $Code)."
    ${EndIf}
  ${EndIf}
FunctionEnd

; Only where no user may write: an elevated program maps this file. Without it Tidemark starts too, only slower.
Function ArchiveClasses
  ${If} $Everyone = 1
    DetailPrint "Preparing a fast start"
    ExecWait '"$INSTDIR\Tidemark.exe" --make-class-archive' $0
    ${If} $0 != 0
      DetailPrint "${PRODUCT} starts without ($0)"
      Delete "$INSTDIR\${ARCHIVE}"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function CreateShortcuts
  SetOutPath $INSTDIR ; where the program starts
  CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\Tidemark.exe" "" "$INSTDIR\Tidemark.exe" 0 "" "" "${DESCRIPTION}"
  ${If} $Everyone = 1
    StrCpy $0 "$SMPROGRAMS\${PRODUCT} (administrator).lnk"
    CreateShortcut $0 "$INSTDIR\Tidemark.exe" "" "$INSTDIR\Tidemark.exe" 0 "" "" "Start ${PRODUCT} as administrator, to read volumes"
    Call MarkRunAsAdministrator
  ${EndIf}
  ${If} $DesktopIcon = 1
    CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\Tidemark.exe" "" "$INSTDIR\Tidemark.exe" 0 "" "" "${DESCRIPTION}"
  ${EndIf}
FunctionEnd

; Sets RunAsUser, bit 13 of the LinkFlags at offset 20 of the shortcut $0 ([MS-SHLLINK] 2.1.1).
Function MarkRunAsAdministrator
  FileOpen $1 $0 a
  FileSeek $1 21
  FileReadByte $1 $2
  IntOp $2 $2 | 0x20
  FileSeek $1 21
  FileWriteByte $1 $2
  FileClose $1
FunctionEnd

; Captures are files of their own type. Those of earlier versions are folders with a capture.json, and their folders are named
; "... -capture" unless the user chose otherwise; journals are files named $J, or with it in their name.
Function RegisterOpenWith
  !insertmacro OpenByItself ".tidemark" "Tidemark.Capture" "${PRODUCT} capture"
  !insertmacro OpenWith "Directory" '%1' 'System.ItemName:"*-capture"'
  !insertmacro OpenWith "SystemFileAssociations\.json" '%1' 'System.FileName:="capture.json"'
  !insertmacro OpenWith "*" '%1' 'System.FileName:~="$$J"'
  WriteRegStr SHCTX "Software\Classes\Applications\Tidemark.exe" FriendlyAppName "${PRODUCT}"
  WriteRegStr SHCTX "Software\Classes\Applications\Tidemark.exe\DefaultIcon" "" "$INSTDIR\Tidemark.exe,0"
  WriteRegStr SHCTX "Software\Classes\Applications\Tidemark.exe\shell\open\command" "" '"$INSTDIR\Tidemark.exe" "%1"'
  WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\Tidemark.exe" "" "$INSTDIR\Tidemark.exe"
  !insertmacro TellExplorer
FunctionEnd

; Apps & features.
Function RegisterProgram
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "${PRODUCT}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\Tidemark.exe,0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" Comments "${DESCRIPTION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize $0
FunctionEnd

; ---- removing

Function un.onInit
  ReadRegStr $0 HKCU "${UNINSTALL_KEY}" InstallLocation
  StrCpy $Everyone 1
  ${If} $0 == $INSTDIR
    StrCpy $Everyone 0
  ${Else}
    !insertmacro RunElevated "$INSTDIR\uninstall.exe" "" ""
  ${EndIf}
  !insertmacro UseContext
  ${GetParameters} $0
  StrCpy $RemoveData 0
  ClearErrors
  ${GetOptions} $0 "/RemoveData" $1
  ${Unless} ${Errors}
    StrCpy $RemoveData 1
  ${EndUnless}
FunctionEnd

Section Uninstall
  !insertmacro RefuseIfRunning "uninstall"
  Delete "$INSTDIR\${ARCHIVE}"
  Delete "$INSTDIR\${ARCHIVE}.folder"
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath $TEMP ; a folder that is somebody's current one is not removed
  RMDir $INSTDIR
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/Upgrade" $1
  ${If} ${Errors}
    Call un.RemoveTraces
    Call un.OfferToRemoveData
  ${EndIf}
SectionEnd

Function un.RemoveTraces
  Delete "$SMPROGRAMS\${PRODUCT}.lnk"
  Delete "$SMPROGRAMS\${PRODUCT} (administrator).lnk"
  Delete "$DESKTOP\${PRODUCT}.lnk"
  !insertmacro ForgetOpenByItself ".tidemark" "Tidemark.Capture"
  !insertmacro ForgetOpenWith "Directory"
  !insertmacro ForgetOpenWith "SystemFileAssociations\.json"
  !insertmacro ForgetOpenWith "*"
  DeleteRegKey /ifempty SHCTX "Software\Classes\SystemFileAssociations"
  DeleteRegKey SHCTX "Software\Classes\Applications\Tidemark.exe"
  DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\Tidemark.exe"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  ; Where the program keeps what does not fit into memory when an administrator runs it; empty while none does.
  RMDir "$WINDIR\Temp\${PRODUCT}"
  ; Where this was a user's first program, the keys above these came with it.
  DeleteRegKey /ifempty SHCTX "Software\Classes\Applications"
  DeleteRegKey /ifempty SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths"
  DeleteRegKey /ifempty SHCTX "Software\Microsoft\Windows\CurrentVersion\Uninstall"
  !insertmacro TellExplorer
FunctionEnd

; What the program keeps of a window, by its names: marks, presets and highlight rules are the user's own work. Nothing is removed
; through a link, which may lead anywhere.
Function un.RemoveSessions
  SetShellVarContext current
  System::Call "kernel32::GetFileAttributes(t '$LOCALAPPDATA\${PRODUCT}') i .r1"
  IntOp $2 $1 & 0x400 ; FILE_ATTRIBUTE_REPARSE_POINT
  ${If} $1 <> -1
  ${AndIf} $2 = 0
    Delete "$LOCALAPPDATA\${PRODUCT}\session*.json"
    Delete "$LOCALAPPDATA\${PRODUCT}\session*.json.damaged*"
    Delete "$LOCALAPPDATA\${PRODUCT}\session*.in-use"
    Delete "$LOCALAPPDATA\${PRODUCT}\session*.lock"
    Delete "$LOCALAPPDATA\${PRODUCT}\session-*.partial"
    Delete "$LOCALAPPDATA\${PRODUCT}\recent.jsonl"
    Delete "$LOCALAPPDATA\${PRODUCT}\recent.jsonl.damaged*"
    Delete "$LOCALAPPDATA\${PRODUCT}\recent.lock"
    Delete "$LOCALAPPDATA\${PRODUCT}\recent-*.partial"
    RMDir "$LOCALAPPDATA\${PRODUCT}" ; where nothing else is in it
  ${EndIf}
FunctionEnd

; The settings of the user who runs this, where java.util.prefs keeps them.
Function un.OfferToRemoveData
  ${Unless} ${Silent}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Remove your settings of ${PRODUCT} too, with sessions and the list of what was opened?$\r$\n$\r$\nCaptures and journals that you saved stay in any case, and so do marks, presets and highlight rules." IDNO +2
    StrCpy $RemoveData 1
  ${EndUnless}
  ${If} $RemoveData = 1
    DeleteRegKey HKCU "${PREFERENCES}\dev\tidemark"
    DeleteRegKey /ifempty HKCU "${PREFERENCES}\dev"
    DeleteRegKey /ifempty HKCU "${PREFERENCES}"
    DeleteRegKey /ifempty HKCU "Software\JavaSoft"
    Call un.RemoveSessions
  ${EndIf}
FunctionEnd
