"""The words of the guidance, of the field and of this service."""

from typing import ClassVar

from django.db import models


class GlossaryTerm(models.Model):
    """A term, its full form where it is an abbreviation, and what it means."""

    class Origin(models.TextChoices):
        GUIDANCE = "guidance", "Glossary of the statutory guidance"
        ACT = "act", "Skills and Post-16 Education Act 2022"
        FIELD = "field", "Words of the field"
        PORTAL = "portal", "Words of this service"

    term = models.CharField(max_length=80, unique=True)
    full_form = models.CharField(max_length=120, blank=True)
    meaning = models.TextField()
    origin = models.CharField(max_length=10, choices=Origin)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["term"]

    def __str__(self) -> str:
        return self.term
