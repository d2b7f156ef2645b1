@echo off
rem Starts Tidemark with a Java 21 or newer: the runtime beside it, JAVA_HOME, PATH, then the folders where JDKs
rem usually lie. Without delayed expansion, which would eat exclamation marks in arguments.
rem TIDEMARK_JAVA_OPTS holds further options for the JVM, separated by spaces.
setlocal DisableDelayedExpansion

set "needed=21"
set "java="
for %%L in ("%~dp0..\lib") do set "lib=%%~fL"
if not exist "%lib%\java.options" goto incomplete

call :try "%~dp0..\runtime"
if defined java goto start
if defined JAVA_HOME call :try "%JAVA_HOME%"
if defined java goto start
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :try "%%~dp$PATH:J.."
if defined java goto start
for %%V in ("Eclipse Adoptium" "Java" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "Semeru" "OpenJDK") do (
    for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*" "%USERPROFILE%\.sdkman\candidates\java\*") do call :try "%%~D"
if defined java goto start

>&2 echo tidemark: needs Java %needed% or newer and found none. Looked in JAVA_HOME, on PATH and in Program Files.
>&2 echo Install a JDK of version %needed% or newer (for example from https://adoptium.net), or set JAVA_HOME to the folder of one.
exit /b 3

:incomplete
>&2 echo tidemark: "%lib%" is incomplete: keep bin and lib together.
exit /b 3

:start
rem Classes read and linked when this folder was made. A JVM other than the one that made it passes over it, and says nothing;
rem in a folder that was copied it would take the classes for those of the first folder, so it is not shown to it there.
set "archive="
set "made="
if exist "%lib%\tidemark.jsa.folder" set /p made=<"%lib%\tidemark.jsa.folder"
if exist "%lib%\tidemark.jsa" if /i "%made%"=="%lib%" set archive="-XX:SharedArchiveFile=%lib%\tidemark.jsa" -Xshare:auto -Xlog:disable
"%java%" "@%lib%\java.options" %archive% %TIDEMARK_JAVA_OPTS% --module-path "%lib%" --module dev.tidemark/dev.tidemark.Main %*
exit /b %ERRORLEVEL%

rem Sets java if %1 is the home of a Java that is new enough and none was found before.
:try
if defined java exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
set "found="
if exist "%~1\release" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do call :major "%%~V"
if not defined found exit /b 0
if %found% LSS %needed% exit /b 0
set "java=%~1\bin\java.exe"
exit /b 0

rem Sets found to the number before the first dot of %1; Java 8 and older say 1 there, which is old enough.
:major
for /f "tokens=1 delims=.-+_" %%M in ("%~1") do set "found=%%M"
exit /b 0
