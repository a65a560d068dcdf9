#!/usr/bin/env bash
# Adds one migration to both engines:  scripts/migrations.sh NAME
# Before the first release there is one migration, made anew:  scripts/migrations.sh --initial
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
name=${1:?a name, or --initial}
if [ "$name" = --initial ]; then rm -rf src/Maillage/Migrations; name=Initial; fi
dotnet build src/Maillage -v q
for engine in Sqlite Postgres; do
  dotnet ef migrations add "$name" --no-build --project src/Maillage --context "${engine}Db" -o "Migrations/$engine"
  # The second context must see the first one's files compiled only at the end; nothing to rebuild in between.
done
