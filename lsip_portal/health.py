"""Whether the service can answer: asked by the proxy and by the container platform."""

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from lifecycle.outbox import measures


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """Answer that the web process runs and reaches its database, and whether mail has waited for over an hour.

    Late mail is no fault of the web process, so the answer is still 200.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    late = measures.is_late(measures.oldest_waiting())
    return JsonResponse({"status": "ok", "mail": "late" if late else "ok"})
