#!/usr/bin/env bash
# scripts/messages.sh [ROOM]: brings django.po of a room (web by default; access, registry, desks/returns …) up to date
# with the texts in its templates and code (needs GNU gettext).
#
# The texts themselves are Korean; django.po holds their English. New ones come out empty and those in doubt marked
# "fuzzy": write their English, take the mark away, and run the tests of tests/web/test_language.py.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
cd "$root/src/iljari/${1:-web}"
# Two who add texts at once are merged by union: what then stands twice is taken once.
msguniq --use-first --no-wrap --output-file locale/en/LC_MESSAGES/django.po locale/en/LC_MESSAGES/django.po
DJANGO_SETTINGS_MODULE=iljari.web.settings "$root"/.venv/bin/python -m django makemessages \
    --locale en --extension html,txt,py --ignore 'static/*' --add-location file --no-obsolete --no-wrap --verbosity 0
