"""Each rule of a designation, kept and broken on the same set-up."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import CASE_OFFICER, DECISION_MAKER, PUBLISHER
from designations import services
from designations.models import Designation, DesignationState, DesignationTest
from lifecycle import clock, engine
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
T, F = DesignationTest.Test, DesignationTest.Finding


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def broken(act, *args, **facts):
    """Try a move that must be refused, and return the reason of each broken rule by its name."""
    with pytest.raises(engine.NotPossible) as refused:
        act(*args, **facts)
    return {failure.rule.name: failure.reason for failure in refused.value.unmet}


def propose(where, body=None, **together):
    record = Designation(area=where)
    officer, edition = holder(CASE_OFFICER), make.edition()
    services.propose(record, by=officer, body=body or organisation(), edition=edition, **together)
    return record


def agree(record, **facts):
    defaults = {"effective_on": TODAY + timedelta(days=30), "terms": None}
    return services.agree(record, by=holder(DECISION_MAKER), **(defaults | facts))


# Proposing


def test_a_body_is_proposed_for_a_plan_area_and_not_for_a_part_of_one():
    london = make.area("Greater London")
    part = make.area("Local London", parent=london)
    reasons = broken(propose, part)
    assert reasons == {
        "the_area_is_one_that_plans_are_made_for": (
            "Local London is a part of Greater London. Designate a body for the whole area."
        )
    }
    assert propose(london).state == DesignationState.PROPOSED


def test_a_body_is_proposed_for_an_area_that_is_specified_today():
    ended = make.area("Solent", valid_to=TODAY)
    lasting = make.area("Surrey", valid_to=TODAY + timedelta(days=1))
    assert broken(propose, ended) == {"the_area_exists_today": "Solent is not a specified area today."}
    assert propose(lasting).state == DesignationState.PROPOSED


def test_a_body_has_one_open_proposal_for_an_area():
    first = make.proposed(where=make.area("Kent"), body=organisation(name="Kent Chamber"))
    assert broken(propose, first.area, first.body) == {
        "no_other_proposal_of_the_body_is_open": (
            "Kent Chamber is already proposed for Kent. Go on with that proposal, or withdraw it."
        )
    }
    assert propose(first.area, organisation()).pk
    services.withdraw_proposal(first, by=holder(CASE_OFFICER), note="It asked us to.")
    assert propose(first.area, first.body).pk


def test_a_body_is_not_its_own_partner():
    body, other = organisation(name="Kent Chamber"), organisation()
    reasons = broken(propose, make.area(), body, co_leads=[body])
    assert reasons == {
        "the_body_is_not_its_own_partner": (
            "Kent Chamber is the body to be designated, so it is not a co-lead or a partner as well."
        )
    }
    assert propose(make.area(), body, co_leads=[other]).partners.get().organisation == other


# Agreeing


def test_nothing_is_agreed_while_a_test_is_blank():
    record = make.proposed()
    make.consent(record)
    make.find_every_test_met(record, but=(T.IMPARTIAL, T.CONSENT))
    reason = broken(agree, record)["every_test_is_answered"]
    assert reason == ("Record a finding on: Impartial (Act s.2(1)(a)(i)); Consent in writing (Act s.2(1)(b)).")
    make.find_every_test_met(record, but=(T.NOT_CROWN, T.REPRESENTATIVE))
    assert agree(record).target_state == DesignationState.AGREED


@pytest.mark.parametrize("test", T)
def test_nothing_is_agreed_while_a_test_is_not_met(test):
    record = make.ready()
    officer = holder(CASE_OFFICER)
    services.record_test(record, by=officer, test=test, finding=F.NOT_MET, evidence="The evidence fell short.")
    reasons = broken(agree, record)
    assert list(reasons) == ["every_test_is_met"]
    assert test.label in reasons["every_test_is_met"]
    services.record_test(record, by=officer, test=test, finding=F.MET, evidence="New evidence settles it.")
    assert agree(record).target_state == DesignationState.AGREED


def test_nothing_is_agreed_without_the_bodys_consent_in_writing():
    record = make.proposed()
    make.find_every_test_met(record)
    assert broken(agree, record) == {"the_body_consented_in_writing": "The body's consent in writing is not recorded."}
    make.consent(record, to_designation=False)
    assert broken(agree, record) == {
        "the_body_consented_in_writing": (
            "What the body signed on 28 February 2027 does not consent to being designated."
        )
    }
    make.consent(record)
    assert agree(record).target_state == DesignationState.AGREED


def test_a_consent_is_not_dated_ahead():
    record = make.proposed()
    reasons = broken(make.consent, record, consented_on=TODAY + timedelta(days=1))
    assert reasons == {"the_consent_is_not_dated_ahead": "The consent is dated 2 March 2027, which has not come yet."}
    make.consent(record, consented_on=TODAY)
    assert record.consented_on == TODAY


@pytest.mark.clause("A-2(1)-3")
def test_the_consent_must_name_the_very_terms_of_the_designation():
    older = make.terms("2022-09", date(2022, 9, 1))
    newer = make.terms("2024-09", date(2024, 9, 19))
    record = make.ready(covers=older)
    assert broken(agree, record, terms=newer) == {
        "the_consent_covers_the_terms": (
            "The body's consent names “Terms and conditions of designation, 1 September 2022”. "
            "It does not cover “Terms and conditions of designation, 19 September 2024”."
        )
    }
    make.consent(record, terms=None)
    assert "names no terms and conditions" in broken(agree, record, terms=newer)["the_consent_covers_the_terms"]
    make.consent(record, terms=newer)
    agree(record, terms=newer)
    assert (record.terms, record.without_terms) == (newer, False)


def test_a_designation_without_terms_needs_no_consent_to_terms():
    record = make.ready()
    agree(record, terms=None)
    assert (record.terms, record.without_terms) == (None, True)


@pytest.mark.parametrize("days", [-1, 0])
def test_the_effective_date_may_not_have_come_when_the_designation_is_agreed(days):
    record = make.ready()
    reasons = broken(agree, record, effective_on=TODAY + timedelta(days=days))
    assert list(reasons) == ["the_effective_date_lies_ahead"]
    assert agree(record, effective_on=TODAY + timedelta(days=1)).target_state == DesignationState.AGREED


def test_the_area_must_exist_on_the_effective_date():
    record = make.ready(where=make.area("Solent", valid_to=date(2027, 3, 20)))
    reasons = broken(agree, record, effective_on=date(2027, 3, 20))
    assert reasons == {
        "the_area_exists_on_the_effective_date": (
            "Solent is not a specified area on 20 March 2027, when the designation would take effect."
        )
    }
    assert agree(record, effective_on=date(2027, 3, 19)).target_state == DesignationState.AGREED


@pytest.mark.clause("G-4.1-2")
@pytest.mark.clause("A-2(1)-2")
def test_the_decision_needs_a_finding_with_evidence_that_the_body_represents_the_areas_employers():
    record = make.proposed()
    make.consent(record)
    make.find_every_test_met(record, but=(T.REPRESENTATIVE,))
    officer = holder(CASE_OFFICER)
    assert "Representative of employers (Act s.2(1)(a)(ii))" in broken(agree, record)["every_test_is_answered"]
    with pytest.raises(ValidationError, match="cannot be blank"):
        services.record_test(record, by=officer, test=T.REPRESENTATIVE, finding=F.MET, evidence="")
    assert record.tests.filter(test=T.REPRESENTATIVE).count() == 0
    evidence = "Members by sector, size and district, against the business counts of the area."
    services.record_test(record, by=officer, test=T.REPRESENTATIVE, finding=F.MET, evidence=evidence)
    assert agree(record).target_state == DesignationState.AGREED


# Notifying and publishing


@pytest.mark.clause("A-2(3)-1")
@pytest.mark.parametrize("days", [0, 1])
def test_the_body_is_notified_before_the_effective_date_and_not_on_it_or_later(days):
    record = make.agreed(effective_on=date(2027, 3, 10))
    with clock.at(date(2027, 3, 20)):
        reasons = broken(make.tell, record, notified_on=date(2027, 3, 10) + timedelta(days=days))
        assert list(reasons) == ["the_body_was_notified_before_the_effective_date"]
        make.tell(record, notified_on=date(2027, 3, 9))
    assert record.notified_on == date(2027, 3, 9)


@pytest.mark.clause("A-2(3)-1")
def test_no_notice_is_published_before_the_body_is_notified():
    record = make.agreed()
    assert list(broken(make.publish, record)) == ["the_body_was_notified"]
    make.tell(record)
    make.publish(record)
    assert record.state == DesignationState.DESIGNATED


@pytest.mark.clause("A-2(3)-2")
@pytest.mark.parametrize("days", [0, 1])
def test_the_notice_is_published_before_the_effective_date_and_not_on_it_or_later(days):
    record = make.notified(effective_on=date(2027, 3, 10))
    with clock.at(date(2027, 3, 20)):
        reasons = broken(make.publish, record, published_on=date(2027, 3, 10) + timedelta(days=days))
        assert list(reasons) == ["the_notice_was_published_before_the_effective_date"]
        make.publish(record, published_on=date(2027, 3, 9))
    assert record.state == DesignationState.DESIGNATED


def test_a_day_that_has_not_come_is_not_recorded():
    record = make.agreed(effective_on=date(2027, 3, 10))
    reasons = broken(make.tell, record, notified_on=date(2027, 3, 2))
    assert reasons == {
        "what_is_recorded_has_happened": "2 March 2027 has not come yet. Record this once it has happened."
    }
    make.tell(record, notified_on=TODAY)
    assert list(broken(make.publish, record, published_on=date(2027, 3, 2))) == ["what_is_recorded_has_happened"]
    make.publish(record, published_on=TODAY)
    assert record.state == DesignationState.DESIGNATED


def test_the_consent_comes_before_the_notification_and_the_publication():
    record = make.agreed()  # consent was signed on 28 February
    assert list(broken(make.tell, record, notified_on=date(2027, 2, 27))) == ["the_consent_came_first"]
    make.tell(record, notified_on=date(2027, 2, 28))
    assert list(broken(make.publish, record, published_on=date(2027, 2, 27))) == ["the_consent_came_first"]
    make.publish(record, published_on=date(2027, 2, 28))
    assert record.state == DesignationState.DESIGNATED


@pytest.mark.parametrize(
    "address", ["https://example.org/notice", "https://www.gov.uk.example.org/", "https://gov.uk@example.org/"]
)
def test_the_notice_is_on_gov_uk(address):
    record = make.notified()
    assert list(broken(make.publish, record, notice_address=address)) == ["the_notice_is_on_gov_uk"]
    assert Designation.objects.get(pk=record.pk).state == DesignationState.AGREED
    make.publish(record)
    assert record.notice_address.startswith("https://www.gov.uk/")


@pytest.mark.clause("G-3.2-1")
def test_an_area_has_one_designated_body_on_a_day():
    first = make.adopted(where=make.area("Kent"), body=organisation(name="Kent Chamber"))
    second = make.notified(where=first.area)
    assert broken(make.publish, second) == {
        "no_other_body_is_designated_for_the_area": (
            "Kent Chamber is designated for Kent from 1 October 2025. An area has one designated body at a time."
        )
    }
    elsewhere = make.notified()
    make.publish(elsewhere)
    assert elsewhere.state == DesignationState.DESIGNATED


def test_a_body_follows_another_on_the_day_the_other_ends():
    first = make.adopted(where=make.area("Kent"), body=organisation(name="Kent Chamber"))
    Designation.objects.filter(pk=first.pk).update(ended_on=date(2027, 4, 1))
    early = make.notified(where=first.area, effective_on=date(2027, 3, 31))
    reason = broken(make.publish, early)["no_other_body_is_designated_for_the_area"]
    assert reason.startswith("Kent Chamber is designated for Kent from 1 October 2025 until 1 April 2027.")
    on_the_day = make.notified(where=first.area, effective_on=date(2027, 4, 1))
    make.publish(on_the_day)
    assert on_the_day.state == DesignationState.DESIGNATED


# Taking in


def test_only_a_designation_that_has_taken_effect_is_taken_in():
    reasons = broken(make.adopted, effective_on=date(2027, 3, 2))
    assert list(reasons) == ["the_designation_has_taken_effect"]
    assert make.adopted(effective_on=TODAY, published_on=TODAY).state == DesignationState.DESIGNATED


def test_two_bodies_are_not_taken_in_for_one_area():
    first = make.adopted()
    assert list(broken(make.adopted, where=first.area)) == ["no_other_body_is_designated_for_the_area"]
    assert make.adopted(body=first.body).body == first.body


def test_a_designation_is_taken_in_for_an_area_that_existed_when_it_took_effect():
    ended = make.area("Solent", valid_to=date(2025, 9, 29))
    assert list(broken(make.adopted, where=ended)) == ["the_area_exists_on_the_effective_date"]
    assert make.adopted(where=ended, effective_on=date(2022, 9, 5), published_on=date(2022, 9, 1)).pk


def test_a_designation_is_taken_in_from_a_notice_on_gov_uk():
    assert list(broken(make.adopted, notice_address="https://example.org/")) == ["the_notice_is_on_gov_uk"]
    assert list(broken(make.adopted, published_on=TODAY + timedelta(days=1))) == ["what_is_recorded_has_happened"]


# Who may


@pytest.mark.parametrize(
    ("state", "act", "role"),
    [
        (make.proposed, make.consent, CASE_OFFICER),
        (make.notified, make.publish, PUBLISHER),
    ],
)
def test_a_move_is_refused_to_others_before_its_rules_are_asked(state, act, role, monkeypatch):
    record = state()
    other = DECISION_MAKER
    monkeypatch.setattr(make, "holder", lambda wanted: holder(other))
    with pytest.raises(engine.NotAllowed, match=role.label):
        act(record)
    monkeypatch.undo()
    act(record)
