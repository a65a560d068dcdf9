#!/usr/bin/env bash
# A private PostgreSQL for the tests of this checkout, in a folder of its own, run by an ordinary user.
#   eval "$(scripts/postgres.sh start)"   starts it when needed and sets MAILLAGE_TEST_POSTGRES
#   scripts/postgres.sh stop
# With "durable" after the verb it is another one, which waits for the disk at each commit: for benches.
set -euo pipefail
home=${MAILLAGE_TEST_POSTGRES_HOME:-${TMPDIR:-/tmp}/maillage-postgres-$(id -u)-$(cd "$(dirname "$0")/.." && pwd | cksum | cut -d' ' -f1)}${2:+-$2}
# Durability is proved by the kill tests on SQLite; tests of behaviour use throw-away data.
hasty='-c fsync=off -c synchronous_commit=off -c full_page_writes=off'; [ "${2:-}" = durable ] && hasty=
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$bin" ] || { echo "PostgreSQL is not installed." >&2; exit 1; }
run() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$1"; else bash -c "$1"; fi; }

case ${1:-start} in
  start)
    if [ ! -s "$home/port" ] || ! run "$bin/pg_ctl -D $home/data status" >/dev/null 2>&1; then
      rm -rf "$home"; mkdir -p "$home"
      [ "$(id -u)" = 0 ] && chown postgres "$home"
      run "$bin/initdb -D $home/data -U maillage --auth=trust -E UTF8 --locale=C.UTF-8" >/dev/null
      for _ in 1 2 3 4 5; do
        port=$((20000 + RANDOM % 20000))
        run "$bin/pg_ctl -D $home/data -w -l $home/log -o '-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= $hasty -c max_connections=200' start" >/dev/null 2>&1 && break
      done
      run "echo $port > $home/port"
    fi
    echo "export MAILLAGE_TEST_POSTGRES='Host=127.0.0.1;Port=$(cat "$home/port");Username=maillage;Database=postgres'"
    ;;
  stop)
    run "$bin/pg_ctl -D $home/data -m immediate stop" >/dev/null 2>&1 || true
    rm -rf "$home"
    ;;
esac
