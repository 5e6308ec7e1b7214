"""Terms and conditions of designation, one row for each edition the department published."""

from typing import ClassVar

from django.db import models

from lsip_portal.kit.formats import day


class Terms(models.Model):
    """An edition of the terms to which a designation may be subject (Act s.2(2)). Rows never change.

    `summary` says in the portal's words what the edition asks; the text itself is at `address`. Terms that were written
    for one designation alone name it, and `summary` is then their text.
    """

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    issued_on = models.DateField()
    address = models.URLField(max_length=300)
    summary = models.TextField(max_length=8000)
    designation = models.ForeignKey("Designation", models.PROTECT, null=True, blank=True, related_name="own_terms")

    class Meta:
        ordering: ClassVar = ["issued_on", "code"]
        verbose_name_plural = "terms"

    def __str__(self) -> str:
        return f"{self.title}, {day(self.issued_on)}"
