"""Which provision brings the duties about: funded, technical, material and offered in the area, each fact flipped."""

from datetime import date

import pytest

from engagement import selectors, services
from engagement.dossier import dossier_of
from engagement.facts import Element
from engagement.models import ProviderProfile
from lifecycle import clock
from reference.models import DeliveryStatistic, Funder, ProviderTypeScope
from tests.factories import engagement as make
from tests.factories.designations import area as another_area
from tests.factories.designations import designated
from tests.unit.engagement.duty_steps import keys, status, type_id, with_provision

pytestmark = pytest.mark.usefixtures("reference_data")
ITP = "independent_training_provider"


@pytest.fixture
def designation():
    return designated()


@pytest.fixture
def area(designation):
    return designation.area


@pytest.mark.clause("G-1.7-2")
def test_a_provider_without_a_link_to_an_area_has_no_duty_there(designation):
    organisation = with_provision(designation, "fe_college")
    elsewhere = another_area()
    found = status(organisation, elsewhere)
    assert (found.subject, found.tasks) == (False, ())
    assert found.reason == f"Not subject to the duties: it provides nothing in {elsewhere}."


@pytest.mark.clause("A-1(1)-1", "G-1.7-2", "A-1(2)-1", "G-fn5-1")
def test_materiality_is_decided_by_somebody_and_never_assumed(designation, area):
    organisation = make.provider("fe_college")
    make.provision(organisation, area)
    undecided = status(organisation, area)
    assert (undecided.subject, undecided.tasks) == (None, ())
    assert undecided.reason.startswith("Not known yet: nobody has decided yet")
    made = make.decision(designation, organisation)
    assert status(organisation, area).subject is True
    assert (made.decided_on, str(made.decided_by)) == (clock.today(), "an editor of the ERB")
    make.decision(designation, organisation, material=False)
    against = status(organisation, area)
    assert against.subject is False
    assert against.elements == {Element.RELEVANT: True, Element.FUNDED: True, Element.MATERIAL: False}


@pytest.mark.clause("A-1(1)-1")
def test_changing_one_of_the_three_facts_to_no_removes_the_duty(designation, area):
    organisation = with_provision(designation, "fe_college")
    offer, material = organisation.provision.get(), dict(areas=[area], technical=True)
    assert status(organisation, area).subject is True

    make.describe(organisation, "fe_college", based_in_england=False)
    assert status(organisation, area).elements[Element.RELEVANT] is False
    make.describe(organisation, "fe_college")

    employers = Funder.objects.filter(key="employer")
    services.change_provision(offer, by=make.person(), funders=employers, **material)
    assert status(organisation, area).elements[Element.FUNDED] is False
    assert status(organisation, area).subject is False
    services.change_provision(offer, by=make.person(), funders=Funder.objects.filter(key="local_authority"), **material)
    assert status(organisation, area).subject is True


@pytest.mark.clause("G-fn9-1", "A-4(2)-1", "A-4(3)-1")
@pytest.mark.parametrize(
    ("funders", "subject"),
    [
        (("secretary_of_state",), True),
        (("student_support",), True),
        (("combined_authority",), True),
        (("combined_county_authority",), True),
        (("greater_london_authority",), True),
        (("local_authority",), True),
        (("employer", "local_authority"), True),
        (("employer",), False),
        (("learner",), False),
        (("employer", "learner", "other"), False),
    ],
)
def test_any_listed_funder_makes_provision_english_funded(designation, area, funders, subject):
    organisation = make.provider("fe_college")
    offer = make.provision(organisation, area, paid_by=funders)
    make.decision(designation, organisation)
    assert status(organisation, area).subject is subject
    assert bool(offer.counting_funders(clock.today())) is subject


@pytest.mark.clause("A-4(3)-1")
def test_student_support_counts_as_the_secretary_of_states_money(designation, area):
    organisation = make.provider("higher_education_institution")
    make.provision(organisation, area, paid_by=("student_support",))
    fact = next(fact for fact in status(organisation, area).facts if "Paid for by" in fact.words)
    assert (fact.holds, fact.citation) == (True, "Act section 4(3)")
    assert Funder.objects.get(key="student_support").counts_as == "The Secretary of State"


@pytest.mark.clause("A-4(2)-1")
@pytest.mark.parametrize(("day", "funded"), [(date(2023, 12, 25), False), (date(2023, 12, 26), True)])
def test_a_combined_county_authority_counts_from_its_date(area, day, funded):
    organisation = make.provider("fe_college")
    make.provision(organisation, area, paid_by=("combined_county_authority",))
    assert status(organisation, area, day).elements[Element.FUNDED] is funded


