#!/bin/sh
# Renders tidemark.svg: tidemark-16.png to tidemark-512.png, and tidemark.ico for Windows. What it writes is committed.
set -eu
cd "$(dirname "$0")"

missing=
command -v rsvg-convert >/dev/null || missing="$missing librsvg2-bin"
command -v icotool >/dev/null || missing="$missing icoutils"
if [ -n "$missing" ]; then
  echo "icons/build.sh: missing Debian packages; run: apt-get install$missing" >&2
  exit 3
fi

for size in 16 20 24 32 40 48 64 128 256 512; do
  rsvg-convert --width "$size" --height "$size" --output "tidemark-$size.png" tidemark.svg
done
# Windows picks the size that fits: 16 to 48 at the usual scalings as bitmaps, 256 as PNG.
icotool --create --output tidemark.ico \
  tidemark-16.png tidemark-20.png tidemark-24.png tidemark-32.png tidemark-40.png tidemark-48.png tidemark-64.png \
  --raw=tidemark-256.png
