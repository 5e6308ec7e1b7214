"""Policies and registers of interests: what is kept, what is refused, what becomes old, and what stays private."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from accounts.roles import ERB_EDITOR, ScopeKind
from accounts.services import scope_of
from designations.interests import export, selectors, services
from designations.models import ConflictPolicy, Interest, InterestsRegister, InterestState, PolicyVersion
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.selectors import entries_of
from lsip_portal.kit.spreadsheets import plain
from reference.models import Provider
from tests.factories import designations as make
from tests.factories import interests as factory
from tests.factories import plans
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


@pytest.fixture
def lead(designation):
    return factory.lead_of(designation)


def reasons(refused):
    return refused.value.reasons


@pytest.mark.clause("G-4.2-2")
def test_each_version_of_a_policy_stays_readable_and_the_newest_counts(designation, lead):
    policy = factory.policy(designation, by=lead, text="First.")
    services.publish_policy(policy, by=lead, published_on=TODAY, address="https://example.org/policy")

    assert selectors.version_of(policy).address == "https://example.org/policy"
    assert selectors.version_of(policy, "1").text == "First."
    assert selectors.version_of(policy, "3") is None
    assert selectors.version_of(policy, "first") is None
    assert [entry.move for entry in entries_of(policy)] == ["publish", "publish"]
    assert entries_of(policy)[0].chain == designation.chain


@pytest.mark.clause("G-4.2-2")
@pytest.mark.parametrize(
    ("today", "flag"),
    [
        (date(2026, 3, 1), ""),
        (date(2026, 3, 2), "The conflict of interest policy was last reviewed on 1 March 2025: over a year ago."),
    ],
)
def test_a_policy_is_current_for_a_year_from_its_review(designation, today, flag):
    with clock.at(date(2025, 3, 1)):
        factory.policy(designation)
    with clock.at(today):
        assert selectors.standing_of(designation).policy_flag == flag


def test_a_policy_that_was_published_long_ago_is_due_at_once_and_a_review_renews_it(designation, lead):
    policy = factory.policy(designation, by=lead, published_on=date(2023, 5, 1))
    assert selectors.standing_of(designation).policy_flag
    services.confirm_review(policy, by=lead)
    assert (policy.reviewed_on, policy.review_by) == (TODAY, date(2027, 3, 2))
    assert selectors.standing_of(designation).policy_flag == ""


def test_an_older_version_does_not_undo_a_review(designation, lead):
    policy = factory.policy(designation, by=lead)
    services.publish_policy(policy, by=lead, published_on=date(2024, 1, 1), text="Found late.")
    assert policy.reviewed_on == TODAY


def test_a_review_on_the_leap_day_is_due_on_28_february(designation):
    with clock.at(date(2024, 2, 29)):
        policy = factory.policy(designation)
    assert policy.review_by == date(2025, 2, 28)


def test_a_version_without_text_and_address_is_refused_by_service_and_table(designation, lead):
    with pytest.raises(ValidationError):
        factory.policy(designation, by=lead, text="")
    assert selectors.policy_of(designation) is None
    policy = factory.policy(designation, by=lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.create(policy=policy, number=2, published_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        PolicyVersion.objects.create(policy=policy, number=1, published_on=TODAY, text="Twice.")


@pytest.mark.parametrize(("below", "act"), [("policy_below", factory.policy), ("register_below", factory.register)])
def test_of_two_people_who_begin_at_once_the_second_is_told(designation, lead, below, act):
    late = getattr(services, below)(designation)
    act(designation, by=lead)
    move = "publish" if below == "policy_below" else "confirm"
    with pytest.raises(NotPossible) as refused:
        run(late, move, by=lead, facts={"reviewed_on": TODAY, "review_by": date(2027, 1, 1)})
    assert reasons(refused) == ["Somebody else has just done this. Open the page again and go on from there."]


@pytest.mark.parametrize("model", [ConflictPolicy, InterestsRegister])
def test_the_next_review_lies_after_the_last_one_in_the_table_too(designation, lead, model):
    act = factory.policy if model is ConflictPolicy else factory.register
    held = act(designation, by=lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=held.pk).update(review_by=held.reviewed_on)


def test_nobody_keeps_a_register_for_a_body_that_is_only_proposed(editions):
    proposal = make.proposed()
    with pytest.raises(NotPossible) as refused:
        factory.interest(proposal)
    assert reasons(refused) == [f"{proposal.body} is not designated for {proposal.area}: proposed."]
    assert selectors.flags_of(proposal) == []


@pytest.mark.clause("G-4.2-3")
def test_an_interest_that_ends_before_it_starts_is_refused_with_both_days(designation, lead):
    facts = {"since": date(2025, 5, 2), "until": date(2025, 5, 1)}
    with pytest.raises(NotPossible) as refused:
        factory.interest(designation, by=lead, **facts)
    assert reasons(refused) == [
        "The interest starts on 2 May 2025, so it cannot end on 1 May 2025. Correct one of the two."
    ]
    held = factory.interest(designation, by=lead, **(facts | {"until": date(2025, 5, 2)}))
    with pytest.raises(NotPossible):
        services.end_interest(held, by=lead, until=date(2025, 5, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.filter(pk=held.pk).update(until=date(2025, 5, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Interest.objects.filter(pk=held.pk).update(holder="")


@pytest.mark.clause("G-4.2-3")
def test_the_register_shows_an_interest_until_a_year_after_its_last_day(designation, lead):
    goes_on = factory.interest(designation, by=lead)
    lately = factory.interest(designation, by=lead, until=date(2025, 3, 2))
    factory.interest(designation, by=lead, until=date(2025, 3, 1))
    withdrawn = factory.interest(designation, by=lead)
    run(withdrawn, "withdraw", by=lead, note="Recorded twice.")

    assert set(selectors.public_interests(TODAY)) == {goes_on, lately}
    assert (goes_on.has_ended, lately.has_ended) == (False, True)
    assert selectors.interests_seen_by(lead).count() == 4
    assert withdrawn.state == InterestState.WITHDRAWN
    assert [entry.move for entry in entries_of(withdrawn)] == ["withdraw", "register"]


@pytest.mark.clause("G-4.2-5")
def test_entries_are_found_by_whose_they_are_and_the_body_is_named_for_its_own(designation, lead):
    for category in Interest.Category:
        factory.interest(designation, by=lead, category=category, holder="" if category == "body" else "Somebody")
    shown = selectors.public_interests(TODAY)
    for category in Interest.Category:
        assert [one.category for one in selectors.in_category(shown, category)] == [category]
    own = selectors.in_category(shown, "body").get()
    assert (own.holder, own.role) == (designation.body.name, "")
    assert selectors.in_category(shown, "nonsense").count() == 0
    assert selectors.in_category(shown, "").count() == 4


def provider_by_kind(body):
    body.kind = Organisation.Kind.PROVIDER
    body.save()


def provider_by_record(body):
    body.provider = Provider.objects.create(ukprn=10000001, name=body.name)
    body.save()


def provider_by_scope(body):
    scope_of(body, ScopeKind.PROVIDER)


@pytest.mark.clause("G-4.2-4")
@pytest.mark.parametrize("held", [provider_by_kind, provider_by_record, provider_by_scope])
def test_a_body_that_is_a_provider_too_sets_out_its_training_before_it_confirms(designation, lead, held):
    held(designation.body)
    for facts in ({"kind": "training"}, {"category": "body", "kind": "financial"}):
        factory.interest(designation, by=lead, **facts)
    gone = factory.interest(designation, by=lead, category="body", kind="training")
    run(gone, "withdraw", by=lead, note="Wrong.")
    with pytest.raises(NotPossible) as refused:
        factory.register(designation, by=lead)
    assert "is held here as a provider too. Add its training provision to the register first" in reasons(refused)[0]

    factory.interest(designation, by=lead, category="body", kind="training")
    assert factory.register(designation, by=lead).reviewed_on == TODAY


@pytest.mark.clause("G-4.2-4")
def test_a_body_that_teaches_nothing_confirms_without_such_an_entry(designation, lead):
    assert factory.register(designation, by=lead).state == "confirmed"


@pytest.mark.clause("G-4.2-3")
def test_the_department_sees_which_register_is_missing_or_older_than_a_year(designation, django_assert_num_queries):
    bare = plans.designated(where=make.area("Zennor"))
    with clock.at(date(2025, 3, 1)):
        factory.register(designation)
    factory.policy(designation)
    with django_assert_num_queries(1):
        rows = {row.designation: row.flags for row in selectors.standings(TODAY)}
    assert rows == {
        designation: ["The register of interests was last confirmed on 1 March 2025: over a year ago."],
        bare: [
            "No conflict of interest policy is published.",
            "The register of interests was never confirmed complete.",
        ],
    }


def test_an_editor_keeps_entries_and_only_the_lead_answers_for_policy_and_register(designation):
    editor = holder(ERB_EDITOR, designation.scope)
    held = factory.interest(designation, by=editor)
    services.amend_interest(held, by=editor, what="Trustee of a college.")
    assert held.what == "Trustee of a college."
    assert held.recorded_by == editor.actor
    for act in (factory.policy, factory.register):
        with pytest.raises(NotAllowed, match="Only the ERB's lead can do this"):
            act(designation, by=editor)


def test_others_see_neither_the_entries_nor_the_policy_of_a_body_they_do_not_work_for(designation):
    factory.interest(designation)
    factory.policy(designation)
    factory.register(designation)
    elsewhere = factory.lead_of(plans.designated())
    for seen_by in (selectors.interests_seen_by, selectors.policies_seen_by, selectors.registers_seen_by):
        assert not seen_by(elsewhere).exists()
        assert seen_by(factory.lead_of(designation)).count() == 1


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1", "' =1"),
        ("a=1", "a=1"),
        (None, ""),
        (TODAY, "2026-03-02"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_made_plain(cell, written):
    assert plain(cell) == written


def test_the_register_as_csv_runs_no_formula(designation):
    factory.interest(designation, what='=HYPERLINK("http://example.org")', with_whom="A, and B")
    text = export.register_as_csv(selectors.public_interests(TODAY))
    assert text.startswith("\ufeffArea,Body,Category,Name")
    assert '"\'=HYPERLINK(""http://example.org"")","A, and B",2021-01-01,,2026-03-02,no' in text


def test_a_policy_a_register_and_an_entry_say_what_they_are(designation):
    assert str(factory.policy(designation)) == f"Conflict of interest policy of {designation}"
    assert str(factory.register(designation)) == f"Register of interests of {designation}"
    assert str(services.new_interest(designation)) == f"An interest of {designation}"
    assert str(factory.interest(designation)).endswith("of A chair: A college")
