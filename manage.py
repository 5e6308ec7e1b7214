#!/usr/bin/env python
"""Run a management command of the portal: `python manage.py <command>`."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lsip_portal.settings")
    from django.core.management import execute_from_command_line

    import lsip_portal.celery  # noqa: F401  the Celery app must exist before any task is sent

    execute_from_command_line(sys.argv)
