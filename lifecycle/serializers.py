"""The shapes in which the API shows what every record has."""

from typing import ClassVar

from rest_framework import serializers

from lifecycle.models import Attachment


class AttachmentSerializer(serializers.ModelSerializer[Attachment]):
    """A file of the history: what it is, and where those who may see the record get it."""

    address = serializers.CharField(source="get_absolute_url")

    class Meta:
        model = Attachment
        fields: ClassVar[tuple[str, ...]] = ("name", "address", "media_type", "size", "sha256", "scan")
