#!/usr/bin/env bash
# Installs what is missing, runs every gate and every test, ends with "N passed, N failed".
#   ./test.sh              everything
#   ./test.sh --long       everything, with a hundred thousand hostile inputs and a hundred kills on each engine
#   ./test.sh --fast       without the gates, the browser and the kill test
# MAILLAGE_TEST_RESULTS=FILE keeps how long each test took.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
fast=no; [ "${1:-}" = --fast ] && fast=yes
[ "${1:-}" = --long ] && export MAILLAGE_FUZZ=${MAILLAGE_FUZZ:-100000} MAILLAGE_KILLS=${MAILLAGE_KILLS:-100}
gates=0 faults=0

step() { printf '\n== %s\n' "$*"; }
gate() {
  step "$1"; shift
  if "$@"; then gates=$((gates + 1)); else faults=$((faults + 1)); echo "!! failed: $*"; fi
}

install() {
  local missing=() package
  for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  local as=(); [ "$(id -u)" = 0 ] || as=(sudo)
  for try in 1 2 3; do
    "${as[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && return 0
    echo "apt-get failed (try $try), again in $((try * 10)) s"; sleep $((try * 10))
  done
  return 1
}

step "Install what is missing"
install chromium poppler-utils zbar-tools unzip python3 postgresql nginx caddy fonts-liberation belenios-tool || { echo "0 passed, 1 failed"; exit 1; }

# The official rules of e-invoicing are not ours to carry: with a folder of them beside the checkout, or named, they judge our documents.
if [ -z "${MAILLAGE_STANDARDS:-}" ] && [ -d ../shared/standards/einvoice ]; then MAILLAGE_STANDARDS=$(cd ../shared/standards && pwd); fi
if [ -n "${MAILLAGE_STANDARDS:-}" ]; then
  export MAILLAGE_STANDARDS MAILLAGE_STANDARDS_TOOLS=${MAILLAGE_STANDARDS_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/maillage-standards}
  step "Judges of e-invoices"
  command -v java >/dev/null || install default-jre-headless || echo "no java: the official rules will be skipped"
  command -v npm >/dev/null || install nodejs npm || echo "no npm: the official rules will be skipped"
  install libsaxonhe-java qpdf || echo "no Saxon: the official rules will be skipped"
  [ -f "$MAILLAGE_STANDARDS_TOOLS/node_modules/xslt3/xslt3.js" ] || npm install --silent --no-audit --no-fund --prefix "$MAILLAGE_STANDARDS_TOOLS" xslt3@2.7.0 \
    || echo "no xslt3: the official rules will be skipped"
fi

step "PostgreSQL"
if postgres=$(scripts/postgres.sh start); then eval "$postgres"; else echo "0 passed, 1 failed"; exit 1; fi
trap 'scripts/postgres.sh stop' EXIT

step "Build"
dotnet build Maillage.slnx -c Release -v q --nologo || { echo "0 passed, 1 failed"; exit 1; }

if [ $fast = no ]; then
  # What a build does not judge; the order of usings is a test.
  gate "Format" dotnet format whitespace Maillage.slnx --verify-no-changes --no-restore --exclude src/Maillage/Migrations
fi

if [ $fast = no ]; then
  # What is deployed is what the tests of deploy/ start.
  MAILLAGE_PUBLISHED=$(mktemp -d); export MAILLAGE_PUBLISHED
  trap 'rm -rf "$MAILLAGE_PUBLISHED"; scripts/postgres.sh stop' EXIT
  gate "Publish" dotnet publish src/Maillage -c Release -r linux-x64 -o "$MAILLAGE_PUBLISHED" -v q --nologo
fi

step "Tests"
filter=(); [ $fast = yes ] && filter=(-trait- "Kind=Slow")
log=$(mktemp)
dotnet run --project tests/Maillage.Tests -c Release --no-build -- -noColor "${filter[@]}" ${MAILLAGE_TEST_RESULTS:+-result-xml "$MAILLAGE_TEST_RESULTS"} 2>&1 | tee "$log" | grep -vE '^\s*$'
status=${PIPESTATUS[0]}
summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -1)
rm -f "$log"
number() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$summary"; }
total=$(number Total) failed=$(( $(number Failed) + $(number Errors) )) skipped=$(number Skipped)
if [ -z "$summary" ] || [ "${total:-0}" -eq 0 ]; then total=1 failed=1 skipped=0; fi
[ "$status" -ne 0 ] && [ "$failed" -eq 0 ] && failed=1

failed=$((failed + faults))
passed=$((total + gates - (failed - faults) - ${skipped:-0}))
printf '\n%d passed, %d failed%s\n' "$passed" "$failed" "$([ "${skipped:-0}" -gt 0 ] && printf ', %d skipped' "$skipped")"
[ "$failed" -eq 0 ]
