#!/usr/bin/env bash
# scripts/test.sh WORKERS [sqlite|postgres]: runs every test on SQLite and on PostgreSQL, both even if the first
# fails, and says at the end what each came to.
set -uo pipefail
workers=${1:-auto}
which=${2:-both}
pytest=(.venv/bin/python -m pytest -n "$workers" --dist loadgroup)
failed=0
summary=()

note() { # name, exit code
    case $2 in
        0) summary+=("$1: passed") ;;
        77) summary+=("$1: NOT RUN (see above)") ;;
        *) summary+=("$1: FAILED"); failed=1 ;;
    esac
}

if [ "$which" != postgres ]; then
    echo "== SQLite"
    env -u DATABASE_URL "${pytest[@]}"
    note SQLite $?
fi
if [ "$which" != sqlite ]; then
    echo "== PostgreSQL"
    bash scripts/postgres.sh run "${pytest[@]}"
    note PostgreSQL $?
fi
printf '%s\n' "${summary[@]}"
exit "$failed"
