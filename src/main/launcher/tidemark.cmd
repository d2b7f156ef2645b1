@echo off
rem Starts Tidemark with a Java 21 or newer: the runtime beside it, JAVA_HOME, PATH, then the folders where JDKs usually lie.
setlocal enabledelayedexpansion
set "home=%~dp0.."
set "java="
if exist "%home%\runtime\bin\java.exe" set "java=%home%\runtime\bin\java.exe"
if not defined java if defined JAVA_HOME call :try "%JAVA_HOME%\bin\java.exe"
if not defined java for %%p in (java.exe) do if not "%%~$PATH:p"=="" call :try "%%~$PATH:p"
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto") do (
  if not defined java if exist "%%~r" for /d %%d in ("%%~r\*") do if not defined java call :try "%%d\bin\java.exe"
)
if not defined java (
  echo tidemark: Java 21 or newer is needed and was not found. Install one from https://adoptium.net, or set JAVA_HOME. 1>&2
  exit /b 3
)
"%java%" -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=javafx.graphics --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC %TIDEMARK_JAVA_OPTS% "-Dtidemark.headless.jar=%home%\lib\headless\openjfx-monocle-21.0.2.jar" --module-path "%home%\lib" --module dev.tidemark/dev.tidemark.Main %*
exit /b %errorlevel%

:try
if not exist "%~1" exit /b 1
set "version=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~dp1..\release" 2^>nul') do for /f "tokens=1 delims=." %%m in ("%%~v") do set "version=%%m"
if !version! geq 21 set "java=%~1"
exit /b 0
