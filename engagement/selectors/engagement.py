"""What may be read of engagement: by the body, by those who took part and by the department."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts import selectors as accounts
from accounts.models import Organisation
from designations.models import Designation
from designations.selectors import predecessors_of
from engagement.models import EngagementRecord, EngagementState, Participation
from engagement.selectors.access import designations_worked_in_by, organisations_of
from reference.models import Area, DeliveryStatistic, Provider, in_force

OTHERS = (Participation.Capacity.AUTHORITY, Participation.Capacity.STAKEHOLDER)


def engagement_seen_by(person: Any) -> QuerySet[EngagementRecord]:
    """Return the engagement records a person may see, in full or in outline.

    National roles see all. A body's people see their own records and those that served their area; providers and
    authorities see those in which they took part.
    """
    found = EngagementRecord.objects.select_related(
        "designation__area", "designation__body", "designation__scope", "edition", "chain"
    )
    if accounts.is_national(person):
        return found
    own = designations_worked_in_by(person)
    took_part = Participation.objects.filter(record=OuterRef("pk"), organisation__in=organisations_of(person))
    return found.filter(Q(designation__in=own) | _serving(own.values("area")) | Exists(took_part))


def engagement_read_in_full_by(person: Any) -> QuerySet[EngagementRecord]:
    """Return the records of which a person reads everything, the notes and all who took part included."""
    return EngagementRecord.objects.filter(designation__in=designations_worked_in_by(person))


def reads_in_full(person: Any, record: EngagementRecord) -> bool:
    """Say whether a person reads everything in a record, or its outline alone."""
    return engagement_read_in_full_by(person).filter(pk=record.pk).exists()


def engagement_of(designation: Designation) -> QuerySet[EngagementRecord]:
    """Return the records that stand for a designation: its own, and those of other bodies that served its area."""
    area = Area.objects.filter(pk=designation.area_id).values("pk")
    return EngagementRecord.objects.filter(
        Q(designation=designation) | _serving(area), state=EngagementState.RECORDED
    ).select_related("designation__area")


def engagement_citable_for(designation: Designation) -> QuerySet[EngagementRecord]:
    """Return the records that a need of a designation may rest on: those that stand for it, and those handed over."""
    whose = Q(pk=designation.pk) | Q(pk__in=predecessors_of(designation).values("pk"))
    handed = Designation.objects.filter(whose).order_by()
    found = EngagementRecord.objects.filter(Q(designation__in=handed.values("pk")) | _serving(handed.values("area")))
    return found.filter(state=EngagementState.RECORDED).select_related("designation__area")


def engagement_listed_for(designation: Designation) -> QuerySet[EngagementRecord]:
    """Return what the list of a designation shows, newest first: what stands, and its own that was withdrawn."""
    withdrawn = Q(designation=designation, state=EngagementState.WITHDRAWN)
    found = EngagementRecord.objects.filter(Q(pk__in=engagement_of(designation).values("pk")) | withdrawn)
    return found.select_related("designation__area").annotate(heard=how_many(Participation, "record"))


def how_many(model: type[Model], field: str) -> Coalesce:
    """Return how many rows point to each record of a query by a field; counted for the rows of a page alone."""
    pointing = model._default_manager.filter(**{field: OuterRef("pk")}).order_by().values(field)
    return Coalesce(Subquery(pointing.annotate(rows=Count("pk")).values("rows")), 0)


def _serving(areas: QuerySet[Any]) -> Exists:
    through = EngagementRecord.areas.through
    return Exists(through._default_manager.filter(engagementrecord=OuterRef("pk"), area__in=areas))


def participations_in(record: EngagementRecord) -> QuerySet[Participation]:
    """Return who took part in an engagement, by name."""
    return record.participations.select_related("organisation__provider")


def employers_open_to(record: EngagementRecord) -> QuerySet[Organisation]:
    """Return the employers that can be chosen as having taken part, by name: those that the body has heard."""
    return _heard_by(record.designation).filter(employer_profile__isnull=False)


def others_open_to(record: EngagementRecord) -> QuerySet[Organisation]:
    """Return the authorities and other organisations that can be chosen as having taken part, by name.

    Authorities and bodies are few and known; of the rest, those that the body has heard or shares its work with.
    """
    designation, kinds = record.designation, Organisation.Kind
    known = Q(kind__in=[kinds.AUTHORITY, kinds.BODY, kinds.DEPARTMENT])
    near = Q(pk__in=_heard_by(designation).values("pk")) | Q(pk__in=designation.partners.values("organisation"))
    others = near & ~Q(kind__in=[kinds.EMPLOYER, kinds.PROVIDER])
    here = Participation.objects.filter(record=record.pk, capacity__in=OTHERS).values("organisation")
    return Organisation.objects.filter(known | others | Q(pk__in=here)).order_by("name", "pk")


def _heard_by(designation: Designation) -> QuerySet[Organisation]:
    heard = Participation.objects.filter(record__designation=designation).values("organisation")
    return Organisation.objects.filter(pk__in=heard).order_by("name", "pk")


def providers_near(designation: Designation) -> QuerySet[Provider]:
    """Return the providers that are based, deliver or were heard in a designation's area, by name."""
    area = designation.area
    delivering = DeliveryStatistic.objects.filter(
        provider=OuterRef("pk"), area=area, basis=DeliveryStatistic.Basis.DELIVERY
    )
    heard = Q(organisation__in=_heard_by(designation))
    taught = Q(organisation__provision__areas=area) | Q(organisation__partnered_provision__areas=area)
    near = Provider.objects.filter(Q(main_area=area) | Exists(delivering) | heard | taught)
    return Provider.objects.filter(pk__in=near.values("pk"))


def other_areas(record: EngagementRecord, day: date) -> QuerySet[Area]:
    """Return the areas besides its own that an engagement may serve: those of a day, and those chosen already."""
    chosen = record.areas.values("pk") if record.pk else ()
    open_now = in_force(day) | Q(pk__in=chosen)
    return Area.objects.filter(open_now, parent=None).exclude(pk=record.designation.area_id)
