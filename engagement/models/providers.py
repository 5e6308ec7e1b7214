"""What the law asks about a provider before any duty reaches it (Act s.4(1); guidance 1.4, 1.7, footnotes 1 to 8)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Organisation
from reference.models import ProviderType

INDEPENDENT_TRAINING_PROVIDER = "independent_training_provider"
INSTITUTE_OF_TECHNOLOGY = "institute_of_technology"

# What an independent training provider is not (Act s.4(1)), by the field that says whether a body is it.
EXCLUSIONS = {
    "trains_only_own_staff": "an employer that trains only its own staff",
    "is_16_to_19_academy": "a 16 to 19 academy",
    "is_school": "a school",
    "is_local_authority": "a local authority",
    "is_fe_institution": "a further education institution",
    "is_he_provider": "a higher education provider",
}


class ProviderProfile(models.Model):
    """The answers about one provider; an empty answer was not given yet, and nothing is read into it.

    `active_in_england`, `publicly_funded`, `inspected_by_ofsted` and the exclusions concern training providers alone;
    an exclusion that applies means that the body is no independent training provider. `members` are the providers
    that form an Institute of Technology, each of which is looked at by itself.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="provider_profile")
    provider_type = models.ForeignKey(ProviderType, models.PROTECT, null=True, blank=True, related_name="profiles")
    technical = models.BooleanField("Delivers technical education or training after 16", null=True, blank=True)
    based_in_england = models.BooleanField("Based in England", null=True, blank=True)
    active_in_england = models.BooleanField("Active in England, wholly or partly", null=True, blank=True)
    publicly_funded = models.BooleanField("Receives public funding", null=True, blank=True)
    inspected_by_ofsted = models.BooleanField("Inspected by Ofsted", null=True, blank=True)
    exclusions_answered = models.BooleanField(default=False)
    trains_only_own_staff = models.BooleanField(default=False)
    is_16_to_19_academy = models.BooleanField(default=False)
    is_school = models.BooleanField(default=False)
    is_local_authority = models.BooleanField(default=False)
    is_fe_institution = models.BooleanField(default=False)
    is_he_provider = models.BooleanField(default=False)
    members = models.ManyToManyField(Organisation, related_name="institutes", blank=True)
    demonstration = models.BooleanField(default=False, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["organisation__name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(exclusions_answered=True) | Q(**dict.fromkeys(EXCLUSIONS, False)),
                name="an_exclusion_is_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def is_training_provider(self) -> bool:
        """Whether it says that it is an independent training provider."""
        return self.provider_type is not None and self.provider_type.key == INDEPENDENT_TRAINING_PROVIDER

    @property
    def is_institute(self) -> bool:
        """Whether it is an Institute of Technology, which is a collaboration and no provider by itself."""
        return self.provider_type is not None and self.provider_type.key == INSTITUTE_OF_TECHNOLOGY

    @property
    def exclusions(self) -> list[str]:
        """What the body is, of the six things that an independent training provider is not, in words (Act s.4(1))."""
        return [words for name, words in EXCLUSIONS.items() if getattr(self, name)]
