"""Answers about providers and their provision: what contradicts itself is refused, and who changed what is kept."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from engagement import guards, selectors, services
from engagement.models import MaterialityDecision, ProviderProfile, Provision
from lifecycle import clock
from lifecycle.engine import NotPossible
from lifecycle.models import Message
from reference.models import Funder
from tests.factories import engagement as make
from tests.factories.accounts import person
from tests.factories.designations import agreed, designated
from tests.factories.designations import area as another_area

pytestmark = pytest.mark.usefixtures("reference_data")


@pytest.fixture
def designation():
    return designated()


def test_a_published_provider_has_one_organisation_record():
    provider = make.published_provider(name="BLACKPOOL COLLEGE")
    first = services.organisation_for_provider(provider)
    assert services.organisation_for_provider(provider) == first
    assert (first.name, first.kind) == ("BLACKPOOL COLLEGE", Organisation.Kind.PROVIDER)


def test_academic_only_and_technical_provision_contradict_each_other(designation):
    organisation = make.provider("sixth_form_college", technical=False)
    with pytest.raises(ValidationError) as refusal:
        make.provision(organisation, designation.area)
    assert "academic qualifications only" in refusal.value.message_dict["technical"][0]
    assert not Provision.objects.filter(provider=organisation).exists()
    make.describe(organisation, "sixth_form_college", technical=True)
    make.provision(organisation, designation.area, title="T Levels")
    with pytest.raises(ValidationError) as refusal:
        make.describe(organisation, "sixth_form_college", technical=False)
    assert refusal.value.message_dict == {
        "technical": ["Its provision “T Levels” is technical. Change or end that provision first."]
    }
    assert ProviderProfile.objects.get(organisation=organisation).technical is True


def test_provision_that_ended_does_not_contradict_academic_only(designation):
    organisation = make.provider("sixth_form_college")
    make.provision(organisation, designation.area, until=date(2021, 7, 31))
    assert make.describe(organisation, "sixth_form_college", technical=False).technical is False


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"age_from": 19, "age_to": 16}, "age_to"),
        ({"since": date(2022, 9, 1), "until": date(2022, 8, 31)}, "until"),
    ],
)
def test_ranges_of_ages_and_days_that_are_upside_down_are_refused(designation, facts, field):
    organisation = make.provider("fe_college")
    with pytest.raises(ValidationError) as refusal:
        make.provision(organisation, designation.area, **facts)
    assert list(refusal.value.message_dict) == [field]
    offer = make.provision(organisation, designation.area)
    with pytest.raises(IntegrityError), transaction.atomic():
        Provision.objects.filter(pk=offer.pk).update(**facts)


def test_a_provider_does_not_deliver_for_itself(designation):
    organisation = make.provider("fe_college")
    with pytest.raises(ValidationError) as refusal:
        make.provision(organisation, designation.area, partner=organisation.provider)
    assert list(refusal.value.message_dict) == ["partner"]
    offer = make.provision(organisation, designation.area, partner=make.provider().provider)
    with pytest.raises(IntegrityError), transaction.atomic():
        Provision.objects.filter(pk=offer.pk).update(partner=organisation)


def test_an_exclusion_without_an_answer_is_impossible_in_the_table():
    profile = make.provider("independent_training_provider").provider_profile
    with pytest.raises(IntegrityError), transaction.atomic():
        ProviderProfile.objects.filter(pk=profile.pk).update(exclusions_answered=False, is_school=True)
    ProviderProfile.objects.filter(pk=profile.pk).update(is_school=True)


def test_provision_sent_twice_is_added_once(designation):
    organisation, once = make.provider("fe_college"), uuid.uuid4()
    made = [make.provision(organisation, designation.area, once=once) for _ in range(2)]
    assert made[0] == made[1]
    assert make.provision(organisation, designation.area) != made[0]
    assert make.provision(make.provider("fe_college"), designation.area, once=once) != made[0]


def test_the_history_of_answers_names_who_gave_them(designation):
    organisation, officer = make.provider("fe_college"), person("Officer")
    services.describe_provider(organisation, by=officer, based_in_england=False)
    newest = organisation.provider_profile.history.first()
    assert (newest.history_user, newest.based_in_england) == (officer, False)


@pytest.mark.parametrize(
    ("ages", "words"),
    [((None, None), "Any age"), ((16, None), "16 and over"), ((16, 19), "16 to 19"), ((None, 19), "Up to 19")],
)
def test_ages_are_written_in_words(ages, words):
    assert Provision(age_from=ages[0], age_to=ages[1]).ages == words


@pytest.mark.clause("A-1(2)-1", "G-fn5-1")
def test_materiality_is_decided_only_about_provision_in_the_area(designation):
    organisation = make.provider("fe_college")
    make.provision(organisation, another_area())
    with pytest.raises(NotPossible) as refusal:
        make.decision(designation, organisation)
    assert [failure.rule for failure in refusal.value.unmet] == [guards.the_provider_teaches_in_the_area]
    assert not MaterialityDecision.objects.exists()
    make.provision(organisation, designation.area)
    decision = make.decision(designation, organisation)
    assert (decision.skills, decision.period, decision.guidance) == (
        "Welding of aluminium",
        "now",
        "Statutory guidance, section 3.4",
    )
    assert decision.circumstances and decision.decided_on == clock.today()


def test_only_a_designated_body_decides_on_materiality(designation):
    organisation, waiting = make.provider("fe_college"), agreed()
    make.provision(organisation, designation.area, areas=[designation.area, waiting.area])
    with pytest.raises(NotPossible) as refusal:
        make.decision(waiting, organisation)
    assert [failure.rule for failure in refusal.value.unmet] == [guards.the_body_is_designated]
    make.decision(designation, organisation)


@pytest.mark.parametrize("blank", ["skills", "circumstances", "guidance"])
def test_a_decision_without_its_grounds_is_refused(designation, blank):
    organisation = make.provider("fe_college")
    make.provision(organisation, designation.area)
    facts = {
        "provider": organisation, "material": True, "skills": "Welding", "period": "now", "circumstances": "Many",
        "guidance": "3.4",
    }  # fmt: skip
    decision, editor = services.new_decision(designation), make.editor_of(designation)
    with pytest.raises(ValidationError) as refusal:
        services.decide_materiality(decision, by=editor, **(facts | {blank: ""}))
    assert list(refusal.value.message_dict) == [blank]
    services.decide_materiality(decision, by=editor, **facts)
    assert str(decision) == f"{organisation} is material to {designation.area}"


def test_the_provider_is_told_of_a_decision(designation):
    organisation = make.provider("fe_college")
    lead = make.lead_of(organisation)
    make.provision(organisation, designation.area)
    make.decision(designation, organisation, material=False)
    notice = Message.objects.get(actor=lead.actor)
    assert notice.subject == f"Decision on your provision in {designation.area}"
    assert "cannot reasonably be regarded as material" in notice.body
    assert notice.link == f"/providers/{organisation.provider.ukprn}/"


def test_funders_out_of_date_can_stay_on_the_provision_that_has_them(designation):
    offer = make.provision(make.provider("fe_college"), designation.area, paid_by=("combined_county_authority",))
    county = Funder.objects.get(key="combined_county_authority")
    early = date(2023, 1, 1)
    assert county not in selectors.funders_of(early, Provision())
    assert county in selectors.funders_of(early, offer)
