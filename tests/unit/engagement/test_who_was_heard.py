"""Organisations that are heard, one record for each real one, and who took part in what."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from engagement import services
from engagement.models import EmployerProfile, Participation, SizeBand
from engagement.services import Party, organisations
from lifecycle.selectors import entries_of
from tests.factories import engagement as make
from tests.factories.accounts import organisation as any_organisation
from tests.factories.designations import designated

pytestmark = pytest.mark.django_db
Capacity = Participation.Capacity
Kind = Organisation.Kind


@pytest.fixture
def designation(editions):
    return designated()


@pytest.mark.parametrize("again", ["ACME LTD", "acme ltd", "  Acme   Ltd ", "Acme Ltd"])
def test_an_employer_is_found_by_its_name_whatever_its_case_and_spacing(again):
    first = services.find_or_add_employer("Acme Ltd", size_band=SizeBand.SMALL)
    assert services.find_or_add_employer(again) == first
    assert services.find_or_add_employer("Acme Limited") != first
    assert first.employer_profile.size_band == SizeBand.SMALL


def test_names_with_accents_are_compared_without_case_too():
    first = services.find_or_add_employer("Café Élan")
    assert services.find_or_add_employer("CAFÉ ÉLAN") == first


def test_two_employers_of_one_name_are_impossible_in_the_table():
    services.find_or_add_employer("Acme Ltd")
    other = any_organisation(Kind.EMPLOYER, name="ACME LTD")
    with pytest.raises(IntegrityError), transaction.atomic():
        EmployerProfile.objects.create(organisation=other, name_key=services.name_key(other.name))


def test_the_newest_size_of_an_employer_counts_and_not_known_says_nothing():
    employer = services.find_or_add_employer("Acme Ltd", size_band=SizeBand.MICRO)
    for given, known in [("", "micro"), (SizeBand.UNKNOWN, "micro"), (SizeBand.SMALL, "small")]:
        services.find_or_add_employer("Acme Ltd", size_band=given)
        assert EmployerProfile.objects.get(organisation=employer).size_band == known


@pytest.mark.clause("A-4(1)-2")
@pytest.mark.parametrize("kind", [Kind.AUTHORITY, Kind.STAKEHOLDER, Kind.PROVIDER])
def test_a_public_body_a_charity_or_a_college_can_be_an_employer(kind):
    known = any_organisation(kind, name="Known already")
    assert services.find_or_add_employer("known already") == known
    assert Organisation.objects.filter(name__iexact="known already").count() == 1
    assert services.find_or_add_employer("A sole trader", size_band=SizeBand.MICRO).kind == Kind.EMPLOYER


@pytest.mark.parametrize("added", [True, False])
def test_an_employer_that_somebody_else_adds_at_the_same_moment_is_taken(monkeypatch, added):
    rival = services.find_or_add_employer("Acme Ltd")
    looks = iter([None, rival if added else None])

    def refused_by_the_table(*args):
        raise IntegrityError

    monkeypatch.setattr(organisations, "_employer", lambda name: next(looks))
    monkeypatch.setattr(organisations, "_add_employer", refused_by_the_table)
    if added:
        assert services.find_or_add_employer("ACME LTD") == rival
    else:
        with pytest.raises(IntegrityError):
            services.find_or_add_employer("ACME LTD")


def test_who_took_part_is_written_down_with_capacity_and_size(designation):
    college = make.published_provider(name="A college")
    council = any_organisation(Kind.AUTHORITY, name="A council")
    record = make.engagement(
        designation,
        parties=[
            Party("Acme Ltd", Capacity.EMPLOYER, SizeBand.LARGE, "Plant manager", named=True),
            Party("Jobcentre Plus"),
            Party(college, role="Head of engineering"),
            Party(council),
        ],
    )
    rows = {str(row.organisation): row for row in record.participations.all()}
    assert {name: row.capacity for name, row in rows.items()} == {
        "Acme Ltd": "employer",
        "Jobcentre Plus": "stakeholder",
        "A college": "provider",
        "A council": "authority",
    }
    acme = rows["Acme Ltd"]
    assert (acme.size_band, acme.role, acme.named) == ("large", "Plant manager", True)
    assert (rows["A council"].size_band, rows["A council"].named) == ("", False)


def test_an_organisation_mentioned_twice_takes_part_once(designation):
    record = make.engagement(
        designation, parties=[Party("Acme Ltd", Capacity.EMPLOYER), Party("ACME LTD", Capacity.EMPLOYER)]
    )
    assert record.participations.count() == 1


def test_whoever_still_took_part_keeps_what_is_known_when_a_record_changes(designation):
    record = make.engagement(
        designation,
        parties=[
            Party("Acme Ltd", Capacity.EMPLOYER, SizeBand.LARGE, "Plant manager", named=True),
            Party("Baker", Capacity.EMPLOYER),
        ],
    )
    editor = make.editor_of(designation)
    acme, baker = (Organisation.objects.get(name=name) for name in ("Acme Ltd", "Baker"))
    parties = [Party(acme, Capacity.EMPLOYER), Party("Carter", Capacity.EMPLOYER, SizeBand.MICRO)]
    services.amend_engagement(record, by=editor, parties=parties, **make.facts(title="Corrected"))
    rows = {str(row.organisation): row for row in record.participations.all()}
    assert list(rows) == ["Acme Ltd", "Carter"]
    assert (rows["Acme Ltd"].size_band, rows["Acme Ltd"].role, rows["Acme Ltd"].named) == (
        "large",
        "Plant manager",
        True,
    )
    assert record.title == "Corrected"
    assert [entry.move for entry in entries_of(record)] == ["amend", "record"]
    taken_out = Participation.history.filter(organisation=baker, history_type="-")
    assert taken_out.count() == 1


def test_one_participation_is_described_by_itself(designation):
    record = make.engagement(designation, parties=[Party("Acme Ltd", Capacity.EMPLOYER), Party("A charity")])
    charity = record.participations.get(organisation__name="A charity")
    editor = make.editor_of(designation)
    services.describe_participation(
        record, by=editor, participation=charity, capacity=Capacity.EMPLOYER, size_band=SizeBand.SMALL,
        role="Director", named=True,
    )  # fmt: skip
    charity.refresh_from_db()
    assert (charity.capacity, charity.size_band, charity.role, charity.named) == ("employer", "small", "Director", True)
    assert charity.organisation.employer_profile.size_band == "small"
    services.describe_participation(record, by=editor, participation=charity, capacity=Capacity.STAKEHOLDER)
    charity.refresh_from_db()
    assert (charity.capacity, charity.size_band) == ("stakeholder", "")


def test_an_organisation_does_not_become_a_second_employer_of_a_name(designation):
    services.find_or_add_employer("Acme Ltd")
    twin = any_organisation(Kind.STAKEHOLDER, name="ACME LTD")
    record = make.engagement(designation, parties=[Party(twin)])
    row, editor = record.participations.get(), make.editor_of(designation)
    with pytest.raises(ValidationError, match="Another organisation is recorded as the employer"):
        services.describe_participation(record, by=editor, participation=row, capacity=Capacity.EMPLOYER)
    services.describe_participation(record, by=editor, participation=row, capacity=Capacity.AUTHORITY)


def test_an_organisation_takes_part_once_in_the_table(designation):
    record = make.engagement(designation)
    row = record.participations.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(record=record, organisation=row.organisation, capacity="provider")


def test_what_is_invented_adds_invented_organisations(editions):
    record = make.engagement(
        designated(demonstration=True), parties=[Party("Invented Ltd", Capacity.EMPLOYER), Party("Fund")]
    )
    assert record.demonstration
    assert all(row.organisation.demonstration for row in record.participations.all())
