"""Bank holidays in England, for counting working days."""

from typing import ClassVar

from django.db import models


class BankHoliday(models.Model):
    """A bank holiday in England and Wales."""

    day = models.DateField(unique=True)
    title = models.CharField(max_length=80)
    note = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["day"]

    def __str__(self) -> str:
        return f"{self.title}, {self.day:%d %B %Y}"
