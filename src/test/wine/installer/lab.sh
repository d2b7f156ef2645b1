#!/bin/bash
# A Windows of its own for the installer's tests: Wine, a display and a window manager in the folder TIDEMARK_LAB.
#   lab.sh start              from nothing
#   lab.sh run PROGRAM …      a Windows program, by its Windows path; its output and exit code are this script's
#   lab.sh picture FILE       the whole display as PNG
#   lab.sh do COMMAND …       a command of this system on the lab's display
#   lab.sh stop
set -eu
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "${TIDEMARK_LAB:?}"
LAB=$(cd "$TIDEMARK_LAB" && pwd)
export WINEPREFIX=$LAB/prefix WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe='
PATH=$PATH:/usr/lib/wine
display() { DISPLAY=:$(cat "$LAB/display"); export DISPLAY; }

need() {
  local missing=()
  for package in wine64 fonts-wine fonts-liberation2 xvfb openbox xdotool scrot gcc-mingw-w64-x86-64; do
    [ "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)" = 'install ok installed' ] || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] || { echo "missing Debian packages; run: apt-get install ${missing[*]}" >&2; exit 3; }
}

start() {
  need
  rm -f "$LAB/display"
  Xvfb -displayfd 8 -screen 0 1600x1000x24 8>"$LAB/display" >"$LAB/xvfb.log" 2>&1 </dev/null & echo $! >"$LAB/Xvfb.pid"
  for _ in $(seq 100); do [ -s "$LAB/display" ] && break; sleep 0.1; done
  display
  openbox >"$LAB/openbox.log" 2>&1 </dev/null & echo $! >"$LAB/openbox.pid"
  rm -rf "$WINEPREFIX"
  wine64 wineboot -i >"$LAB/wine.log" 2>&1 </dev/null
  mkdir -p "$WINEPREFIX/drive_c/windows/Fonts"
  cp /usr/share/wine/fonts/tahoma*.ttf /usr/share/fonts/truetype/liberation2/LiberationSans-*.ttf \
    "$WINEPREFIX/drive_c/windows/Fonts/"
  wine64 winecfg -v win10 >>"$LAB/wine.log" 2>&1 </dev/null
  # Every user of Windows has this key from the start (it is his part of HKEY_CLASSES_ROOT); Wine makes it when needed.
  wine64 reg add 'HKCU\Software\Classes' /f >>"$LAB/wine.log" 2>&1 </dev/null
  x86_64-w64-mingw32-gcc -O1 -Wall -Werror -municode -s -o "$LAB/lab.exe" "$HERE/lab.c"
  setsid wine64 "$LAB/lab.exe" hold >"$LAB/hold.log" 2>&1 </dev/null & # ends with stop
}

stop() {
  wineserver -k 2>/dev/null && wineserver -w || true
  for program in openbox Xvfb; do
    [ ! -f "$LAB/$program.pid" ] || kill "$(cat "$LAB/$program.pid")" 2>/dev/null || true
    rm -f "$LAB/$program.pid"
  done
}

action=$1; shift
case $action in
  start) start ;;
  run) display; exec wine64 "$@" ;;
  picture) display; rm -f "$1"; exec scrot --silent "$1" ;;
  do) display; exec "$@" ;;
  stop) stop ;;
  *) echo "lab.sh: $action?" >&2; exit 2 ;;
esac
