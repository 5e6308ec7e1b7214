"""How the drafting pages of a version answer what may not, or cannot, be done: in the words of the engine."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lifecycle.engine import NotAllowed, NotPossible
from plans.selectors.versions import versions_seen_by

View = Callable[..., HttpResponse]


def refusals_shown(view: View) -> View:
    """Answer a refusal of the engine with its page: 403 where a person may not, 409 where it is not possible."""

    @wraps(view)
    def shown(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except NotAllowed as refusal:
            return render(request, "403.html", {"reason": str(refusal)}, status=403)
        except NotPossible as refusal:
            version = get_object_or_404(versions_seen_by(request.user), pk=pk)
            return render(request, "409.html", {"refusal": refusal, "record": version}, status=409)

    return shown
