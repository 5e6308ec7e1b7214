"""The tests that the Secretary of State must be satisfied of before designating a body (Act s.2(1) and s.4(1))."""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models

from designations.models.designations import Designation
from lifecycle.models import Actor


@dataclass(frozen=True)
class Criterion:
    """What a test asks, and the provision it comes from."""

    question: str
    source: str


class DesignationTest(models.Model):
    """A finding on one test, with its evidence. Recording it again adds a row; the newest one counts."""

    class Test(models.TextChoices):
        ELIGIBLE = "eligible", "Eligible body"
        CAPABLE = "capable", "Capable and impartial"
        REPRESENTATIVE = "representative", "Representative of employers"
        CONSENT = "consent", "Consent in writing"

    class Finding(models.TextChoices):
        MET = "met", "Met"
        NOT_MET = "not_met", "Not met"

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="tests")
    test = models.CharField(max_length=20, choices=Test)
    finding = models.CharField(max_length=10, choices=Finding)
    evidence = models.TextField(max_length=4000)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["recorded_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(evidence=""), name="a_finding_has_evidence"),
        ]

    def __str__(self) -> str:
        return f"{self.get_test_display()}: {self.get_finding_display().lower()}"

    @property
    def met(self) -> bool:
        """Whether the test was found met."""
        return self.finding == self.Finding.MET


CRITERIA: dict[DesignationTest.Test, Criterion] = {
    DesignationTest.Test.ELIGIBLE: Criterion(
        "Is the body corporate, neither a servant nor an agent of the Crown, without members appointed by the "
        "Secretary of State, and not a public authority?",
        "Act s.2(1) and s.4(1)",
    ),
    DesignationTest.Test.CAPABLE: Criterion(
        "Is the body capable of developing a plan and keeping it under review, effectively and impartially?",
        "Act s.2(1)(a)(i)",
    ),
    DesignationTest.Test.REPRESENTATIVE: Criterion(
        "Is the body reasonably representative of the employers operating in the area?", "Act s.2(1)(a)(ii)"
    ),
    DesignationTest.Test.CONSENT: Criterion(
        "Has the body consented in writing to being designated, and to any terms and conditions?", "Act s.2(1)(b)"
    ),
}
