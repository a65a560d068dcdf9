#!/usr/bin/env bash
# Takes the pictures of the guide from the demonstration, in a real Chromium:  scripts/pictures.sh [FOLDER] [NAME,NAME…]
# Without a folder: all those that the guide shows, into docs/guide/images.
set -euo pipefail
cd "$(dirname "$0")/.."
export MAILLAGE_PICTURES=${1:-$PWD/docs/guide/images} MAILLAGE_PICTURES_ONLY=${2:-}
[ -n "$MAILLAGE_PICTURES_ONLY" ] || unset MAILLAGE_PICTURES_ONLY
dotnet run --project tests/Maillage.Tests -c "${CONFIGURATION:-Release}" -- -noColor -explicit only -class Maillage.Tests.Browser.GuidePictures
