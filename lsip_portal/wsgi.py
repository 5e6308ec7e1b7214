"""The WSGI door of the portal."""

import os

from django.core.wsgi import get_wsgi_application

import lsip_portal.celery  # noqa: F401  the Celery app must exist before any task is sent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsip_portal.settings")
application = get_wsgi_application()
