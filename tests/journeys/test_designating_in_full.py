"""A body designated under the edition of November 2025, day by day: views, consent, notification, terms, standards."""

from datetime import date

import pytest

from accounts.roles import ASSESSOR, CASE_OFFICER, DECISION_MAKER, ERB_LEAD, PUBLISHER
from designations import services
from designations.designating import selectors
from designations.designating import services as acts
from designations.models import AuthorityView, Designation, DesignationState, DesignationTest
from lifecycle import clock, outbox, pages
from lifecycle.engine import NotPossible
from reference.models import Area
from tests.factories import designations as make
from tests.factories import files
from tests.factories.accounts import holder, organisation

pytestmark = pytest.mark.django_db
T, F, V = DesignationTest.Test, DesignationTest.Finding, AuthorityView.View


def reasons(call):
    """Return the names of the rules that stop a move."""
    with pytest.raises(NotPossible) as refused:
        call()
    return [failure.rule.name for failure in refused.value.unmet]


@pytest.mark.clause("N-19")
@pytest.mark.clause("N-20")
@pytest.mark.clause("A-2(1)-1")
@pytest.mark.clause("G-4.1-1")
@pytest.mark.clause("A-4(1)-5")
@pytest.mark.clause("G-4.2-1")
@pytest.mark.clause("G-1.4-1")
def test_a_body_is_designated_for_lancashire_against_the_view_of_its_authority_and_for_a_good_reason(reference_data):
    lancashire, terms = Area.objects.get(slug="lancashire"), make.terms("2025-11", date(2025, 11, 18))
    officer, assessor, decider, publisher = map(holder, (CASE_OFFICER, ASSESSOR, DECISION_MAKER, PUBLISHER))
    record = Designation(area=lancashire)
    with clock.at(date(2027, 3, 1)):
        services.propose(record, by=officer, body=organisation(name="A chamber"), edition=make.edition("2025-11"))
        lead = holder(ERB_LEAD, record.scope)
        (authority,) = selectors.authorities_to_ask(record)

    def agree(**explained):
        return services.agree(record, by=decider, effective_on=date(2027, 5, 4), terms=terms, **explained)

    with clock.at(date(2027, 3, 8)):
        for test in T:
            finding = F.NOT_MET if test == T.IMPARTIAL else F.MET
            services.record_test(record, by=assessor, test=test, finding=finding, evidence="Read.")
        assert reasons(agree) == [
            "every_test_is_met",
            "the_body_consented_in_writing",
            "each_strategic_authority_was_asked",
        ]
    with clock.at(date(2027, 3, 15)):
        policy = files.checked("policy.pdf")
        facts = {"test": T.IMPARTIAL, "finding": F.MET, "evidence": "The policy was amended.", "attached": [policy]}
        services.record_test(record, by=assessor, **facts)
        signed = {"signed_by": "Jo Lead", "signatory_role": "Chief executive"}
        acts.give_consent(record, by=lead, to_designation=True, terms=terms, **signed)
        view = {"authority": authority, "given_by": "The mayor", "given_on": date(2027, 3, 12)}
        acts.record_view(record, by=officer, view=V.NOT_SATISFIED, comment="We prefer another body.", **view)
    assert (record.consented_on, record.consent_terms) == (date(2027, 3, 15), terms)
    assert selectors.views_on(record)[authority].comment == "We prefer another body."

    with clock.at(date(2027, 4, 1)):
        assert reasons(agree) == ["no_strategic_authority_is_against_the_choice"]
        agree(explanations={"no_strategic_authority_is_against_the_choice": "No other body is eligible."})
        said = record.chain.entries.latest("sequence").texts.get(name__startswith="explained").text
        assert said == "No other body is eligible."
    with clock.at(date(2027, 4, 6)):
        acts.send_notification(record, by=officer)
        publish = {"by": publisher, "published_on": date(2027, 4, 6), "notice_address": f"{make.GOV_UK}/notice"}
        assert reasons(lambda: services.publish_notice(record, **publish)) == ["the_notification_was_sent"]
        outbox.deliver()
        services.publish_notice(record, **publish)
    assert record.state == DesignationState.DESIGNATED
    (notification,) = selectors.notifications_of(record)
    assert notification.text.startswith("Notice of designation")
    assert (notification.recipient, notification.sent_on) == (lead.email, date(2027, 4, 6))
    assert all(message.sent_at for message in notification.entry.messages.all())

    with clock.at(date(2027, 5, 5)):
        found = selectors.commitments_of(record)
        assert (found.confirmation, found.confirmation_due) == (None, date(2027, 5, 4))
        acts.confirm_standards(record, by=lead)
        acts.accept_terms(record, by=lead)
        accepted = record.acceptances.get()
        assert (accepted.terms, accepted.edition, accepted.accepted_by) == (terms, record.edition, lead.actor)
        assert accepted.accepted_on == date(2027, 5, 5)
        assert reasons(lambda: acts.accept_terms(record, by=lead)) == ["the_terms_are_not_accepted_yet"]
    with clock.at(date(2028, 2, 29)):
        acts.confirm_standards(record, by=lead)
    assert selectors.commitments_of(record).confirmation_due == date(2029, 2, 28)


def test_an_edition_before_asks_no_authority_and_the_newest_view_of_one_counts(reference_data):
    lancashire = Area.objects.get(slug="lancashire")
    with clock.at(date(2027, 3, 1)):
        record = make.ready(where=lancashire, under="2025-11")
        (authority,) = selectors.authorities_to_ask(record)
        given = {"authority": authority, "given_by": "The mayor", "given_on": date(2027, 3, 1), "comment": "Said so."}
        officer = holder(CASE_OFFICER)
        for view in (V.NOT_SATISFIED, V.SATISFIED):
            acts.record_view(record, by=officer, view=view, **given)
        services.agree(record, by=holder(DECISION_MAKER), effective_on=date(2027, 4, 1), terms=None)
        before = make.proposed(where=lancashire, under="2022-08")
        assert selectors.authorities_to_ask(before) == []
        refused = reasons(lambda: acts.record_view(before, by=officer, view=V.SATISFIED, **given))
    assert record.state == DesignationState.AGREED
    assert "record_view" not in pages.moves(before, officer).open
    assert refused == ["the_edition_asks_strategic_authorities"]
