"""The tests that the Secretary of State must be satisfied of before designating a body (Act s.2(1) and s.4(1))."""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import Q

from designations.models.designations import Designation
from lifecycle.models import Actor, Attachment, Entry


@dataclass(frozen=True)
class Criterion:
    """What a test asks, the provision it comes from, and what an officer looks at to answer it."""

    question: str
    source: str
    look_at: str


class DesignationTest(models.Model):
    """A finding on one test, with its evidence. Recording it again adds a row; the newest one counts.

    `entry` is the history entry that the finding was recorded with, which holds its files.
    """

    class Test(models.TextChoices):
        BODY_CORPORATE = "body_corporate", "Body corporate"
        NOT_CROWN = "not_crown", "Not a servant or agent of the Crown"
        NO_APPOINTEES = "no_appointees", "No members appointed by the Secretary of State"
        NOT_PUBLIC = "not_public", "Not a public authority"
        CAPABLE = "capable", "Capable of developing and reviewing a plan"
        EFFECTIVE = "effective", "Effective"
        IMPARTIAL = "impartial", "Impartial"
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
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="finding", editable=False)

    class Meta:
        ordering: ClassVar = ["recorded_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(evidence=""), name="a_finding_has_evidence"),
        ]

    def __str__(self) -> str:
        return f"{self.get_test_display()}: {self.get_finding_display().lower()}"

    @property
    def met(self) -> bool:
        """Whether the test was found met."""
        return self.finding == self.Finding.MET

    @property
    def counted(self) -> list[tuple[str, list["MembershipCount"]]]:
        """The counts of members by what they are counted by, in words."""
        rows = list(self.membership.all())
        found = [(kind.label, [row for row in rows if row.by == kind]) for kind in MembershipCount.By]
        return [(label, groups) for label, groups in found if groups]

    @property
    def files(self) -> list[Attachment]:
        """The files given as evidence."""
        return list(self.entry.attachments.all()) if self.entry else []


class MembershipCount(models.Model):
    """How many members of the body belong to one sector, size or district: evidence that it is representative."""

    class By(models.TextChoices):
        SECTOR = "sector", "Sector"
        SIZE = "size", "Size"
        DISTRICT = "district", "District"

    finding = models.ForeignKey(DesignationTest, models.PROTECT, related_name="membership")
    by = models.CharField(max_length=10, choices=By)
    name = models.CharField(max_length=100)
    members = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["finding", "by", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["finding", "by", "name"], name="one_count_for_each_group_of_members"),
            models.CheckConstraint(condition=~Q(name=""), name="a_group_of_members_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.members}"


T = DesignationTest.Test
ELIGIBILITY = (T.BODY_CORPORATE, T.NOT_CROWN, T.NO_APPOINTEES, T.NOT_PUBLIC)
SATISFACTION = (T.CAPABLE, T.EFFECTIVE, T.IMPARTIAL, T.REPRESENTATIVE, T.CONSENT)

CRITERIA: dict[DesignationTest.Test, Criterion] = {
    T.BODY_CORPORATE: Criterion(
        "Is the body incorporated?",
        "Act s.4(1)",
        "The entry at Companies House or another register, and the articles.",
    ),
    T.NOT_CROWN: Criterion(
        "Is it neither a servant nor an agent of the Crown?",
        "Act s.4(1)",
        "The articles, and whether the body acts in the name of a government department.",
    ),
    T.NO_APPOINTEES: Criterion(
        "Is it free of members whom the Secretary of State appoints?",
        "Act s.4(1)",
        "The articles on who appoints members and directors.",
    ),
    T.NOT_PUBLIC: Criterion(
        "Is it something other than a public authority?",
        "Act s.4(1); guidance, note 17",
        "Anyone with functions of a public nature counts as a public authority.",
    ),
    T.CAPABLE: Criterion(
        "Is the body capable of developing a plan and keeping it under review?",
        "Act s.2(1)(a)(i)",
        "The work plan, the people and the money.",
    ),
    T.EFFECTIVE: Criterion(
        "Would it do so in an effective manner?",
        "Act s.2(1)(a)(i)",
        "Its record with employers and providers, and its management of earlier work.",
    ),
    T.IMPARTIAL: Criterion(
        "Would it do so in an impartial manner?",
        "Act s.2(1)(a)(i)",
        "The conflict of interest policy, the register of interests, and training that the body itself sells.",
    ),
    T.REPRESENTATIVE: Criterion(
        "Is the body reasonably representative of the employers operating in the area?",
        "Act s.2(1)(a)(ii)",
        "Members by sector, size and district, compared with the employers of the area.",
    ),
    T.CONSENT: Criterion(
        "Has the body consented in writing to being designated, and to any terms and conditions?",
        "Act s.2(1)(b)",
        "The signed consent, the authority of the person who signed, and the terms it names.",
    ),
}