@pytest.mark.clause("A-4(1)-6")
@pytest.mark.parametrize(
    ("technical", "age_from", "age_to", "counts"),
    [
        (True, None, None, True),
        (True, 16, None, True),
        (True, 14, 19, True),
        (True, 14, 15, False),
        (True, None, 15, False),
        (False, 16, None, False),
    ],
)
def test_only_technical_provision_that_takes_people_after_16_counts(area, technical, age_from, age_to, counts):
    organisation = make.provider("fe_college")
    offer = make.provision(organisation, area, technical=technical, age_from=age_from, age_to=age_to)
    assert status(organisation, area).elements[Element.FUNDED] is counts
    assert (offer.technical and offer.post_16) is counts


@pytest.mark.parametrize(
    ("day", "counts"), [((2022, 8, 31), False), ((2022, 9, 1), True), ((2023, 7, 31), True), ((2023, 8, 1), False)]
)
def test_provision_counts_on_the_days_on_which_it_is_offered(area, day, counts):
    organisation = make.provider("fe_college")
    make.provision(organisation, area, since=date(2022, 9, 1), until=date(2023, 7, 31))
    assert status(organisation, area, date(*day)).elements[Element.FUNDED] is counts


@pytest.mark.clause("G-3.4-1")
def test_where_learners_live_plays_no_part(designation, area):
    organisation = with_provision(designation, "fe_college")
    elsewhere = another_area()
    before = status(organisation, area), status(organisation, elsewhere)
    home = DeliveryStatistic.Basis.LEARNER_HOME
    row = DeliveryStatistic.objects.create(
        provider=organisation.provider, area=elsewhere, basis=home, year="2024/25", starts=5000
    )
    assert (status(organisation, area), status(organisation, elsewhere)) == before
    row.starts = 0
    row.save()
    assert (status(organisation, area), status(organisation, elsewhere)) == before
    assert [found.subject for found in before] == [True, False]


@pytest.mark.clause("G-3.4-2")
def test_online_provision_counts_for_the_area_for_which_it_is_provided(designation, area):
    organisation = make.provider("higher_education_institution")
    make.provision(organisation, another_area(), mode="online", title="Robotics by distance learning")
    assert status(organisation, area).subject is False
    make.provision(organisation, area, mode="online", title="Robotics by distance learning")
    make.decision(designation, organisation)
    found = status(organisation, area)
    assert keys(found) == ["co_operate_to_develop", "have_regard_to_guidance"]
    assert any("“Robotics by distance learning” (distance or online learning)" in fact.words for fact in found.facts)


@pytest.mark.clause("A-4(4)-1")
def test_subcontracted_provision_is_that_of_both_providers(designation, area):
    main, partner, outsider = make.provider("fe_college"), make.provider(ITP), make.provider("fe_college")
    make.provision(main, area, partner=partner.provider)
    for organisation in (main, partner):
        make.decision(designation, organisation)
    assert [status(one, area).subject for one in (main, partner, outsider)] == [True, True, False]
    taught = next(fact for fact in status(partner, area).facts if "provides technical" in fact.words)
    assert f"delivered for {main}" in taught.words
    assert taught.citation.endswith("Act s.4(4)")


@pytest.mark.clause("G-1.7-4")
def test_an_institute_of_technology_has_members_and_each_is_looked_at_by_itself(designation, area):
    college, school = with_provision(designation, "fe_college"), with_provision(designation, "school")
    institute = with_provision(designation, "institute_of_technology")
    make.describe(institute, "institute_of_technology", members=[college.provider, school.provider])
    assert [status(one, area).subject for one in (institute, college, school)] == [False, True, False]
    assert status(institute, area).tasks == ()
    assert selectors.institute_and_members(dossier_of(institute, clock.today())) == sorted(
        [college, school], key=lambda one: one.name
    )
    assert selectors.institute_and_members(dossier_of(college, clock.today())) == [institute]
    make.describe(institute, "school", members=[college.provider])
    assert not ProviderProfile.objects.get(organisation=institute).members.exists()


@pytest.mark.clause("A-4(1)-4")
def test_regulations_bring_a_type_into_scope_from_their_day_without_a_change_of_code(designation, area):
    organisation = with_provision(designation, "school")
    assert status(organisation, area).subject is False
    ProviderTypeScope.objects.create(
        provider_type_id=type_id("school"), duty="plan", valid_from=clock.today(), citation="Regulations"
    )
    found = status(organisation, area)
    assert found.subject is True
    assert found.tasks != ()
    eve = date.fromordinal(clock.today().toordinal() - 1)
    assert status(organisation, area, eve).facts[0].words.startswith("Its type is School. The duties do not reach")
