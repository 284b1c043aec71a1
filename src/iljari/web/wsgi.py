"""The web as a server runs it: `iljari.web.wsgi:application`. It does not open before `opening` has seen to it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iljari.web.settings")

application = get_wsgi_application()

from iljari.web import starting  # noqa: E402  (the framework must be up)

if _fault := starting.fault():
    raise SystemExit(_fault)
