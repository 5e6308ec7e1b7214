"""How the pages on which drafts are written answer what may not, or cannot, be done: in the words of the engine."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lifecycle.engine import NotAllowed, NotPossible

View = Callable[..., HttpResponse]
SeenBy = Callable[[Any], QuerySet[Any]]


def refusals_shown(seen_by: SeenBy) -> Callable[[View], View]:
    """Answer a refusal of the engine with its page: 403 where a person may not, 409 where it is not possible.

    `seen_by` returns the records that a person may see; the one at the address stands on the page.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, pk, *args, **kwargs)
            except NotAllowed as refusal:
                return render(request, "403.html", {"reason": str(refusal)}, status=403)
            except NotPossible as refusal:
                record = get_object_or_404(seen_by(request.user), pk=pk)
                return render(request, "409.html", {"refusal": refusal, "record": record}, status=409)

        return shown

    return decorate
