#!/usr/bin/env bash
# Takes pictures of the demonstration in a real Chromium:
#   scripts/pictures.sh              those that README and the guide show, into docs/guide/images
#   scripts/pictures.sh FOLDER       every page, on a phone and on a desk
set -euo pipefail
cd "$(dirname "$0")/.."
export MAILLAGE_PICTURES=${1:-$PWD/docs/guide/images}
if [ $# -eq 0 ]; then
  MAILLAGE_PICTURES_ONLY=$(grep -oh 'images/[a-z-]*-[0-9]*\.png' README.md docs/guide/*.md | sed 's|images/||; s|\.png||' | sort -u | paste -sd,)
  export MAILLAGE_PICTURES_ONLY
fi
dotnet run --project tests/Maillage.Tests -c Release -- -noColor -explicit only -class Maillage.Tests.Browser.GuidePictures
