#!/usr/bin/env bash
# scripts/postgres.sh run CMD...
#
# Starts a throwaway PostgreSQL in a folder of its own, with no network socket, exports DATABASE_URL, runs CMD,
# stops the cluster and ends with CMD's exit code. Many may run at the same time: each has its own socket folder.
#
# Where PostgreSQL is not installed: as root on Debian it is installed (ILJARI_NO_APT=1 forbids that); elsewhere
# the script ends with 77, "not run", or with 1 where CI is set.
set -euo pipefail

usage="usage: scripts/postgres.sh run CMD..."
[ "${1:-}" = run ] && [ $# -ge 2 ] || { echo "$usage" >&2; exit 2; }
shift

bindir() { # the folder of the newest installed server
    local found
    found=$(find /usr/lib/postgresql -maxdepth 3 -path '*/bin/initdb' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$found" ] || found=$(command -v initdb || true)
    [ -n "$found" ] && dirname "$(readlink -f "$found")"
}

if ! bin=$(bindir); then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -z "${ILJARI_NO_APT:-}" ]; then
        echo "PostgreSQL is not on this machine: installing Debian's postgresql." >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq >&2
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 postgresql >&2
    fi
    if ! bin=$(bindir); then
        echo "PostgreSQL is not on this machine. On Debian or Ubuntu: sudo apt-get install postgresql" >&2
        [ -z "${CI:-}" ] || exit 1
        exit 77
    fi
fi

role=$(id -un)
as=() # the server refuses to run as root
if [ "$(id -u)" = 0 ]; then
    as=(setpriv --reuid=postgres --regid=postgres --init-groups --inh-caps=-all)
fi

# A socket's path may hold 107 bytes, so the folder stays short whatever TMPDIR says.
base=${TMPDIR:-/tmp}
[ ${#base} -le 60 ] || base=/tmp
home=$(mktemp -d "$base/iljari-pg.XXXXXX")
chmod 700 "$home"
[ ${#as[@]} -eq 0 ] || chown postgres:postgres "$home"

stop() {
    if [ -f "$home/data/postmaster.pid" ]; then
        (cd "$home" && "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1) || true
    fi
    rm -rf "$home"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

server() { (cd "$home" && "${as[@]}" env -u PGDATA -u PGHOST -u PGPORT "$@"); }
options="-c listen_addresses='' -c unix_socket_directories='$home' -c unix_socket_permissions=0700"
options+=" -c timezone=UTC"
# A test's cluster need not outlive a power cut. ILJARI_PG_DURABLE=1: it writes to disk as in production (benchmarks).
[ -n "${ILJARI_PG_DURABLE:-}" ] || options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"

if ! server "$bin/initdb" -D "$home/data" -U "$role" -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$home.log" 2>&1 ||
   ! server "$bin/pg_ctl" -D "$home/data" -l "$home/server.log" -w -t 60 -o "$options" start \
        >>"$home.log" 2>&1; then
    cat "$home.log" "$home/server.log" >&2 2>/dev/null || true
    rm -f "$home.log"
    echo "PostgreSQL ($bin) did not start." >&2
    exit 1
fi
rm -f "$home.log"
server "$bin/createdb" -h "$home" -U "$role" iljari

unset PGDATA PGPORT PGUSER PGPASSWORD PGDATABASE PGSERVICE
export PGHOST=$home
export DATABASE_URL="postgresql:///iljari?host=$home"
code=0
"$@" || code=$?
exit "$code"
