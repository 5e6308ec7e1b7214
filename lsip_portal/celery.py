"""The Celery application: long work, the outbox and the daily checks run here, never in a web request."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsip_portal.settings")

app = Celery("lsip_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
