#!/usr/bin/env bash
# scripts/browser.sh: prints the path of Chromium, which the end-to-end tests and the screenshots drive.
#
# Where Chromium or a Korean font is not installed: as root on Debian they are installed (ILJARI_NO_APT=1 forbids
# that); elsewhere the script ends with 77, "not run", or with 1 where CI is set.
set -euo pipefail

browser() {
    local name
    for name in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        if [ -n "$name" ] && [ -x "$name" ]; then
            echo "$name"
            return 0
        fi
    done
    return 1
}
korean() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ko family)" ]; }

if ! browser >/dev/null || ! korean; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ -z "${ILJARI_NO_APT:-}" ]; then
        echo "Chromium or a Korean font is not on this machine: installing Debian's chromium and fonts-noto-cjk." >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq >&2
        apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 \
            chromium fontconfig fonts-noto-cjk >&2
    fi
fi

if ! browser; then
    echo "Chromium is not on this machine, so what needs a browser is not run." \
         "On Debian or Ubuntu: sudo apt-get install chromium fonts-noto-cjk" >&2
    [ -z "${CI:-}" ] || exit 1
    exit 77
fi
