"""What may be read of policies and registers of interests: by everybody, by those who keep them, by the department."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from accounts.models import Scope
from accounts.roles import ScopeKind
from designations.models import (
    REVIEWED_EACH,
    ConflictPolicy,
    Designation,
    DesignationState,
    Interest,
    InterestKind,
    InterestsRegister,
    InterestState,
    PolicyVersion,
)
from designations.selectors import designated_on, designations_seen_by
from lsip_portal.kit.formats import day


def policies_seen_by(person: Any) -> QuerySet[ConflictPolicy]:
    """Return the policies of the designations that the person works with."""
    found = ConflictPolicy.objects.select_related("designation__area", "designation__body", "designation__scope")
    return found.filter(designation__in=designations_seen_by(person))


def registers_seen_by(person: Any) -> QuerySet[InterestsRegister]:
    """Return the registers of the designations that the person works with."""
    found = InterestsRegister.objects.select_related("designation__area", "designation__body", "designation__scope")
    return found.filter(designation__in=designations_seen_by(person))


def interests_seen_by(person: Any) -> QuerySet[Interest]:
    """Return every entry, withdrawn ones too, of the registers of the designations that the person works with."""
    found = Interest.objects.select_related(
        "designation__area", "designation__body", "designation__scope", "recorded_by"
    )
    return found.filter(designation__in=designations_seen_by(person))


def policy_of(designation: Designation) -> ConflictPolicy | None:
    """Return the conflict of interest policy of a designation, `None` where none was published."""
    return ConflictPolicy.objects.filter(designation=designation).select_related("designation__scope").first()


def register_of(designation: Designation) -> InterestsRegister | None:
    """Return the register of a designation, `None` where it was never confirmed complete."""
    return InterestsRegister.objects.filter(designation=designation).select_related("designation__scope").first()


def version_of(policy: ConflictPolicy, number: str = "") -> PolicyVersion | None:
    """Return the version of a policy with a number, the newest where none is asked for."""
    if not number:
        return policy.versions.first()
    return policy.versions.filter(number=int(number)).first() if number.isascii() and number.isdecimal() else None


def public_policy_versions() -> QuerySet[PolicyVersion]:
    """Return every version of the policies of designated bodies, as everybody may read them."""
    found = PolicyVersion.objects.filter(policy__designation__state=DesignationState.DESIGNATED)
    return found.select_related("policy__designation__area", "policy__designation__body").order_by("-policy", "-number")


def public_interests(today: date) -> QuerySet[Interest]:
    """Return the entries that everybody may read: those in the register that have not been over for a year.

    No more is kept in public about a person than the guidance asks for; the history keeps what is older.
    """
    ended_lately = Q(until=None) | Q(until__gte=REVIEWED_EACH.after(today, -1))
    shown = Interest.objects.filter(ended_lately, state=InterestState.REGISTERED)
    found = shown.filter(designation__state=DesignationState.DESIGNATED)
    return found.select_related("designation__area", "designation__body")


def in_category(interests: QuerySet[Interest], category: str) -> QuerySet[Interest]:
    """Return the entries of one category, all of them where none is asked for, and none for an unknown one."""
    return interests.filter(category=category) if category else interests


def is_held_as_a_provider(designation: Designation) -> bool:
    """Say whether the designated body is also held here as a provider of education or training."""
    body = designation.body
    if body.provider_id is not None or body.kind == body.Kind.PROVIDER:
        return True
    return Scope.objects.filter(kind=ScopeKind.PROVIDER, organisation=body).exists()


def training_interests_of_the_body(designation: Designation) -> QuerySet[Interest]:
    """Return the entries that set out the training provision of the body itself."""
    return designation.interests.filter(
        state=InterestState.REGISTERED, category=Interest.Category.BODY, kind=InterestKind.TRAINING
    )


@dataclass(frozen=True)
class Standing:
    """How a designation stands with its policy and its register."""

    designation: Designation
    policy: ConflictPolicy | None
    register: InterestsRegister | None

    @property
    def flags(self) -> list[str]:
        """What is missing or older than a year, each a sentence; none where all is in order."""
        return [flag for flag in (self.policy_flag, self.register_flag) if flag]

    @property
    def policy_flag(self) -> str:
        """What is wrong with the policy, empty where nothing is."""
        if self.policy is None:
            return "No conflict of interest policy is published."
        if self.policy.is_current:
            return ""
        return f"The conflict of interest policy was last reviewed on {day(self.policy.reviewed_on)}: over a year ago."

    @property
    def register_flag(self) -> str:
        """What is wrong with the register, empty where nothing is."""
        if self.register is None:
            return "The register of interests was never confirmed complete."
        if self.register.is_current:
            return ""
        return f"The register of interests was last confirmed on {day(self.register.reviewed_on)}: over a year ago."


def standing_of(designation: Designation) -> Standing:
    """Return how a designation stands with its policy and its register."""
    return Standing(designation, policy_of(designation), register_of(designation))


def flags_of(designation: Designation) -> list[str]:
    """Return what a designated body lacks of its policy and its register; nothing is asked of it before and after."""
    return standing_of(designation).flags if designation.state == DesignationState.DESIGNATED else []


def standings(today: date) -> list[Standing]:
    """Return every designation in force on a day with its policy and register, by area, in one query."""
    found = designated_on(today).select_related("conflict_policy", "interests_register").order_by("area__name")
    return [Standing(one, _reverse(one, "conflict_policy"), _reverse(one, "interests_register")) for one in found]


def _reverse(designation: Designation, name: str) -> Any:
    """Return the one record that points to a designation, or `None`."""
    try:
        return getattr(designation, name)
    except ObjectDoesNotExist:
        return None
