"""Submissions that must count once, however often they arrive."""

from typing import ClassVar

from django.db import models

from lifecycle.models.history import Actor, Entry


class Submission(models.Model):
    """A token that a form or an API client sent with a beginning: the second arrival finds what the first one made."""

    token = models.UUIDField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="submission")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["actor", "token"], name="one_submission_for_each_token_of_a_person")
        ]

    def __str__(self) -> str:
        return str(self.token)
