"""Editions of the guidance, as data: a record keeps the edition, and its revision, under which it began."""

from typing import Any, ClassVar

from django.db import models

from lifecycle import clock
from lifecycle.guidance_content import ApprovalTest, ClockRule, ReportPart


class Edition(models.Model):
    """An edition of the statutory guidance in one revision of the portal's reading of it. Rows never change."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        FINAL = "final", "Final"

    code = models.CharField(max_length=20)
    revision = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status)
    issued_on = models.DateField()
    review_on = models.DateField(null=True)
    review_note = models.CharField(max_length=200, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    digest = models.CharField(max_length=64)
    content = models.JSONField()

    class Meta:
        ordering: ClassVar = ["issued_on", "revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "revision"], name="one_edition_for_each_code_and_revision"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def past_review(self) -> bool:
        """Whether the day on which this edition was to be reviewed has passed (guidance 1.2)."""
        return self.review_on is not None and self.review_on < clock.today()

    def clock_rule(self, name: str) -> ClockRule | None:
        """Return how long a clock runs under this edition, or `None` where the edition sets no such duty."""
        return ClockRule.of(name, self.content["clocks"][name])

    def parts(self) -> list[ReportPart]:
        """Return the parts of the report template, each with its sections, in order."""
        return [ReportPart.of(part) for part in self.content["report"]["parts"]]

    def approval_tests(self) -> list[ApprovalTest]:
        """Return the tests of approval, statute first."""
        return [ApprovalTest(**test) for test in self.content["tests"]]

    @property
    def report(self) -> dict[str, Any]:
        """The report template: page limit, whether it is advisory, and what counts to it."""
        content: dict[str, Any] = self.content["report"]
        return content
