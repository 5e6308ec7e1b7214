"""Which duties reach which provider: a truth table over types and facts, each fact flipped in the same set-up."""

import pytest

from engagement import duty, selectors, services
from engagement.dossier import dossier_of
from engagement.facts import Element
from lifecycle import clock
from lsip_portal import wiring
from tests.factories import engagement as make
from tests.factories.designations import area as another_area
from tests.factories.designations import designated
from tests.unit.engagement.duty_steps import keys, status, type_id, with_provision

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
    organisation = services.organisation_for_provider(make.published_provider(likely_type_id=type_id("fe_college")))
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
    with django_assert_num_queries(7):
        found = selectors.duties_of(organisation, today)
    assert [(one.subject, one.plan_in_force) for one in found].count((True, True)) == 1
    assert len(found) == 6


def test_what_rests_on_an_invented_fact_says_so(designation, area):
    organisation = with_provision(designation, "fe_college")
    assert status(organisation, area).demonstration is False
    make.describe(organisation, "fe_college", demonstration=True)
    assert status(organisation, area).demonstration is True
