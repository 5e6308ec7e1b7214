"""Which duties reach which provider: a truth table over types and facts, each fact flipped in the same set-up."""

from datetime import date

import pytest

from engagement import duty, selectors, services
from engagement.dossier import dossier_of
from engagement.facts import Element
from engagement.models import ProviderProfile
from lifecycle import clock
from lsip_portal import wiring
from reference.models import DeliveryStatistic, Funder, ProviderTypeScope
from tests.factories import engagement as make
from tests.factories.designations import area as another_area
from tests.factories.designations import designated

pytestmark = pytest.mark.usefixtures("reference_data")

IN_SCOPE = (
    "fe_college",
    "sixth_form_college",
    "designated_institution",
    "independent_training_provider",
    "higher_education_institution",
)
OUTSIDE = ("school", "academy_16_19", "local_authority", "other", "institute_of_technology")
ITP = "independent_training_provider"


@pytest.fixture
def designation():
    return designated()


@pytest.fixture
def area(designation):
    return designation.area


def with_provision(designation, kind, **answers):
    """Make a provider with English-funded technical provision in the area that was decided to be material."""
    organisation = make.provider(kind, **answers)
    make.provision(organisation, designation.area)
    make.decision(designation, organisation)
    return organisation


def status(organisation, area, on=None, **more):
    return duty.duty_status(organisation, area, on or clock.today(), **more)


def keys(found):
    return [task.key for task in found.tasks]


@pytest.mark.clause("G-1.4-2", "A-1(1)-1", "A-4(1)-4")
@pytest.mark.parametrize("kind", IN_SCOPE)
def test_a_provider_of_each_type_in_scope_is_subject_to_the_duties(designation, area, kind):
    found = status(with_provision(designation, kind), area)
    assert found.subject is True
    assert found.elements == dict.fromkeys(Element, True)
    assert found.reason == f"Subject to the duties: its provision is English-funded and material to {area}."
    assert keys(found) == ["co_operate_to_develop", "have_regard_to_guidance"]


@pytest.mark.clause("G-1.4-4")
@pytest.mark.parametrize("kind", OUTSIDE)
def test_a_provider_of_a_type_outside_the_duties_sees_no_task_and_is_told_why(designation, area, kind):
    organisation = with_provision(designation, kind)
    found = status(organisation, area)
    assert found.subject is False
    assert found.tasks == ()
    assert found.reason.startswith(
        f"Not subject to the duties: its type is {organisation.provider_profile.provider_type}."
    )
    assert duty.reason_against_any(dossier_of(organisation, clock.today())) == found.reason


def test_a_type_that_nobody_gave_is_asked_and_not_guessed(designation, area):
    organisation = services.organisation_for_provider(make.published_provider(likely_type_id=_type_id("fe_college")))
    make.provision(organisation, area)
    make.decision(designation, organisation)
    found = status(organisation, area)
    assert (found.subject, found.tasks) == (None, ())
    assert found.reason == (
        "Not known yet: its type is not known. "
        "Published data suggest “Further education college”; the provider confirms it."
    )
    make.describe(organisation, "fe_college")
    assert status(organisation, area).subject is True


def _type_id(key):
    return make.ProviderType.objects.get(key=key).pk


@pytest.mark.clause("G-1.5-7", "G-fn3-1")
def test_a_sixth_form_college_is_subject_unless_it_is_academic_only(designation, area):
    organisation = with_provision(designation, "sixth_form_college")
    assert status(organisation, area).subject is True
    offer = organisation.provision.get()
    services.change_provision(
        offer, by=make.person(), areas=[area], funders=offer.funders.all(), title="A levels", technical=False
    )
    make.describe(organisation, "sixth_form_college", technical=False)
    found = status(organisation, area)
    assert (found.subject, found.tasks) == (False, ())
    assert found.reason == "Not subject to the duties: it offers academic qualifications only."


@pytest.mark.clause("G-fn6-1")
@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("fe_college", "based_in_england"),
        ("sixth_form_college", "based_in_england"),
        ("designated_institution", "based_in_england"),
        ("higher_education_institution", "based_in_england"),
        (ITP, "active_in_england"),
    ],
)
@pytest.mark.parametrize(("answer", "subject"), [(True, True), (False, False), (None, None)])
def test_where_a_provider_is_decides_by_its_type(designation, kind, question, answer, subject):
    found = status(with_provision(designation, kind, **{question: answer}), designation.area)
    assert found.subject is subject
    assert bool(found.tasks) is (subject is True)


def test_a_training_provider_based_abroad_counts_where_it_is_active(designation, area):
    organisation = with_provision(designation, ITP, based_in_england=False)
    assert status(organisation, area).subject is True


