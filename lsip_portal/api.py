"""Errors of the API: every refusal says why, in the same words as the pages."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler as usual_handler

from lifecycle.api import answer_refusal


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an error raised in an API view."""
    return answer_refusal(error) or usual_handler(error, context)
