"""Where GOV.UK Notify says by itself what became of a mail: with a token, and without a session."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from lifecycle.outbox import receipts


@csrf_exempt
@require_POST
def notify_receipt(request: HttpRequest) -> HttpResponse:
    """Take a delivery receipt; there is no such page unless a token is configured."""
    if not settings.NOTIFY_CALLBACK_TOKEN:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.NOTIFY_CALLBACK_TOKEN}"):
        return HttpResponse(status=403)
    said = _json(request)
    if said is None:
        return HttpResponse(status=400)
    receipts.take_callback(said)
    return HttpResponse(status=204)


def _json(request: HttpRequest) -> dict[str, Any] | None:
    try:
        said = json.loads(request.body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
