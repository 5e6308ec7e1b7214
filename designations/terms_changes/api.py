"""The API of changes of terms, for the department and the bodies concerned."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.models import TermsChange
from designations.terms_changes import selectors


class TermsChangeSerializer(serializers.ModelSerializer[TermsChange]):
    """A change of terms with what the body was told, what it answered, and the amended notice."""

    terms = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    amended_notice = serializers.CharField(source="notice.text", default="")

    class Meta:
        model = TermsChange
        fields = (
            "id",
            "designation",
            "state",
            "terms",
            "own_terms",
            "changes",
            "effective_on",
            "notification",
            "notified_on",
            "notified_to",
            "proof_of_sending",
            "answer_by",
            "answer",
            "answered_on",
            "objection",
            "amended_notice",
            "published_on",
            "notice_address",
            "demonstration",
        )


class TermsChangeViewSet(ReadOnlyModelViewSet[TermsChange]):
    """The changes of terms that the person may see."""

    serializer_class = TermsChangeSerializer

    def get_queryset(self) -> QuerySet[TermsChange]:
        """Return the changes of the designations that the person works with."""
        return selectors.terms_changes_seen_by(self.request.user)


routes = [("terms-changes", TermsChangeViewSet, "terms-change")]
