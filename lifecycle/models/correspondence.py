"""How each person is written to: where, how often about news, and whether mail arrives."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lifecycle.models.history import Actor


class Correspondence(models.Model):
    """How one person is written to; without a row, at the address they sign in with, and of everything at once.

    `address` takes the place of the one they sign in with, for notices alone. To `failing_address` mail was refused for
    good: nothing more is sent to it until somebody mends it.
    """

    class News(models.TextChoices):
        AT_ONCE = "at_once", "At once"
        DAILY = "daily", "Once a day"
        WEEKLY = "weekly", "Once a week"

    actor = models.OneToOneField(Actor, models.PROTECT, primary_key=True, related_name="correspondence")
    news = models.CharField(max_length=10, choices=News, default=News.AT_ONCE)
    address = models.EmailField(blank=True)
    address_given_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    address_given_at = models.DateTimeField(null=True)
    failing_address = models.EmailField(blank=True)
    failing_since = models.DateTimeField(null=True)
    failing_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(news__in=["at_once", "daily", "weekly"]), name="news_comes_at_once_daily_or_weekly"
            ),
            models.CheckConstraint(
                condition=Q(address="") | Q(address_given_by__isnull=False, address_given_at__isnull=False),
                name="an_address_for_notices_was_given_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(failing_address="", failing_since=None)
                | (~Q(failing_address="") & Q(failing_since__isnull=False)),
                name="an_address_fails_since_a_moment",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["failing_since"], condition=~Q(failing_address=""), name="failing_addresses")
        ]

    def __str__(self) -> str:
        return f"How {self.actor} is written to"

    @property
    def wants_digests(self) -> bool:
        """Whether news is gathered for this person."""
        return self.news != self.News.AT_ONCE
