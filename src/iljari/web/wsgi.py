"""The web as a server runs it: `iljari.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iljari.web.settings")

application = get_wsgi_application()