@pytest.mark.clause("G-fn7-1")
@pytest.mark.parametrize("funded", [True, False, None])
@pytest.mark.parametrize("inspected", [True, False, None])
def test_a_training_provider_is_publicly_funded_and_inspected(designation, area, funded, inspected):
    organisation = with_provision(designation, ITP, publicly_funded=funded, inspected_by_ofsted=inspected)
    wanted = False if False in (funded, inspected) else None if None in (funded, inspected) else True
    found = status(organisation, area)
    assert found.subject is wanted
    assert bool(found.tasks) is (wanted is True)


@pytest.mark.clause("A-4(1)-3")
@pytest.mark.parametrize(
    ("exclusion", "words"),
    [
        ("trains_only_own_staff", "an employer that trains only its own staff"),
        ("is_16_to_19_academy", "a 16 to 19 academy"),
        ("is_school", "a school"),
        ("is_local_authority", "a local authority"),
        ("is_fe_institution", "a further education institution"),
        ("is_he_provider", "a higher education provider"),
    ],
)
def test_each_of_the_six_exclusions_means_that_it_is_no_training_provider(designation, area, exclusion, words):
    organisation = with_provision(designation, ITP)
    assert status(organisation, area).subject is True
    make.describe(organisation, ITP, **{exclusion: True})
    found = status(organisation, area)
    assert found.subject is False
    assert found.reason == f"Not subject to the duties: it is no independent training provider, because it is {words}."


def test_a_training_provider_that_did_not_answer_on_the_exclusions_is_asked(designation, area):
    found = status(with_provision(designation, ITP, exclusions_answered=False), area)
    assert found.subject is None
    assert "one of the six things" in found.reason


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
        provider_type_id=_type_id("school"), duty="plan", valid_from=clock.today(), citation="Regulations"
    )
    found = status(organisation, area)
    assert found.subject is True
    assert found.tasks != ()
    eve = date.fromordinal(clock.today().toordinal() - 1)
    assert status(organisation, area, eve).facts[0].words.startswith("Its type is School. The duties do not reach")


@pytest.mark.clause("A-1(3)-1", "A-1(1)-1")
def test_without_a_plan_in_force_a_provider_co_operates_to_develop_one(designation, area):
    organisation = with_provision(designation, "fe_college")
    assert keys(status(organisation, area)) == ["co_operate_to_develop", "have_regard_to_guidance"]
    with_plan = ["co_operate_to_review", "have_regard", "have_regard_to_guidance"]
    assert keys(status(organisation, area, plan_in_force=True)) == with_plan
    asked = []

    def in_force(where, on):
        asked.append((where, on))
        return True

    assert keys(status(organisation, area, plan_in_force=in_force)) == with_plan
    assert asked == [(area, clock.today())]


def test_every_task_and_every_fact_names_its_source(designation, area):
    found = status(with_provision(designation, ITP), area, plan_in_force=True)
    assert len(found.facts) == 9
    assert all(fact.citation and fact.words for fact in found.facts)
    assert [task.citation[:10] for task in found.tasks] == ["Act s.1(4)", "Act s.1(4)", "Act s.1(5)"]


@pytest.mark.clause("G-fn8-1")
@pytest.mark.parametrize(
    ("kind", "reviews"),
    [
        ("fe_college", True),
        ("sixth_form_college", True),
        ("designated_institution", True),
        (ITP, False),
        ("higher_education_institution", False),
        *((kind, False) for kind in OUTSIDE),
    ],
)
def test_the_local_needs_review_is_for_three_types_of_institution(kind, reviews):
    organisation = make.provider(kind)
    task = duty.local_needs_review(dossier_of(organisation, clock.today()))
    assert (task is not None) is reviews
    if task:
        assert "52B" in task.citation
        make.describe(organisation, kind, based_in_england=False)
        assert duty.local_needs_review(dossier_of(organisation, clock.today())) is None


def test_the_duties_of_a_provider_are_read_in_a_fixed_number_of_queries(
    designation, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(wiring, "ANSWERS", {"plan_in_force": lambda area, on: area == designation.area})
    organisation = with_provision(designation, "fe_college")
    for _ in range(5):
        make.provision(organisation, another_area())
    today = clock.today()
    with django_assert_num_queries(6):
        found = selectors.duties_of(organisation, today)
    assert [(one.subject, one.plan_in_force) for one in found].count((True, True)) == 1
    assert len(found) == 6


def test_what_rests_on_an_invented_fact_says_so(designation, area):
    organisation = with_provision(designation, "fe_college")
    assert status(organisation, area).demonstration is False
    make.describe(organisation, "fe_college", demonstration=True)
    assert status(organisation, area).demonstration is True
