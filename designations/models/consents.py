"""Consent in writing (Act s.2(1)(b))."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from designations.models.terms import Terms

_NONE_RECORDED = Q(
    consented_on=None,
    consent_signed_by="",
    consent_signatory_role="",
    consents_to_designation=False,
    consent_terms=None,
)
_SIGNED_AND_DATED = Q(consented_on__isnull=False) & ~Q(consent_signed_by="") & ~Q(consent_signatory_role="")


class Consented(models.Model):
    """A record that needs the body's consent in writing: who signed it, when, and what it covers.

    A paper may consent to the designation and not to the terms. `consent_terms` is the edition of the terms that it
    names; empty where it names none.
    """

    consented_on = models.DateField(null=True, blank=True)
    consent_signed_by = models.CharField(max_length=200, blank=True)
    consent_signatory_role = models.CharField(max_length=200, blank=True)
    consents_to_designation = models.BooleanField(default=False)
    consent_terms = models.ForeignKey(Terms, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_NONE_RECORDED | _SIGNED_AND_DATED, name="%(class)s_consent_is_signed_and_dated"
            ),
        ]
