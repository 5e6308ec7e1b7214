"""The API of moves: what a person may do with a record, and doing it."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from lifecycle import engine, wiring
from lifecycle.errands import Errand


class Options(APIView):
    """The moves that the person's roles allow on a record, each with the rules it still fails."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, workflow: str, pk: int) -> Response:
        """List the moves."""
        desk = wiring.desk(workflow)
        record = desk.seen_by(request.user).filter(pk=pk).first() if desk else None
        if record is None:
            raise exceptions.NotFound
        return Response({"state": record.state, "moves": [_as_dict(o) for o in engine.options(record, request.user)]})


class MakeMove(APIView):
    """One move on a record that is there already."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, workflow: str, pk: int, move: str) -> Response:
        """Make the move; the body holds the same fields as its page."""
        return _make(request, Errand.on(workflow, pk, move, request.user))


class Begin(APIView):
    """The beginning of a record below a parent; an `Idempotency-Key` (a UUID) makes a repeat count once."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, workflow: str, parent: int, move: str) -> Response:
        """Begin the record; the body holds the same fields as its page."""
        return _make(request, Errand.below(workflow, parent, move, request.user), status=201)


def _make(request: Request, errand: Errand, status: int = 200) -> Response:
    if not isinstance(request.data, dict):
        raise exceptions.ParseError("Send a JSON object, or a form, with the fields of the move.")
    token = _token(request)
    if not token:
        errand.refuse_unless_possible()
    form = errand.form(request.data, request.FILES)
    if not form.is_valid():
        raise exceptions.ValidationError(form.errors.get_json_data())
    entry = errand.make(form, request.data, token)
    if entry is None:
        raise exceptions.ValidationError(form.errors.get_json_data())
    body = {"id": int(entry.record_id), "state": entry.target_state, "entry": entry.sequence, "move": entry.move}
    return Response(body, status=status)


def _token(request: Request) -> uuid.UUID | None:
    key = request.headers.get("Idempotency-Key", "")
    try:
        return uuid.UUID(key) if key else None
    except ValueError as error:
        raise exceptions.ParseError("The Idempotency-Key must be a UUID.") from error


def _as_dict(option: engine.Option) -> dict[str, Any]:
    return {
        "move": option.move.name,
        "button": option.move.button,
        "possible": option.possible,
        "barred": option.barred,
        "unmet": [failure.as_dict() for failure in option.unmet],
    }


def answer_refusal(error: Exception) -> Response | None:
    """Return the answer to a refusal of the engine: 403, 409 with every unmet rule, or 400 for a broken limit."""
    if isinstance(error, engine.NotAllowed):
        return Response({"detail": str(error)}, status=403)
    if isinstance(error, engine.NotPossible):
        unmet = [failure.as_dict() for failure in error.unmet]
        return Response({"detail": error.reason, "unmet": unmet}, status=409)
    if isinstance(error, ValidationError):
        return Response({"detail": error.messages}, status=400)
    return None
