#!/usr/bin/env bash
# scripts/messages.sh: brings django.po up to date with the texts in templates and code (needs GNU gettext).
#
# The texts themselves are Korean; django.po holds their English. New ones come out empty and those in doubt marked
# "fuzzy": write their English, take the mark away, and run the tests of tests/web/test_language.py.
set -euo pipefail
cd "$(dirname "$0")/../src/iljari/web"
DJANGO_SETTINGS_MODULE=iljari.web.settings ../../../.venv/bin/python -m django makemessages \
    --locale en --extension html,txt,py --ignore 'static/*' --add-location file --no-obsolete --no-wrap --verbosity 0
