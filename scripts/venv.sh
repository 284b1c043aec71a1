#!/bin/sh
# scripts/venv.sh PYTHON DIR: makes a virtual environment, or says in one sentence what is missing.
set -eu
python=$1
dir=$2

if ! command -v "$python" >/dev/null 2>&1; then
    echo "Iljari needs Python 3.11 or newer, and '$python' is not on this machine. Install it, or name another: make PYTHON=python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Iljari needs Python 3.11 or newer, and '$python' is $("$python" -V 2>&1). Name a newer one: make PYTHON=python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    package="python$version-venv"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && [ -z "${ILJARI_NO_APT:-}" ]; then
        echo "This Python cannot make virtual environments: installing Debian's $package." >&2
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            -o DPkg::Lock::Timeout=300 "$package" >&2
    else
        echo "This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install $package" >&2
        exit 1
    fi
fi
rm -rf "$dir"
"$python" -m venv "$dir"
