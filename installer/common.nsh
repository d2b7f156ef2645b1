; What installer and uninstaller share.

!macro UseContext
  SetRegView 64
  ${If} $Everyone = 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

; Says a text in a box, or, when silent, on the standard error of who called; then ends with the exit code.
!macro Refuse code text
  SetErrorLevel ${code}
  ${If} ${Silent}
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -12) p .r9'
    FileWrite $9 "${text}$\r$\n"
  ${Else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "${text}"
  ${EndIf}
  SetErrorLevel ${code}
  Quit
!macroend

; A program that runs cannot be opened for writing. A file that is not there is not running.
!macro RefuseIfOpen file verb
  ${If} ${FileExists} "$INSTDIR\${file}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${file}" a
    ${If} ${Errors}
      !insertmacro Refuse ${EXIT_RUNNING} "${PRODUCT} is running from $INSTDIR. Close it, then ${verb} again."
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RefuseIfRunning verb
  !insertmacro RefuseIfOpen "Tidemark.exe" "${verb}"
  !insertmacro RefuseIfOpen "tidemark-cli.exe" "${verb}"
  !insertmacro RefuseIfOpen "runtime\bin\java.exe" "${verb}"
!macroend

; Starts a program elevated, with the arguments of this one and others, and ends with its exit code. The folder, where
; there is one, must come last and without quotes.
; Goes on here if this one is elevated already.
!macro RunElevated program arguments folder
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 != "Admin"
    ${GetParameters} $1
    StrCpy $3 "$1 ${arguments} /Elevated"
    ${If} "${folder}" != ""
      StrCpy $3 "$3 /D=${folder}"
    ${EndIf}
    ; SHELLEXECUTEINFOW with SEE_MASK_NOCLOSEPROCESS and SEE_MASK_NOASYNC, 112 bytes
    System::Call '*(i 112, i 0x140, p $HWNDPARENT, t "runas", t "${program}", t r3, t "", i 5, i 0, p 0, p 0, p 0, p 0, i 0, i 0, p 0, p 0) p .r2'
    System::Call 'shell32::ShellExecuteExW(p r2) i .r3'
    ${If} $3 = 0
      System::Free $2
      !insertmacro Refuse ${EXIT_ELEVATION} "Installing or removing ${PRODUCT} for everyone takes an administrator. /CurrentUser installs it for one user."
    ${EndIf}
    System::Call '*$2(i, i, p, p, p, p, p, i, i, p, p, p, p, i, i, p, p .r4)'
    System::Free $2
    System::Call 'kernel32::WaitForSingleObject(p r4, i -1)'
    System::Call 'kernel32::GetExitCodeProcess(p r4, *i .r5)'
    SetErrorLevel $5
    Quit
  ${EndIf}
!macroend

; A file of the app folder, to where it lies there.
!macro InstallFile name
  File "/oname=${name}" "${IMAGE}/${name}"
!macroend

!macro OpenWith class argument applies
  WriteRegStr SHCTX "Software\Classes\${class}\shell\${PRODUCT}" "" "Open with ${PRODUCT}"
  WriteRegStr SHCTX "Software\Classes\${class}\shell\${PRODUCT}" Icon "$INSTDIR\Tidemark.exe,0"
  WriteRegStr SHCTX "Software\Classes\${class}\shell\${PRODUCT}" AppliesTo '${applies}'
  WriteRegStr SHCTX "Software\Classes\${class}\shell\${PRODUCT}\command" "" '"$INSTDIR\Tidemark.exe" "${argument}"'
!macroend

!macro ForgetOpenWith class
  DeleteRegKey SHCTX "Software\Classes\${class}\shell\${PRODUCT}"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${class}\shell"
  DeleteRegKey /ifempty SHCTX "Software\Classes\${class}"
!macroend

; A type of files that a double click opens, with the rights of whoever clicks.
!macro OpenByItself ending type words
  WriteRegStr SHCTX "Software\Classes\${type}" "" "${words}"
  WriteRegStr SHCTX "Software\Classes\${type}\DefaultIcon" "" "$INSTDIR\Tidemark.exe,0"
  WriteRegStr SHCTX "Software\Classes\${type}\shell\open\command" "" '"$INSTDIR\Tidemark.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\${ending}" "" "${type}"
!macroend

; What another program has made of the ending stays.
!macro ForgetOpenByItself ending type
  ReadRegStr $0 SHCTX "Software\Classes\${ending}" ""
  ${If} $0 == "${type}"
    DeleteRegKey SHCTX "Software\Classes\${ending}"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${type}"
!macroend

; SHCNE_ASSOCCHANGED: menus are read again.
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
