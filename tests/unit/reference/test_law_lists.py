"""Types of provider and funders, as on a day."""

from datetime import date

import pytest

from reference import selectors
from reference.models import GlossaryTerm, ProviderType, ProviderTypeScope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

TODAY = date(2026, 11, 22)
FIVE = {
    "fe_college", "sixth_form_college", "designated_institution", "independent_training_provider",
    "higher_education_institution",
}  # fmt: skip
OUTSIDE = {"school", "academy_16_19", "local_authority"}


@pytest.mark.clause("G-1.4-2")
def test_the_duties_reach_five_types_of_provider():
    types = selectors.provider_types_on(TODAY)
    assert {found.key for found in types if found.in_scope} == FIVE


@pytest.mark.clause("G-1.4-4")
@pytest.mark.parametrize("key", sorted(OUTSIDE))
def test_schools_academies_and_councils_can_be_chosen_and_are_outside_the_duties(key):
    found = selectors.provider_types_on(TODAY).get(key=key)
    assert not found.in_scope
    assert "Outside the duties" in found.outside_note


@pytest.mark.clause("G-fn8-1")
def test_the_local_needs_duty_reaches_colleges_and_designated_institutions_only():
    types = selectors.provider_types_on(TODAY)
    assert {found.key for found in types if found.has_local_needs_duty} == {
        "fe_college", "sixth_form_college", "designated_institution",
    }  # fmt: skip
    assert selectors.has_local_needs_duty("fe_college", TODAY)
    assert not selectors.has_local_needs_duty("independent_training_provider", TODAY)


@pytest.mark.clause("G-1.7-4")
def test_an_institute_of_technology_is_a_type_without_duties():
    institute = selectors.provider_types_on(TODAY).get(key="institute_of_technology")
    assert not institute.in_scope
    assert "members" in institute.outside_note


@pytest.mark.parametrize(
    ("key", "words"),
    [
        pytest.param("sixth_form_college", "sixth form college corporation", marks=pytest.mark.clause("G-fn1-1")),
        pytest.param("designated_institution", "section 28", marks=pytest.mark.clause("G-fn2-1")),
        pytest.param("independent_training_provider", "inspected by Ofsted", marks=pytest.mark.clause("G-fn7-1")),
    ],
)
def test_a_type_carries_its_definition(key, words):
    assert words in ProviderType.objects.get(key=key).definition


@pytest.mark.clause("G-fn1-1")
@pytest.mark.clause("G-fn2-1")
def test_types_that_are_easily_confused_are_kept_apart():
    keys = set(selectors.provider_types().values_list("key", flat=True))
    assert {"sixth_form_college", "academy_16_19", "fe_college", "designated_institution"} <= keys


@pytest.mark.clause("A-4(1)-4")
def test_regulations_bring_schools_into_scope_from_a_day_by_a_row_of_data():
    assert not selectors.is_in_scope("school", TODAY)
    ProviderTypeScope.objects.create(
        provider_type=ProviderType.objects.get(key="school"),
        duty="plan",
        valid_from=date(2027, 1, 1),
        citation="Regulations",
    )
    assert not selectors.is_in_scope("school", date(2026, 12, 31))
    assert selectors.is_in_scope("school", date(2027, 1, 1))
    assert selectors.scope_of("school", "plan", date(2027, 1, 1)).citation == "Regulations"


def test_no_duty_reaches_anybody_before_the_act_is_in_force():
    assert not selectors.is_in_scope("fe_college", date(2022, 6, 27))
    assert selectors.is_in_scope("fe_college", date(2022, 6, 28))


@pytest.mark.clause("G-fn9-1")
def test_each_funder_of_the_list_makes_provision_english_funded():
    listed = (
        "secretary_of_state",
        "combined_authority",
        "greater_london_authority",
        "local_authority",
        "student_support",
    )
    for funder in listed:
        assert selectors.is_english_funded([funder], TODAY)
    assert not selectors.is_english_funded(["employer", "learner"], TODAY)
    assert not selectors.is_english_funded([], TODAY)


@pytest.mark.clause("A-4(2)-1")
def test_part_funding_by_any_listed_funder_is_enough():
    assert selectors.is_english_funded(["employer", "local_authority"], TODAY)


@pytest.mark.clause("A-4(2)-1")
def test_a_combined_county_authority_counts_from_26_december_2023():
    before, since = date(2023, 12, 25), date(2023, 12, 26)
    assert not selectors.is_english_funded(["combined_county_authority"], before)
    assert selectors.is_english_funded(["combined_county_authority"], since)
    assert not selectors.funders_on(before).filter(key="combined_county_authority").exists()
    assert selectors.is_english_funded(["combined_authority"], before)


@pytest.mark.clause("A-4(3)-1")
def test_student_support_paid_to_the_provider_counts_as_the_secretary_of_states():
    support = selectors.funders_on(TODAY).get(key="student_support")
    assert support.counts_as == "The Secretary of State"
    assert selectors.is_english_funded(["student_support"], TODAY)


@pytest.mark.clause("G-AnnexA-1")
def test_the_glossary_explains_the_twelve_terms_and_the_act():
    terms = set(GlossaryTerm.objects.filter(origin="guidance").values_list("term", flat=True))
    assert terms == {
        "CEIAG", "The department", "ERB", "GLA", "HEI", "IfATE", "LA", "LEP", "LSIF", "LSIP", "MCA", "SDF", "The Act",
    }  # fmt: skip
    assert all(term.full_form and term.meaning for term in GlossaryTerm.objects.filter(origin="guidance"))
